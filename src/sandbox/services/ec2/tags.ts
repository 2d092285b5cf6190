import { AwsFault } from '../../awsFault.js';
import type { CallContext } from '../../context.js';
import type { Tags } from '../../model/network.js';
import { pageOf } from '../../protocol/paging.js';
import type { QueryParameters } from '../../protocol/query.js';
import type { XmlObject } from '../../protocol/xml.js';
import type { World } from '../../world.js';
import { applyFilters } from './filters.js';
import { mergeTags, readTagList } from './tagSpecifications.js';

interface Taggable {
  readonly id: string;
  readonly type: string;
  readonly thing: { tags: Tags };
}

/** Everything in the world that EC2 can tag. */
function taggables(world: World): Taggable[] {
  const kind = <T extends { tags: Tags }>(
    type: string,
    things: readonly T[],
    idOf: (thing: T) => string,
  ): Taggable[] => things.map((thing) => ({ id: idOf(thing), type, thing }));
  return [
    ...kind('vpc', world.vpcs, (each) => each.vpcId),
    ...kind('subnet', world.subnets, (each) => each.subnetId),
    ...kind('dhcp-options', world.dhcpOptions, (each) => each.dhcpOptionsId),
    ...kind('route-table', world.routeTables, (each) => each.routeTableId),
    ...kind('network-acl', world.networkAcls, (each) => each.networkAclId),
    ...kind(
      'vpc-peering-connection',
      world.peeringConnections,
      (each) => each.vpcPeeringConnectionId,
    ),
    ...kind('vpn-gateway', world.vpnGateways, (each) => each.vpnGatewayId),
    ...kind('network-interface', world.networkInterfaces, (each) => each.networkInterfaceId),
    ...kind('security-group', world.securityGroups, (each) => each.groupId),
    ...kind('security-group-rule', world.securityGroupRules, (each) => each.securityGroupRuleId),
  ];
}

function named(world: World, parameters: QueryParameters): Taggable[] {
  const all = taggables(world);
  parameters.required('ResourceId.1');
  return parameters.list('ResourceId').map((id) => {
    const found = all.find((each) => each.id === id);
    if (!found) throw new AwsFault('InvalidID', `The ID '${id}' is not valid`);
    return found;
  });
}

export function createTags({ world }: CallContext, parameters: QueryParameters): XmlObject {
  const found = named(world, parameters);
  parameters.required('Tag.1.Key');
  const added = readTagList(parameters);
  const merged = found.map(({ thing }) => ({ thing, tags: mergeTags(thing.tags, added) }));
  for (const { thing, tags } of merged) thing.tags = tags;
  return { return: true };
}

/** A tag named with a value goes only if it has that value; none named: all go. */
export function deleteTags({ world }: CallContext, parameters: QueryParameters): XmlObject {
  const found = named(world, parameters);
  const wanted = parameters
    .structures('Tag')
    .map((tag) => ({ key: tag.required('Key'), value: tag.string('Value') }));
  for (const { thing } of found) {
    thing.tags = Object.fromEntries(
      Object.entries(thing.tags).filter(
        ([key, value]) =>
          key.startsWith('aws:') ||
          (wanted.length > 0 &&
            !wanted.some((each) => each.key === key && (each.value ?? value) === value)),
      ),
    );
  }
  return { return: true };
}

export function describeTags({ world }: CallContext, parameters: QueryParameters): XmlObject {
  const rows = taggables(world).flatMap(({ id, type, thing }) =>
    Object.entries(thing.tags).map(([key, value]) => ({ id, type, key, value, tags: thing.tags })),
  );
  const kept = applyFilters(rows, parameters, {
    key: (row) => [row.key],
    'resource-id': (row) => [row.id],
    'resource-type': (row) => [row.type],
    value: (row) => [row.value],
  });
  const size = parameters.integer('MaxResults');
  const token = parameters.string('NextToken') || undefined;
  const page = pageOf(kept, (row) => `${row.id} ${row.key}`, 'tagSet', size, token);
  if (!page) throw new AwsFault('InvalidNextToken', 'The specified NextToken is not valid.');
  return {
    tagSet: page.items.map(({ id, type, key, value }) => ({
      resourceId: id,
      resourceType: type,
      key,
      value,
    })),
    nextToken: page.nextToken,
  };
}
