import type { Snapshot } from '../model/snapshot.js';
import { clientVpcCandidates, type VpcCandidate } from './candidates.js';

/**
 * The VPCs that could be clients of every one of several clusters: none that is a cluster's
 * own (aws facts §2.7). What disables one for any of them disables it.
 */
export function commonClientVpcs(
  snapshot: Snapshot,
  clusterNames: readonly string[],
): readonly VpcCandidate[] {
  const [first = [], ...others] = clusterNames.map((name) => clientVpcCandidates(snapshot, name));
  return first
    .flatMap((candidate): readonly VpcCandidate[] => {
      const same = others.map((all) => all.find(({ vpc }) => vpc.id === candidate.vpc.id));
      const everywhere = [candidate, ...same.flatMap((one) => one ?? [])];
      if (everywhere.length < clusterNames.length) return [];
      return [everywhere.find(({ disabledBecause }) => disabledBecause) ?? candidate];
    })
    .sort(
      (a, b) => Number(a.disabledBecause !== undefined) - Number(b.disabledBecause !== undefined),
    );
}
