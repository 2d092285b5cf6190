import type { Route } from '../model/routing.js';
import { isInBlock, prefixLength } from '../net/block.js';
import { routeState, routeTableOf } from '../states.js';
import type { World } from '../world.js';
import { throughCoreNetwork, throughTransitGateway } from './transit.js';

/** Where a subnet's route table sends an address. */
export interface Way {
  readonly kind: 'vpc' | 'on-premises' | 'nowhere';
  /** The VPC it arrives in, for `vpc`. */
  readonly vpcId?: string;
  /** The gateway it leaves by, for `on-premises`. */
  readonly gatewayId?: string;
  /** Route table id, for the trace. */
  readonly tableId: string;
  readonly detail: string;
}

const prefix = (route: Route): number => prefixLength(route.destination);
// Same length: local first, static routes before propagated ones (VPC guide, route priority).
const rank = (route: Route): number =>
  route.target.kind === 'local' ? 0 : route.origin === 'EnableVgwRoutePropagation' ? 2 : 1;

function longest(routes: readonly Route[], address: string): Route | undefined {
  return routes
    .filter((route) => isInBlock(address, route.destination))
    .sort((a, b) => prefix(b) - prefix(a) || rank(a) - rank(b))[0];
}

/** Longest-prefix match in the subnet's route table; a blackhole is followed nowhere. */
export function wayFrom(world: World, subnetId: string, address: string): Way {
  const table = routeTableOf(world, subnetId);
  if (!table) return { kind: 'nowhere', tableId: subnetId, detail: 'subnet has no route table' };
  const tableId = table.routeTableId;
  const route = longest(table.routes, address);
  if (!route) return { kind: 'nowhere', tableId, detail: `no route to ${address}` };
  const { kind, id } = route.target;
  const shown = `${route.destination} to ${id}`;
  if (routeState(world, route) !== 'active') {
    return { kind: 'nowhere', tableId, detail: `${shown} is a blackhole` };
  }
  if (kind === 'local') return { kind: 'vpc', vpcId: table.vpcId, tableId, detail: shown };
  if (kind === 'vpn-gateway') {
    return { kind: 'on-premises', gatewayId: id, tableId, detail: shown };
  }
  if (kind === 'transit-gateway' || kind === 'core-network') {
    const through = kind === 'core-network' ? throughCoreNetwork : throughTransitGateway;
    const { vpcId, detail } = through(world, id, subnetId, address);
    const all = `${shown}: ${detail}`;
    return vpcId === undefined
      ? { kind: 'nowhere', tableId, detail: all }
      : { kind: 'vpc', vpcId, tableId, detail: all };
  }
  const peering = world.peeringConnections.find((each) => each.vpcPeeringConnectionId === id);
  const ends = peering ? [peering.requester.vpcId, peering.accepter.vpcId] : [];
  if (kind !== 'peering' || !ends.includes(table.vpcId)) {
    return { kind: 'nowhere', tableId, detail: `${shown} does not lead there` };
  }
  const vpcId = ends.find((each) => each !== table.vpcId) ?? table.vpcId;
  return { kind: 'vpc', vpcId, tableId, detail: shown };
}
