import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import type { Tags } from '../../model/network.js';
import type { TransitGatewayRoute, TransitGatewayRouteTable } from '../../model/transit.js';
import { isWithin, parseBlock } from '../../net/ipv4.js';
import { pageOf } from '../../protocol/paging.js';
import type { QueryParameters } from '../../protocol/query.js';
import type { XmlObject } from '../../protocol/xml.js';
import type { World } from '../../world.js';
import { describe, readPageSize, tagSet, yes } from './describe.js';
import { idKinds, invalidValue, noSuchId } from './faults.js';
import { applyFilters } from './filters.js';

export const describeTransitGatewayRouteTables = describe<TransitGatewayRouteTable>({
  idParameter: 'TransitGatewayRouteTableIds',
  kind: idKinds.transitGatewayRouteTable,
  set: 'transitGatewayRouteTables',
  maxPage: 1000,
  rows: (world) => world.transitGatewayRouteTables,
  idOf: (table) => table.transitGatewayRouteTableId,
  filters: () => ({
    'default-association-route-table': (table) => [yes(table.defaultAssociation)],
    'default-propagation-route-table': (table) => [yes(table.defaultPropagation)],
    state: () => ['available'],
    'transit-gateway-id': (table) => [table.transitGatewayId],
    'transit-gateway-route-table-id': (table) => [table.transitGatewayRouteTableId],
  }),
  render: (table) => ({
    transitGatewayRouteTableId: table.transitGatewayRouteTableId,
    transitGatewayId: table.transitGatewayId,
    state: 'available',
    defaultAssociationRouteTable: table.defaultAssociation,
    defaultPropagationRouteTable: table.defaultPropagation,
    creationTime: new Date(table.createdAt).toISOString(),
    tagSet: tagSet(table.tags),
  }),
});

function tableOf(world: World, parameters: QueryParameters): TransitGatewayRouteTable {
  const id = parameters.required('TransitGatewayRouteTableId');
  const table = world.transitGatewayRouteTables.find(
    (each) => each.transitGatewayRouteTableId === id,
  );
  if (!table) throw noSuchId(idKinds.transitGatewayRouteTable, id);
  return table;
}

type Association = {
  readonly transitGatewayAttachmentId: string;
  readonly resourceId: string | undefined;
  readonly resourceType: string;
  readonly state: string;
  /** Never any: a filter by tags finds none. */
  readonly tags?: Tags;
};

export function getTransitGatewayRouteTableAssociations(
  { world }: CallContext,
  parameters: QueryParameters,
): XmlObject {
  const rows = tableOf(world, parameters).associatedAttachmentIds.map((id): Association => ({
    transitGatewayAttachmentId: id,
    resourceId: vpcOfAttachment(world, id),
    resourceType: 'vpc',
    state: 'associated',
  }));
  const kept = applyFilters(rows, parameters, {
    'resource-id': (row) => [row.resourceId],
    'resource-type': (row) => [row.resourceType],
    'transit-gateway-attachment-id': (row) => [row.transitGatewayAttachmentId],
  });
  const page = pageOf(
    kept,
    (row) => row.transitGatewayAttachmentId,
    'transitGatewayRouteTableAssociations',
    readPageSize(parameters, 1000),
    parameters.string('NextToken') || undefined,
  );
  if (!page) throw new AwsFault('InvalidNextToken', 'The specified NextToken is not valid.');
  return { associations: page.items, nextToken: page.nextToken };
}

/** Answers with at most `MaxResults` routes and says whether there are more; it has no pages. */
export function searchTransitGatewayRoutes(
  { world }: CallContext,
  parameters: QueryParameters,
): XmlObject {
  const table = tableOf(world, parameters);
  if (parameters.structures('Filter').length === 0) {
    throw new AwsFault('MissingParameter', 'The request must contain the parameter Filters');
  }
  const most = readPageSize(parameters, 1000) ?? 1000;
  const { plain, searches } = split(parameters);
  const kept = searches.reduce(
    (rows, search) => search(rows),
    applyRouteFilters(world, table.routes, plain),
  );
  return {
    routeSet: kept.slice(0, most).map((route) => routeShape(world, route)),
    additionalRoutesAvailable: kept.length > most,
  };
}

type Test = { readonly name: string; readonly values: readonly string[] };
type Search = (rows: readonly TransitGatewayRoute[]) => readonly TransitGatewayRoute[];

/** The `route-search.…` filters compare blocks; the others compare texts. */
function split(parameters: QueryParameters): { plain: Test[]; searches: Search[] } {
  const tests = parameters
    .structures('Filter')
    .map((filter): Test => ({ name: filter.required('Name'), values: filter.list('Value') }));
  const isSearch = ({ name }: Test): boolean => name.startsWith('route-search.');
  return {
    plain: tests.filter((test) => !isSearch(test)),
    searches: tests.filter(isSearch).map(searchOf),
  };
}

function searchOf({ name, values }: Test): Search {
  const prefix = (route: TransitGatewayRoute): number =>
    parseBlock(route.destination)?.prefix ?? -1;
  const covers = (outer: string, inner: string): boolean => {
    const [wide, narrow] = [parseBlock(outer), parseBlock(inner)];
    const [base = ''] = inner.split('/');
    return !!wide && !!narrow && wide.prefix <= narrow.prefix && isWithin(base, outer);
  };
  const some =
    (test: (route: TransitGatewayRoute, value: string) => boolean): Search =>
    (rows) =>
      rows.filter((route) => values.some((value) => test(route, value)));
  switch (name) {
    case 'route-search.exact-match':
      return some((route, value) => route.destination === value);
    case 'route-search.subnet-of-match':
      return some((route, value) => covers(value, route.destination));
    case 'route-search.supernet-of-match':
      return some((route, value) => covers(route.destination, value));
    case 'route-search.longest-prefix-match':
      return (rows) =>
        [...some((route, value) => covers(route.destination, value))(rows)]
          .sort((a, b) => prefix(b) - prefix(a))
          .slice(0, 1);
    default:
      throw invalidValue(`The filter '${name}' is invalid`);
  }
}

function applyRouteFilters(
  world: World,
  routes: readonly TransitGatewayRoute[],
  tests: readonly Test[],
): readonly TransitGatewayRoute[] {
  const readers: Readonly<Record<string, (route: TransitGatewayRoute) => string | undefined>> = {
    'attachment.resource-id': ({ attachmentId }) => vpcOfAttachment(world, attachmentId),
    'attachment.resource-type': ({ attachmentId }) => attachmentId && 'vpc',
    'attachment.transit-gateway-attachment-id': ({ attachmentId }) => attachmentId,
    state: ({ state }) => state,
    type: ({ type }) => type,
  };
  return tests.reduce((rows, { name, values }) => {
    const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (!read) throw invalidValue(`The filter '${name}' is invalid`);
    return rows.filter((route) => values.includes(read(route) ?? ''));
  }, routes);
}

function routeShape(world: World, route: TransitGatewayRoute): XmlObject {
  const { attachmentId } = route;
  return {
    destinationCidrBlock: route.destination,
    transitGatewayAttachments:
      attachmentId === undefined
        ? []
        : [
            {
              resourceId: vpcOfAttachment(world, attachmentId),
              transitGatewayAttachmentId: attachmentId,
              resourceType: 'vpc',
            },
          ],
    type: route.type,
    state: route.state,
  };
}

function vpcOfAttachment(world: World, id: string | undefined): string | undefined {
  return world.transitGatewayAttachments.find((each) => each.transitGatewayAttachmentId === id)
    ?.vpcId;
}
