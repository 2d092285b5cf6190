import type { AwsScope } from '../../core/model/identity.js';
import type { ClusterTargetView } from '../contract/target.js';

/** The cluster a panel is about. */
export interface ClusterTarget {
  readonly scope: AwsScope;
  readonly clusterName: string;
}

/** One panel of a kind per key. */
export function targetKey({ scope, clusterName }: ClusterTarget): string {
  return JSON.stringify([scope.profile, scope.region, clusterName]);
}

/** The form that crosses to the page. */
export function targetView({ scope, clusterName }: ClusterTarget): ClusterTargetView {
  return { profile: scope.profile, region: scope.region, clusterName };
}

/** Back from the form that crossed. */
export function targetOf({ profile, region, clusterName }: ClusterTargetView): ClusterTarget {
  return { scope: { profile, region }, clusterName };
}
