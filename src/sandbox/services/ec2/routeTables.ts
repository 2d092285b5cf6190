import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import type { Route, RouteTable, RouteTargetKind } from '../../model/routing.js';
import { familyOf, isPrefixList } from '../../net/block.js';
import { formatBlock, parseBlock } from '../../net/ipv4.js';
import { canonicalIpv6Block } from '../../net/ipv6.js';
import type { QueryParameters } from '../../protocol/query.js';
import type { XmlObject } from '../../protocol/xml.js';
import { routeState } from '../../states.js';
import type { World } from '../../world.js';
import { describe, tagSet, yes } from './describe.js';
import { idKinds, invalidValue, noSuchId } from './faults.js';

export const describeRouteTables = describe<RouteTable>({
  idParameter: 'RouteTableId',
  kind: idKinds.routeTable,
  set: 'routeTableSet',
  maxPage: 100,
  rows: (world) => world.routeTables,
  idOf: (table) => table.routeTableId,
  filters: (world) => ({
    'association.main': (table) => table.associations.map(({ main }) => yes(main)),
    'association.route-table-association-id': (table) =>
      table.associations.map(({ associationId }) => associationId),
    'association.route-table-id': (table) =>
      table.associations.length > 0 ? [table.routeTableId] : [],
    'association.subnet-id': (table) => table.associations.map(({ subnetId }) => subnetId),
    'owner-id': (table) => [table.ownerId],
    'route-table-id': (table) => [table.routeTableId],
    'route.destination-cidr-block': (table) => destinationsOf(table, 4),
    'route.destination-prefix-list-id': (table) => destinationsOf(table, 'list'),
    'route.destination-ipv6-cidr-block': (table) => destinationsOf(table, 6),
    'route.egress-only-internet-gateway-id': (table) =>
      table.routes.map(({ target }) =>
        target.kind === 'egress-only-internet-gateway' ? target.id : undefined,
      ),
    'route.gateway-id': (table) =>
      table.routes.map(({ target }) =>
        targetMembers[target.kind].xml === 'gatewayId' ? target.id : undefined,
      ),
    'route.origin': (table) => table.routes.map(({ origin }) => origin),
    'route.state': (table) => table.routes.map((route) => routeState(world, route)),
    'route.vpc-peering-connection-id': (table) =>
      table.routes.map(({ target }) => (target.kind === 'peering' ? target.id : undefined)),
    'route.transit-gateway-id': (table) =>
      table.routes.map(({ target }) => (target.kind === 'transit-gateway' ? target.id : undefined)),
    'vpc-id': (table) => [table.vpcId],
  }),
  render: (table, world) => ({
    routeTableId: table.routeTableId,
    vpcId: table.vpcId,
    ownerId: table.ownerId,
    routeSet: table.routes.map((route) => ({
      [destinationMember(route.destination)]: route.destination,
      [targetMembers[route.target.kind].xml]: route.target.id,
      state: routeState(world, route),
      origin: route.origin,
    })),
    associationSet: table.associations.map(({ associationId, main, subnetId }) => ({
      routeTableAssociationId: associationId,
      routeTableId: table.routeTableId,
      subnetId,
      main,
      associationState: { state: 'associated' },
    })),
    propagatingVgwSet: table.propagatingVgws.map((gatewayId) => ({ gatewayId })),
    tagSet: tagSet(table.tags),
  }),
});

type DestinationKind = 4 | 6 | 'list';

function kindOf(destination: string): DestinationKind {
  return isPrefixList(destination) ? 'list' : familyOf(destination);
}

function destinationMember(destination: string): string {
  const kind = kindOf(destination);
  if (kind === 'list') return 'destinationPrefixListId';
  return kind === 6 ? 'destinationIpv6CidrBlock' : 'destinationCidrBlock';
}

function destinationsOf(table: RouteTable, kind: DestinationKind): string[] {
  return table.routes
    .map(({ destination }) => destination)
    .filter((destination) => kindOf(destination) === kind);
}

/** Where a route's target stands in the answer, and in the request that makes it. */
const targetMembers: Readonly<Record<RouteTargetKind, { xml: string; query: string }>> = {
  local: { xml: 'gatewayId', query: 'GatewayId' },
  'internet-gateway': { xml: 'gatewayId', query: 'GatewayId' },
  'vpn-gateway': { xml: 'gatewayId', query: 'GatewayId' },
  peering: { xml: 'vpcPeeringConnectionId', query: 'VpcPeeringConnectionId' },
  'transit-gateway': { xml: 'transitGatewayId', query: 'TransitGatewayId' },
  'core-network': { xml: 'coreNetworkArn', query: 'CoreNetworkArn' },
  'nat-gateway': { xml: 'natGatewayId', query: 'NatGatewayId' },
  'egress-only-internet-gateway': {
    xml: 'egressOnlyInternetGatewayId',
    query: 'EgressOnlyInternetGatewayId',
  },
  'network-interface': { xml: 'networkInterfaceId', query: 'NetworkInterfaceId' },
};

