import type { Route } from '../../../src/sandbox/model/routing.js';
import type { World } from '../../../src/sandbox/world.js';
import { routerAddress, type Layout } from './layout.js';

/** In every router: the table that knows where each machine of the VPC is. */
const INSIDE = 99;
const tableNumber = (index: number): number => 1000 + index;

/** The link of a peering connection: the same name at both ends. */
export const peeringLink = (index: number): string => `p${index}`;

/**
 * What `ip -batch` is to do in a VPC's router. Packets of a machine are looked up in the table of
 * its subnet, longest prefix first, by the kernel; where that says `local`, and for all that comes
 * in by a peering connection, the VPC's own machines are all there is: peering has no transit.
 */
export function routerCommands({ world, machines }: Layout, vpcIndex: number): string[] {
  const vpc = world.vpcs[vpcIndex];
  if (!vpc) return [];
  const own = machines.filter((machine) => machine.vpcIndex === vpcIndex);
  const tables = world.routeTables
    .map((table, index) => ({ table, number: tableNumber(index) }))
    .filter(({ table }) => table.vpcId === vpc.vpcId);
  const numberOf = (subnetId: string): number =>
    tables.find(({ table }) => table.associations.some((one) => one.subnetId === subnetId))
      ?.number ?? mainOf(tables);
  return [
    'link set lo up',
    `addr add ${routerAddress(vpcIndex)}/32 dev lo`,
    ...peeringsOf(world, vpc.vpcId).map(({ index }) => `link set ${peeringLink(index)} up`),
    ...own.flatMap(({ index, ip, subnetId }) => [
      `link set m${index} up`,
      `route add ${ip}/32 dev m${index} table ${INSIDE}`,
      `rule add pref 10 iif m${index} lookup ${numberOf(subnetId)}`,
    ]),
    `route add blackhole default table ${INSIDE}`,
    `rule add pref 20 lookup ${INSIDE}`,
    ...tables.flatMap(({ table, number }) => [
      ...table.routes.map((each) => `route add ${routeOf(world, vpc.vpcId, each)} table ${number}`),
      `route add blackhole default metric 9999 table ${number}`,
    ]),
  ];
}

function mainOf(
  tables: readonly {
    readonly table: World['routeTables'][number];
    readonly number: number;
  }[],
): number {
  return tables.find(({ table }) => table.associations.some(({ main }) => main))?.number ?? INSIDE;
}

/** `local` is thrown back to the rules, that is on to the table of the VPC's machines. */
function routeOf(world: World, vpcId: string, { destination, target, state }: Route): string {
  if (target.kind === 'local') return `throw ${destination}`;
  const peering = peeringsOf(world, vpcId).find(({ id }) => id === target.id);
  if (state !== 'active' || !peering) return `blackhole ${destination}`;
  const { index, peerIndex } = peering;
  return `${destination} via ${routerAddress(peerIndex)} dev ${peeringLink(index)} onlink`;
}

/** The active peering connections of a VPC whose other end is in this world too. */
export function peeringsOf(
  world: World,
  vpcId: string,
): { readonly id: string; readonly index: number; readonly peerIndex: number }[] {
  return world.peeringConnections.flatMap((each, index) => {
    const ends = [each.requester.vpcId, each.accepter.vpcId];
    const peerIndex = world.vpcs.findIndex(
      (vpc) => vpc.vpcId !== vpcId && ends.includes(vpc.vpcId),
    );
    if (each.statusCode !== 'active' || !ends.includes(vpcId) || peerIndex < 0) return [];
    return [{ id: each.vpcPeeringConnectionId, index, peerIndex }];
  });
}
