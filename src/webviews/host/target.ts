import type { AwsScope } from '../../core/model/identity.js';
import type { ClusterTargetView } from '../contract/target.js';

/** The cluster a panel is about, or several of one scope. */
export interface ClusterTarget {
  readonly scope: AwsScope;
  readonly clusterName: string;
  readonly furtherClusterNames?: readonly string[];
}

/** The names of all clusters of a target. */
export function targetNames({
  clusterName,
  furtherClusterNames = [],
}: ClusterTarget): readonly [string, ...string[]] {
  return [clusterName, ...furtherClusterNames];
}

/** One panel of a kind per key; the order in which clusters were selected does not count. */
export function targetKey(target: ClusterTarget): string {
  const { profile, region } = target.scope;
  return JSON.stringify([profile, region, ...[...targetNames(target)].sort()]);
}

/** The form that crosses to the page. */
export function targetView({
  scope,
  clusterName,
  furtherClusterNames,
}: ClusterTarget): ClusterTargetView {
  return {
    profile: scope.profile,
    region: scope.region,
    clusterName,
    ...(furtherClusterNames && { furtherClusterNames: [...furtherClusterNames] }),
  };
}

/** Back from the form that crossed. */
export function targetOf({
  profile,
  region,
  clusterName,
  furtherClusterNames,
}: ClusterTargetView): ClusterTarget {
  return {
    scope: { profile, region },
    clusterName,
    ...(furtherClusterNames && { furtherClusterNames }),
  };
}
