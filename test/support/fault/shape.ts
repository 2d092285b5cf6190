import type { World } from '../../../src/sandbox/world.js';

/**
 * The whole state as text; only what never goes back is left out: the source of ids, EKS's
 * history, and when a rule was last changed.
 */
export function dumpOf(world: World): string {
  const resolverRules = world.resolverRules.map((rule) => ({
    ...rule,
    modifiedAt: 0,
    completeAt: 0,
  }));
  return JSON.stringify({ ...world, resolverRules, serial: 0, faults: [], clusterUpdates: [] });
}

/** Without what says which run made it. */
function unmarked({ 'eks-private-dns:plan': _mark, ...tags }: Record<string, string>): object {
  return tags;
}

/** What there is and how it hangs together, by names: equal for two runs that made the same. */
export function shapeOf(world: World): readonly string[] {
  const groupName = (id: string | undefined): string =>
    world.securityGroups.find(({ groupId }) => groupId === id)?.groupName ?? `gone ${id}`;
  const endpointName = (id: string | undefined): string =>
    world.resolverEndpoints.find((one) => one.id === id)?.name ?? `gone ${id}`;
  const carrier = (ip: string): string =>
    world.resolverEndpoints.find(({ addresses }) => addresses.some((one) => one.ip === ip))?.name ??
    ip;
  const ruleName = (id: string): string =>
    world.resolverRules.find((one) => one.id === id)?.name ?? `gone ${id}`;
  const lines = [
    ...world.securityGroups.map(({ groupName: name, vpcId, tags }) => [
      'group',
      name,
      vpcId,
      unmarked(tags),
    ]),
    ...world.securityGroupRules.map((rule) => {
      const { groupId, referencedGroup, isEgress, ipProtocol, fromPort, toPort } = rule;
      const peer = rule.cidrIpv4 ?? rule.cidrIpv6 ?? groupName(referencedGroup?.groupId);
      const name = groupName(groupId);
      return ['entry', name, isEgress, ipProtocol, fromPort, toPort, peer, unmarked(rule.tags)];
    }),
    ...world.resolverEndpoints.map((one) => [
      'endpoint',
      one.name,
      one.direction,
      one.hostVpcId,
      one.securityGroupIds.map(groupName),
      one.addresses.map(({ subnetId }) => subnetId).sort(),
      one.goneAt,
      unmarked(one.tags),
    ]),
    ...world.resolverRules.map((one) => [
      'rule',
      one.name,
      one.domainName,
      endpointName(one.resolverEndpointId),
      one.targets.map(({ ip }) => carrier(ip)),
      one.goneAt,
      unmarked(one.tags),
    ]),
    ...world.ruleAssociations.map((one) => [
      'association',
      one.name?.replace(/-[0-9a-f]{6}$/, ''),
      ruleName(one.resolverRuleId),
      one.vpcId,
      one.goneAt,
    ]),
    ...world.clusters.map(({ name, vpcConfig }) => ['cluster', name, vpcConfig]),
    ...world.publicDns.map(({ name, addresses }) => ['public', name, addresses]),
    ...world.vpcs.map((one) => ['vpc', one.vpcId, one.enableDnsSupport, one.enableDnsHostnames]),
    ...world.networkInterfaces.map(({ subnetId, description, groupIds }) => [
      'interface',
      subnetId,
      description.replace(/rslvr-(in|out)-\w+(:rni-\w+)?|rni-\w+/g, ''),
      groupIds.map(groupName),
    ]),
  ];
  return lines.map((line) => JSON.stringify(line)).sort();
}
