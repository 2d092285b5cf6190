import type { World } from '../../src/sandbox/world.js';

/** Everything that can be left out of a world, by id: the big things first. */
export function itemsOf(world: World): string[] {
  return [
    ...world.vpcs.map(({ vpcId }) => vpcId),
    ...world.clusters.map(({ arn }) => arn),
    ...world.resolverEndpoints.map(({ id }) => id),
    ...world.resolverRules.map(({ id }) => id),
    ...world.peeringConnections.map((each) => each.vpcPeeringConnectionId),
    ...world.ruleAssociations.map(({ id }) => id),
    ...world.networkInterfaces.map(({ networkInterfaceId }) => networkInterfaceId),
    ...world.resolverRules.flatMap(({ id, targets }) =>
      targets.map((target) => targetId(id, target)),
    ),
    ...world.networkAcls.flatMap(({ networkAclId, entries }) =>
      entries.map((entry) => entryId(networkAclId, entry)),
    ),
    ...world.routeTables.flatMap(({ routeTableId, routes }) =>
      routes
        .filter(({ target }) => target.kind !== 'local')
        .map((route) => routeId(routeTableId, route)),
    ),
    ...world.securityGroupRules.map(({ securityGroupRuleId }) => securityGroupRuleId),
  ];
}

const targetId = (rule: string, { ip, port }: { ip: string; port: number }): string =>
  `${rule} ${ip}:${port}`;
const entryId = (acl: string, { egress, ruleNumber }: { egress: boolean; ruleNumber: number }) =>
  `${acl} ${egress ? 'out' : 'in'} ${ruleNumber}`;
const routeId = (table: string, { destination }: { destination: string }): string =>
  `${table} ${destination}`;

/** A world without these, and without what cannot be without them. */
export function without(world: World, removed: ReadonlySet<string>): World {
  const left = structuredClone(world);
  const stays = (id: string): boolean => !removed.has(id);
  left.vpcs = left.vpcs.filter(({ vpcId }) => stays(vpcId));
  const here = (vpcId: string): boolean => left.vpcs.some((vpc) => vpc.vpcId === vpcId);
  const inVpc = ({ vpcId }: { vpcId: string }): boolean => here(vpcId);
  left.subnets = left.subnets.filter(inVpc);
  left.networkAcls = left.networkAcls.filter(inVpc);
  left.routeTables = left.routeTables.filter(inVpc);
  left.peeringConnections = left.peeringConnections.filter(
    ({ vpcPeeringConnectionId, requester, accepter }) =>
      stays(vpcPeeringConnectionId) && here(requester.vpcId) && here(accepter.vpcId),
  );
  left.securityGroups = left.securityGroups.filter(inVpc);
  left.clusters = left.clusters.filter(
    ({ arn, vpcConfig }) => stays(arn) && here(vpcConfig?.vpcId ?? ''),
  );
  keepInterfaces(left, stays);
  keepResolver(left, stays, here);
  keepDetails(left, stays);
  return left;
}

/** Interfaces of clusters and endpoints go with them. */
function keepInterfaces(left: World, stays: (id: string) => boolean): void {
  const carried = left.resolverEndpoints
    .filter(({ id }) => !stays(id))
    .flatMap(({ addresses }) => addresses.map((each) => each.networkInterfaceId));
  left.networkInterfaces = left.networkInterfaces.filter(
    ({ networkInterfaceId, vpcId, description }) =>
      stays(networkInterfaceId) &&
      !carried.includes(networkInterfaceId) &&
      left.vpcs.some((vpc) => vpc.vpcId === vpcId) &&
      (!description.startsWith('Amazon EKS ') ||
        left.clusters.some(({ name }) => description === `Amazon EKS ${name}`)),
  );
}

function keepResolver(
  left: World,
  stays: (id: string) => boolean,
  here: (vpcId: string) => boolean,
): void {
  const there = new Set(left.networkInterfaces.map((each) => each.networkInterfaceId));
  for (const endpoint of left.resolverEndpoints) {
    endpoint.addresses = endpoint.addresses.filter((each) => there.has(each.networkInterfaceId));
  }
  left.resolverEndpoints = left.resolverEndpoints.filter(
    ({ id, hostVpcId, addresses }) => stays(id) && here(hostVpcId) && addresses.length > 0,
  );
  const endpoints = new Set(left.resolverEndpoints.map(({ id }) => id));
  left.resolverRules = left.resolverRules.filter(
    ({ id, resolverEndpointId }) =>
      stays(id) && (resolverEndpointId === undefined || endpoints.has(resolverEndpointId)),
  );
  const rules = new Set(left.resolverRules.map(({ id }) => id));
  left.ruleAssociations = left.ruleAssociations.filter(
    ({ id, resolverRuleId, vpcId }) => stays(id) && rules.has(resolverRuleId) && here(vpcId),
  );
}

function keepDetails(left: World, stays: (id: string) => boolean): void {
  for (const rule of left.resolverRules) {
    rule.targets = rule.targets.filter((target) => stays(targetId(rule.id, target)));
  }
  for (const acl of left.networkAcls) {
    acl.entries = acl.entries.filter((entry) => stays(entryId(acl.networkAclId, entry)));
  }
  const peerings = left.peeringConnections.map((each) => each.vpcPeeringConnectionId);
  for (const table of left.routeTables) {
    table.routes = table.routes.filter(
      (route) =>
        stays(routeId(table.routeTableId, route)) &&
        (route.target.kind !== 'peering' || peerings.includes(route.target.id)),
    );
  }
  const groups = new Set(left.securityGroups.map(({ groupId }) => groupId));
  left.securityGroupRules = left.securityGroupRules.filter(
    ({ securityGroupRuleId, groupId, referencedGroup }) =>
      stays(securityGroupRuleId) &&
      groups.has(groupId) &&
      (referencedGroup === undefined || groups.has(referencedGroup.groupId)),
  );
}
