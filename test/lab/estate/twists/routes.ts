import { newId } from '../../../../src/sandbox/ids.js';
import type { Route, RouteTable } from '../../../../src/sandbox/model/routing.js';
import { isInBlock, prefixLength } from '../../../../src/sandbox/net/block.js';
import type { World } from '../../../../src/sandbox/world.js';
import { peer } from '../base.js';
import { onOne, removeOne, type Twist, type Twisted } from './twist.js';

const toPeer = ({ target }: Route): boolean => target.kind === 'peering';

function onPeerRoute(twisted: Twisted, act: (route: Route, table: RouteTable) => void): void {
  const all = twisted.world.routeTables.flatMap((table) =>
    table.routes.filter(toPeer).map((route) => ({ route, table })),
  );
  onOne(twisted, all, ({ route, table }) => act(route, table));
}

function peeringsOf(world: World, vpcId: string): string[] {
  return world.peeringConnections
    .filter(({ requester, accepter }) => [requester.vpcId, accepter.vpcId].includes(vpcId))
    .map(({ vpcPeeringConnectionId }) => vpcPeeringConnectionId);
}

/** AWS has one route for a destination, and none inside a VPC's own range that leads to a peer. */
function put(world: World, table: RouteTable, route: Route): void {
  const own = world.vpcs.find(({ vpcId }) => vpcId === table.vpcId)?.cidr ?? '';
  const [base = ''] = route.destination.split('/');
  const inside = isInBlock(base, own) && prefixLength(route.destination) >= prefixLength(own);
  const known = table.routes.some(({ destination }) => destination === route.destination);
  if (!inside && !known) table.routes.push(route);
}

/** A narrower block around an address of the network at the other end. */
function around(twisted: Twisted, block: string): string | undefined {
  const addresses = twisted.world.networkInterfaces
    .flatMap(({ privateIpAddresses }) => privateIpAddresses)
    .filter((ip) => isInBlock(ip, block));
  if (addresses.length === 0) return undefined;
  const octets = twisted.dice.pick(addresses).split('.');
  const length = twisted.dice.pick([20, 24, 32]);
  if (length === 32) return `${octets.join('.')}/32`;
  const third = Number(octets[2]);
  const kept = length === 24 ? third : third - (third % 16);
  return `${octets[0]}.${octets[1]}.${kept}.0/${length}`;
}

const missing: Twist = (twisted) =>
  onPeerRoute(twisted, (route, table) => {
    table.routes.splice(table.routes.indexOf(route), 1);
  });

const blackhole: Twist = (twisted) =>
  onPeerRoute(twisted, (route) => {
    route.state = 'blackhole';
  });

const wrongTarget: Twist = (twisted) =>
  onPeerRoute(twisted, (route, table) => {
    const others = peeringsOf(twisted.world, table.vpcId).filter((id) => id !== route.target.id);
    onOne(twisted, others, (id) => {
      route.target = { kind: 'peering', id };
    });
  });

const toNat: Twist = (twisted) =>
  onPeerRoute(twisted, (route) => {
    route.target = { kind: 'nat-gateway', id: newId(twisted.world, 'nat-') };
  });

/** A longer prefix inside a good route that leads elsewhere, or, without harm, to the same place. */
const trap: Twist = (twisted) =>
  onPeerRoute(twisted, (route, table) => {
    const destination = around(twisted, route.destination);
    if (destination === undefined) return;
    const id = twisted.dice.pick(peeringsOf(twisted.world, table.vpcId));
    const state = twisted.dice.chance(0.3) ? 'blackhole' : 'active';
    put(twisted.world, table, { ...route, destination, target: { kind: 'peering', id }, state });
  });

/** A wider route beside the good one, or in its place. */
const wider: Twist = (twisted) =>
  onPeerRoute(twisted, (route, table) => {
    const destination = twisted.dice.pick(['10.0.0.0/8', '0.0.0.0/0', '10.8.0.0/13']);
    const at = table.routes.findIndex((each) => each.destination === destination);
    if (at >= 0) table.routes.splice(at, 1);
    if (twisted.dice.chance(0.6)) table.routes.splice(table.routes.indexOf(route), 1);
    put(twisted.world, table, { ...route, destination });
  });

/** A subnet without a table of its own falls back to the main one, which may know the way. */
const mainTable: Twist = (twisted) => {
  const { world, dice } = twisted;
  const explicit = world.routeTables.filter(({ associations }) =>
    associations.some(({ main }) => !main),
  );
  onOne(twisted, explicit, (table) => {
    removeOne(twisted, table.associations, ({ main }) => !main);
    const main = world.routeTables.find(
      ({ vpcId, associations }) => vpcId === table.vpcId && associations.some((one) => one.main),
    );
    if (!main || !dice.chance(0.5)) return;
    for (const route of table.routes.filter(toPeer)) put(world, main, structuredClone(route));
  });
};

/** One of the two subnets gets a table of its own, from which one route may be missing. */
const ownTable: Twist = (twisted) => {
  const { world, dice } = twisted;
  const shared = world.routeTables.filter(({ associations }) => associations.length > 1);
  onOne(twisted, shared, (table) => {
    const moved = table.associations.splice(dice.int(table.associations.length), 1);
    const routes = structuredClone(table.routes);
    const copy = { ...table, routeTableId: newId(world, 'rtb-'), associations: moved, routes };
    if (dice.chance(0.5)) removeOne(twisted, copy.routes, toPeer);
    world.routeTables.push({ ...copy, propagatingVgws: [] });
  });
};

const inactive: Twist = (twisted) =>
  onOne(twisted, twisted.world.peeringConnections, (peering) => {
    peering.statusCode = twisted.dice.pick(['pending-acceptance', 'deleted', 'expired', 'failed']);
  });

const morePeering: Twist = ({ world, dice }) =>
  peer(world, dice.pick(world.vpcs), dice.pick(world.vpcs));

export const routeTwists: readonly Twist[] = [
  missing,
  blackhole,
  wrongTarget,
  toNat,
  trap,
  trap,
  wider,
  wider,
  mainTable,
  ownTable,
  inactive,
  morePeering,
];
