import { valueOf } from '../model/fact.js';
import type { Subnet, Vpc } from '../model/network.js';
import {
  reachOf,
  routeFor,
  tableOf,
  worstReach,
  type Reach,
  type TransitReach,
} from '../model/routing.js';
import type { Snapshot } from '../model/snapshot.js';
import { transitReach } from '../model/transit.js';
import type { Estate } from './estate.js';

type Network = Pick<Estate, 'routeTables' | 'peerings' | 'snapshot'>;

/** Whether the route table of `from` leads to every address of `to`. */
export function reachesSubnet(network: Network, from: Subnet, to: Subnet): Reach {
  const table = tableOf(network.routeTables, from);
  if (!table) return 'no';
  const { peerings, snapshot } = network;
  return reachOf(routeFor(table, to.cidr), from.vpcId, to.vpcId, peerings, transitOf(snapshot));
}

/** What the attachments of a snapshot say; `perhaps` to everything while they are not known. */
export function transitOf(snapshot: Snapshot): TransitReach {
  const attachments = valueOf(snapshot.transitGatewayAttachments);
  if (!attachments) return () => 'perhaps';
  const account = valueOf(snapshot.identity)?.accountId;
  const own = (valueOf(snapshot.vpcs) ?? []).filter(({ ownerId }: Vpc) => ownerId === account);
  const seen = new Set<string>(own.map(({ id }) => id));
  return (gatewayId, from, to) => transitReach(attachments, seen, gatewayId, from, to);
}

/** The same there and back, which is what a query and its answer need (aws facts §4.2). */
export function reachesBothWays(network: Network, a: Subnet, b: Subnet): Reach {
  return worstReach([reachesSubnet(network, a, b), reachesSubnet(network, b, a)]);
}

/** There and back between every pair of two sets; `yes` if a set is empty. */
export function reachesAll(
  network: Network,
  some: readonly Subnet[],
  others: readonly Subnet[],
): Reach {
  return worstReach(some.flatMap((a) => others.map((b) => reachesBothWays(network, a, b))));
}
