import { contains, parseCidr } from './cidr.js';
import type { SubnetId, VpcId } from './ids.js';
import type { Route, RouteTable, VpcPeeringConnection } from './network.js';

/** The table a subnet uses: its own, else its VPC's main one (aws facts §4.2). */
export function tableOf(
  tables: readonly RouteTable[],
  subnet: { readonly id: SubnetId; readonly vpcId: VpcId },
): RouteTable | undefined {
  return (
    tables.find((table) => table.subnetIds.includes(subnet.id)) ??
    tables.find((table) => table.main && table.vpcId === subnet.vpcId)
  );
}

/** The route that wins for an address or a range: the longest prefix that contains all of it. */
export function routeFor(table: RouteTable, destination: string): Route | undefined {
  return table.routes
    .filter((route) => contains(route.destination, destination))
    .sort((a, b) => prefixLength(b) - prefixLength(a))[0];
}

function prefixLength(route: Route): number {
  return parseCidr(route.destination)?.prefix ?? -1;
}

/** The VPC at the other side of a peering connection; `undefined` if `vpcId` is at neither. */
export function peerOf(peering: VpcPeeringConnection, vpcId: VpcId): VpcId | undefined {
  if (peering.requesterVpcId === vpcId) return peering.accepterVpcId;
  if (peering.accepterVpcId === vpcId) return peering.requesterVpcId;
  return undefined;
}

/**
 * Whether a route brings a packet to a VPC: `yes` for `local` in the same VPC and
 * for an active peering with it; `no` for a black hole, an inactive peering or a
 * gateway that cannot lead there; `perhaps` for what is not visible from here
 * (Cloud WAN, virtual private gateway, appliances, and most of a Transit Gateway).
 */
export type Reach = 'yes' | 'no' | 'perhaps';

/** Whether a Transit Gateway can lead from one VPC to another. */
export type TransitReach = (gatewayId: string, from: VpcId, to: VpcId) => Reach;

/** See {@link Reach}. `from` is the VPC that owns the route table. */
export function reachOf(
  route: Route | undefined,
  from: VpcId,
  to: VpcId,
  peerings: readonly VpcPeeringConnection[],
  transit: TransitReach = () => 'perhaps',
): Reach {
  if (!route || route.state !== 'active') return 'no';
  if (route.target === 'local') return from === to ? 'yes' : 'no';
  if (route.target.startsWith('pcx-')) {
    const peering = peerings.find((candidate) => candidate.id === route.target);
    if (!peering) return 'perhaps';
    return peering.status === 'active' && peerOf(peering, from) === to ? 'yes' : 'no';
  }
  if (route.target.startsWith('tgw-')) return transit(route.target, from, to);
  const leavesTheNetwork = /^(igw|eigw|nat|vpce)-/.test(route.target);
  return leavesTheNetwork ? 'no' : 'perhaps';
}

/** The worst of several. */
export function worstReach(all: readonly Reach[]): Reach {
  if (all.includes('no')) return 'no';
  return all.includes('perhaps') ? 'perhaps' : 'yes';
}
