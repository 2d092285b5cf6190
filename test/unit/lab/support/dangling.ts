import type { World } from '../../../../src/sandbox/world.js';

/** Ids in a world that name nothing of it. */
export function dangling(world: World): string[] {
  const known = new Set([
    ...world.vpcs.map(({ vpcId }) => vpcId),
    ...world.subnets.map(({ subnetId }) => subnetId),
    ...world.securityGroups.map(({ groupId }) => groupId),
    ...world.networkInterfaces.map(({ networkInterfaceId }) => networkInterfaceId),
    ...world.peeringConnections.map((each) => each.vpcPeeringConnectionId),
    ...world.resolverEndpoints.map(({ id }) => id),
    ...world.resolverRules.map(({ id }) => id),
    ...world.dhcpOptions.map(({ dhcpOptionsId }) => dhcpOptionsId),
  ]);
  const named = [
    ...world.vpcs.map(({ dhcpOptionsId }) => dhcpOptionsId),
    ...world.subnets.map(({ vpcId }) => vpcId),
    ...world.securityGroups.map(({ vpcId }) => vpcId),
    ...world.securityGroupRules.flatMap(({ groupId, referencedGroup }) => [
      groupId,
      ...(referencedGroup ? [referencedGroup.groupId] : []),
    ]),
    ...world.networkInterfaces.flatMap((each) => [each.vpcId, each.subnetId, ...each.groupIds]),
    ...world.routeTables.flatMap(({ vpcId, associations, routes }) => [
      vpcId,
      ...associations.flatMap(({ subnetId }) => subnetId ?? []),
      ...routes.flatMap(({ target }) => (target.kind === 'peering' ? [target.id] : [])),
    ]),
    ...world.networkAcls.flatMap(({ vpcId, associations }) => [
      vpcId,
      ...associations.map(({ subnetId }) => subnetId),
    ]),
    ...world.peeringConnections.flatMap((each) => [each.requester.vpcId, each.accepter.vpcId]),
    ...world.clusters.flatMap(({ vpcConfig }) => [
      vpcConfig?.vpcId ?? 'no VPC',
      ...(vpcConfig?.subnetIds ?? []),
      ...(vpcConfig?.securityGroupIds ?? []),
    ]),
    ...world.resolverEndpoints.flatMap(({ hostVpcId, securityGroupIds, addresses }) => [
      hostVpcId,
      ...securityGroupIds,
      ...addresses.flatMap((each) => [each.subnetId, each.networkInterfaceId]),
    ]),
    ...world.resolverRules.flatMap(({ resolverEndpointId }) => resolverEndpointId ?? []),
    ...world.ruleAssociations.flatMap((each) => [each.resolverRuleId, each.vpcId]),
  ];
  return [...new Set(named.filter((id) => !known.has(id)))];
}
