import type { Disagreement } from './compare.js';
import type { Estate } from './estate/generate.js';
import type { World } from '../../src/sandbox/world.js';

/** An estate and what goes wrong in it, for people. */
export function show({ seed, sendsFrom, world }: Estate, wrong: readonly Disagreement[]): string {
  return [
    `seed ${seed}, sends from ports ${sendsFrom} to ${sendsFrom + 255}`,
    ...wrong.map(
      ({ oracle, key, kernel, foretold }) =>
        `  ${key}: the kernel says ${kernel}, ${oracle} ${foretold.join(' or ')}`,
    ),
    ...vpcs(world),
    ...world.peeringConnections.map(
      ({ vpcPeeringConnectionId, requester, accepter, statusCode }) =>
        `${vpcPeeringConnectionId}: ${requester.vpcId} with ${accepter.vpcId}, ${statusCode}`,
    ),
    ...groups(world),
    ...resolver(world),
  ].join('\n');
}

function vpcs(world: World): string[] {
  return world.vpcs.flatMap((vpc) => [
    `${vpc.vpcId} ${vpc.cidr}, support ${vpc.enableDnsSupport}, hostnames ${vpc.enableDnsHostnames}, DHCP ${world.dhcpOptions.find(({ dhcpOptionsId }) => dhcpOptionsId === vpc.dhcpOptionsId)?.domainNameServers.join(' ') ?? 'none'}`,
    ...world.subnets
      .filter(({ vpcId }) => vpcId === vpc.vpcId)
      .map(({ subnetId, cidr }) => `  ${subnetId} ${cidr}`),
    ...world.networkInterfaces
      .filter(({ vpcId }) => vpcId === vpc.vpcId)
      .map(
        (each) =>
          `  ${each.networkInterfaceId} ${each.privateIpAddresses.join(' ')} in ${each.subnetId}, ${each.groupIds.join(' ')}: ${each.description}`,
      ),
    ...world.routeTables
      .filter(({ vpcId }) => vpcId === vpc.vpcId)
      .map(
        ({ routeTableId, associations, routes }) =>
          `  ${routeTableId} of ${associations.map(({ main, subnetId }) => (main ? 'all others' : subnetId)).join(' ')}: ${routes.map(({ destination, target, state }) => `${destination} to ${target.id} ${state}`).join(', ')}`,
      ),
    ...world.networkAcls
      .filter(({ vpcId }) => vpcId === vpc.vpcId)
      .map(
        ({ networkAclId, associations, entries }) =>
          `  ${networkAclId} of ${associations.map(({ subnetId }) => subnetId).join(' ')}: ${entries
            .toSorted((a, b) => a.ruleNumber - b.ruleNumber)
            .map(
              ({ ruleNumber, egress, action, protocol, cidr, ports }) =>
                `${egress ? 'out' : 'in'} ${ruleNumber} ${action} ${protocol} ${cidr ?? ''}${ports ? ` ${ports.from}-${ports.to}` : ''}`,
            )
            .join(', ')}`,
      ),
  ]);
}

function groups({ securityGroups, securityGroupRules }: World): string[] {
  return securityGroups.map(
    ({ groupId, groupName, vpcId }) =>
      `${groupId} ${groupName} of ${vpcId}: ${securityGroupRules
        .filter((rule) => rule.groupId === groupId)
        .map(
          (rule) =>
            `${rule.isEgress ? 'out' : 'in'} ${rule.ipProtocol} ${rule.fromPort}-${rule.toPort} ${rule.cidrIpv4 ?? rule.referencedGroup?.groupId ?? ''}`,
        )
        .join(', ')}`,
  );
}

function resolver(world: World): string[] {
  return [
    ...world.clusters.map(
      ({ name, endpointHost, vpcConfig }) =>
        `cluster ${name} in ${vpcConfig?.vpcId ?? ''}: ${endpointHost ?? ''}, private ${vpcConfig?.endpointPrivateAccess ?? false}, public ${vpcConfig?.endpointPublicAccess ?? false}`,
    ),
    ...world.resolverEndpoints.map(
      ({ id, direction, hostVpcId, addresses, protocols }) =>
        `${id} ${direction} in ${hostVpcId}, ${protocols.join(' ')}: ${addresses.map(({ ip, fault }) => `${ip ?? ''} ${fault?.status ?? ''}`.trim()).join(', ')}`,
    ),
    ...world.resolverRules.map(
      (rule) =>
        `${rule.id} ${rule.ruleType} ${rule.domainName} by ${rule.resolverEndpointId ?? 'nobody'} to ${rule.targets.map(({ ip, port }) => `${ip}:${port}`).join(', ')}; for ${world.ruleAssociations
          .filter(({ resolverRuleId }) => resolverRuleId === rule.id)
          .map(({ vpcId, fault, completeAt }) =>
            `${vpcId} ${fault?.status ?? (completeAt > Date.now() ? 'CREATING' : '')}`.trim(),
          )
          .join(', ')}`,
    ),
  ];
}