function tableOf(world: World, parameters: QueryParameters): RouteTable {
  const id = parameters.required('RouteTableId');
  const table = world.routeTables.find((each) => each.routeTableId === id);
  if (!table) throw noSuchId(idKinds.routeTable, id);
  return table;
}

function destinationOf(world: World, parameters: QueryParameters): string {
  const list = parameters.string('DestinationPrefixListId');
  if (list !== undefined) {
    if (world.prefixLists.some(({ prefixListId }) => prefixListId === list)) return list;
    throw noSuchId(idKinds.prefixList, list);
  }
  const v6 = parameters.string('DestinationIpv6CidrBlock');
  if (v6 !== undefined) return ipv6Destination(v6);
  const text = parameters.required('DestinationCidrBlock');
  const block = parseBlock(text);
  if (!block) {
    throw invalidValue(
      `Value (${text}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
  return formatBlock(block);
}

function ipv6Destination(text: string): string {
  const block = canonicalIpv6Block(text);
  if (block !== undefined) return block;
  throw invalidValue(
    `Value (${text}) for parameter destinationIpv6CidrBlock is invalid. This is not a valid CIDR block.`,
  );
}

export function createRoute({ world }: CallContext, parameters: QueryParameters): XmlObject {
  const table = tableOf(world, parameters);
  const destination = destinationOf(world, parameters);
  const target = targetOf(world, parameters);
  if (target.kind === 'egress-only-internet-gateway' && familyOf(destination) === 4) {
    throw invalidValue(`route table ${table.routeTableId} and egress-only gateway: IPv6 only`);
  }
  if (table.routes.some((route) => route.destination === destination)) {
    throw new AwsFault(
      'RouteAlreadyExists',
      `The route identified by ${destination} already exists.`,
    );
  }
  table.routes.push({ destination, target, origin: 'CreateRoute', state: 'active' });
  return { return: true };
}

function targetOf(world: World, parameters: QueryParameters): Route['target'] {
  const gateway = parameters.string('GatewayId');
  if (gateway?.startsWith('igw-')) return { kind: 'internet-gateway', id: gateway };
  if (gateway?.startsWith('vgw-')) return { kind: 'vpn-gateway', id: gateway };
  if (gateway !== undefined) {
    throw new AwsFault('InvalidGatewayID.NotFound', `The gateway ID '${gateway}' does not exist`);
  }
  const kinds = [
    'peering',
    'transit-gateway',
    'core-network',
    'nat-gateway',
    'egress-only-internet-gateway',
    'network-interface',
  ] as const;
  for (const kind of kinds) {
    const id = parameters.string(targetMembers[kind].query);
    if (id === undefined) continue;
    if (
      kind === 'peering' &&
      !world.peeringConnections.some((each) => each.vpcPeeringConnectionId === id)
    ) {
      throw noSuchId(idKinds.peering, id);
    }
    if (
      kind === 'transit-gateway' &&
      !world.transitGateways.some((each) => each.transitGatewayId === id)
    ) {
      throw noSuchId(idKinds.transitGateway, id);
    }
    return { kind, id };
  }
  throw new AwsFault('MissingParameter', 'The request must contain exactly one route target.');
}

const nouns = { 4: 'cidr-block', 6: 'ipv6-cidr-block', list: 'prefix-list-id' } as const;

export function deleteRoute({ world }: CallContext, parameters: QueryParameters): XmlObject {
  const table = tableOf(world, parameters);
  const destination = destinationOf(world, parameters);
  const route = table.routes.find((each) => each.destination === destination);
  if (!route) {
    throw new AwsFault(
      'InvalidRoute.NotFound',
      `no route with destination-${nouns[kindOf(destination)]} ${destination} in route table ${table.routeTableId}`,
    );
  }
  if (route.target.kind === 'local') {
    throw invalidValue(
      `cannot remove local route ${destination} in route table ${table.routeTableId}`,
    );
  }
  table.routes = table.routes.filter((each) => each !== route);
  return { return: true };
}
