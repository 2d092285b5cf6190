import type { Subnet } from '../model/network.js';
import { reachOf, routeFor, tableOf, worstReach, type Reach } from '../model/routing.js';
import type { Estate } from './estate.js';

type Network = Pick<Estate, 'routeTables' | 'peerings'>;

/** Whether the route table of `from` leads to every address of `to`. */
export function reachesSubnet(network: Network, from: Subnet, to: Subnet): Reach {
  const table = tableOf(network.routeTables, from);
  if (!table) return 'no';
  return reachOf(routeFor(table, to.cidr), from.vpcId, to.vpcId, network.peerings);
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
