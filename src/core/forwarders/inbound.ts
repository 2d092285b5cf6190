import { valueOf } from '../model/fact.js';
import type { Cluster } from '../model/cluster.js';
import {
  addressesOf,
  servesDo53,
  type ResolverEndpoint,
  type ResolverEndpointAddress,
} from '../model/resolver.js';
import type { Snapshot } from '../model/snapshot.js';
import { forwardedNames, isOurs } from '../plan/naming.js';

/** The inbound endpoints that are there to stay, by their ids. */
export function inboundOf(snapshot: Snapshot): readonly ResolverEndpoint[] {
  return (valueOf(snapshot.endpoints) ?? [])
    .filter(({ direction, status }) => direction === 'INBOUND' && status !== 'DELETING')
    .sort((a, b) => a.id.localeCompare(b.id));
}

/**
 * The inbound endpoint that DNS servers outside AWS forward a cluster's name to: the one whose
 * tags say so (a hub's, for one), else one in the cluster VPC, as only there the hidden zone is
 * known (aws facts §1.1).
 */
export function inboundFor(
  snapshot: Snapshot,
  cluster: Cluster,
  inbound = inboundOf(snapshot),
): ResolverEndpoint | undefined {
  const isTagged = ({ arn }: ResolverEndpoint): boolean => {
    const tags = valueOf(snapshot.resolverTags[arn]);
    if (!tags || !isOurs(tags)) return false;
    return forwardedNames(tags).some(({ clusterName }) => clusterName === cluster.name);
  };
  const own = inbound.filter(({ vpcId }) => vpcId === cluster.vpcId);
  return inbound.find(isTagged) ?? own.find(servesDo53) ?? own[0];
}

/** The attached addresses of an endpoint; IPv4 where it has any. */
export function attachedOf(places: readonly ResolverEndpointAddress[]): readonly string[] {
  const attached = places
    .filter(({ status }) => status === 'ATTACHED')
    .flatMap((place) => addressesOf(place));
  const four = attached.filter((address) => !address.includes(':'));
  return four.length > 0 ? four : attached;
}
