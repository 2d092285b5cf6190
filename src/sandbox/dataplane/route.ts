import type { Route } from '../model/routing.js';
import { isPrefixList } from '../net/block.js';
import { routeState, routeTableOf } from '../states.js';
import type { World } from '../world.js';
import { blocksOf, longestPrefix } from './blocks.js';
import { throughCoreNetwork, throughTransitGateway } from './transit.js';

/** Where a subnet's route table sends an address. */
export interface Way {
  readonly kind: 'vpc' | 'on-premises' | 'internet' | 'nowhere';
  /** The VPC it arrives in, for `vpc`. */
  readonly vpcId?: string;
  /** The gateway it leaves by, for `on-premises`. */
  readonly gatewayId?: string;
  /** Route table id, for the trace. */
  readonly tableId: string;
  readonly detail: string;
}

// Same length: local first, then static routes, those by prefix lists, and propagated ones (VPC
// guide, route priority).
function rank({ target, origin, destination }: Route): number {
  if (target.kind === 'local') return 0;
  if (isPrefixList(destination)) return 2;
  return origin === 'EnableVgwRoutePropagation' ? 3 : 1;
}

function longest(world: World, routes: readonly Route[], address: string): Route | undefined {
  return routes
    .map((route) => ({
      route,
      prefix: longestPrefix(blocksOf(world, route.destination), address),
    }))
    .filter(({ prefix }) => prefix >= 0)
    .sort((a, b) => b.prefix - a.prefix || rank(a.route) - rank(b.route))[0]?.route;
}

const toInternet: readonly string[] = [
  'nat-gateway',
  'internet-gateway',
  'egress-only-internet-gateway',
];

/** Longest-prefix match in the subnet's route table; a blackhole is followed nowhere. */
export function wayFrom(world: World, subnetId: string, address: string): Way {
  const table = routeTableOf(world, subnetId);
  if (!table) return { kind: 'nowhere', tableId: subnetId, detail: 'subnet has no route table' };
  const tableId = table.routeTableId;
  const route = longest(world, table.routes, address);
  if (!route) return { kind: 'nowhere', tableId, detail: `no route to ${address}` };
  const { kind, id } = route.target;
  const shown = `${route.destination} to ${id}`;
  const state = routeState(world, route);
  if (state !== 'active') {
    const detail = `${shown} is ${state === 'filtered' ? 'filtered' : 'a blackhole'}`;
    return { kind: 'nowhere', tableId, detail };
  }
  if (kind === 'local') return { kind: 'vpc', vpcId: table.vpcId, tableId, detail: shown };
  if (kind === 'vpn-gateway') {
    return { kind: 'on-premises', gatewayId: id, tableId, detail: shown };
  }
  if (toInternet.includes(kind)) return { kind: 'internet', tableId, detail: shown };
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
