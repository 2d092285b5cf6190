import { valueOf } from '../model/fact.js';
import type { VpcId } from '../model/ids.js';
import type { Snapshot } from '../model/snapshot.js';
import type { VpcCandidate } from './candidates.js';
import { commonClientVpcs } from './commonCandidates.js';
import { both } from './foreign.js';

/**
 * The VPCs of another account as clients of every one of some clusters, connected ones
 * first. `client` is what that account knows (`clientParts`, aws facts §2.11); a way is known where
 * either side's route tables and peering connections tell of it. What both see, by a shared
 * subnet, is not the other's to associate and is left out.
 */
export function foreignClientVpcs(
  snapshot: Snapshot,
  clusterNames: readonly string[],
  client: Snapshot,
): readonly VpcCandidate[] {
  const account = valueOf(client.identity)?.accountId;
  const theirs = new Set(
    (valueOf(client.vpcs) ?? []).filter(({ ownerId }) => ownerId === account).map(({ id }) => id),
  );
  const wide: Snapshot = {
    ...snapshot,
    vpcs: both(snapshot.vpcs, client.vpcs),
    routeTables: both(snapshot.routeTables, client.routeTables),
    peerings: both(snapshot.peerings, client.peerings),
  };
  return commonClientVpcs(wide, clusterNames).filter(({ vpc }) => theirs.has(vpc.id));
}

/** Those of them that can be chosen. */
export function possibleForeignVpcs(
  snapshot: Snapshot,
  clusterNames: readonly string[],
  client: Snapshot,
): readonly VpcId[] {
  return foreignClientVpcs(snapshot, clusterNames, client)
    .filter(({ disabledBecause }) => !disabledBecause)
    .map(({ vpc }) => vpc.id);
}
