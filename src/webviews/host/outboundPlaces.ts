import { valueOf } from '../../core/model/fact.js';
import type { VpcId } from '../../core/model/ids.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { SetupRequest } from '../contract/setupForm.js';
import type { ClusterNames, SetupSubject } from './setupModel.js';

/** Of whom it depends where the outbound endpoint can go. */
type Askers = Pick<SetupRequest, 'clientVpcIds' | 'accounts'> & {
  readonly onPremises?: { readonly hubVpcId?: string | undefined } | undefined;
};

/**
 * Where the outbound endpoint can go: to a client VPC or the hub; where all clients are of
 * other accounts, to any VPC of the cluster's account that reaches the clusters, or to theirs.
 */
export function outboundVpcs(subject: SetupSubject, request: Askers): readonly string[] {
  const own = askers(request);
  if (own.length > 0 || !hasForeign(request)) return own;
  const homes = clusterVpcs(subject.snapshot, subject.clusterNames);
  return [...new Set([...ownClientVpcs(subject), ...homes])];
}

function askers({ clientVpcIds, onPremises }: Askers): readonly string[] {
  const hub = onPremises?.hubVpcId;
  return [...new Set([...(hub === undefined ? [] : [hub]), ...clientVpcIds])];
}

function hasForeign({ accounts = [] }: Askers): boolean {
  return accounts.some(({ vpcIds }) => vpcIds.length > 0);
}

/** The planner takes the first asker; without one it looks for a place itself. */
export function outboundIn(
  request: Askers,
  chosen: string | undefined,
  places: readonly string[],
): readonly string[] {
  if (chosen !== undefined) return [chosen];
  return askers(request).length > 0 ? places.slice(0, 1) : places;
}

/** The VPCs of the cluster’s account that can be clients. */
export function ownClientVpcs({ core, snapshot, clusterNames }: SetupSubject): readonly string[] {
  return core
    .commonClientVpcs(snapshot, clusterNames)
    .filter(({ disabledBecause }) => !disabledBecause)
    .map(({ vpc }): string => vpc.id);
}

/** The VPCs of the clusters, each once. */
export function clusterVpcs(snapshot: Snapshot, clusterNames: ClusterNames): readonly VpcId[] {
  const ids = clusterNames.flatMap((name) => valueOf(snapshot.clusters[name])?.vpcId ?? []);
  return [...new Set(ids)];
}
