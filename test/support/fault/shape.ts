import { unionOf } from '../../../src/sandbox/union.js';
import type { World } from '../../../src/sandbox/world.js';

/**
 * The whole state as text; only what never goes back is left out: the source of ids, EKS's
 * history, when a rule was last changed, and deleted shares, which RAM goes on telling of.
 */
export function dumpOf(world: World): string {
  return JSON.stringify(lasting(world));
}

function lasting({ resourceShares = [], accounts, ...rest }: World): object {
  const shares = resourceShares
    .filter(({ goneAt }) => goneAt === undefined)
    .map((share) => ({
      ...share,
      associations: share.associations.filter(({ goneAt }) => goneAt === undefined),
    }));
  return {
    ...rest,
    resolverRules: rest.resolverRules.map((rule) => ({ ...rule, modifiedAt: 0, completeAt: 0 })),
    serial: 0,
    faults: [],
    clusterUpdates: [],
    ...(shares.length > 0 && { resourceShares: shares }),
    ...(accounts && { accounts: accounts.map(lasting) }),
  };
}

/** Without what says which run made it. */
function unmarked({ 'eks-private-dns:plan': _mark, ...tags }: Record<string, string>): object {
  return tags;
}

/** What there is and how it hangs together, by names: equal for two runs that made the same. */
export function shapeOf(home: World): readonly string[] {
  const world = unionOf(home);
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
    ...(home.resourceShares ?? [])
      .filter(({ goneAt }) => goneAt === undefined)
      .map(({ name, tags, associations }) => [
        'share',
        name,
        unmarked(tags),
        associations
          .filter(({ goneAt }) => goneAt === undefined)
          .map(({ kind, entity, invitation }) => {
            const rule = world.resolverRules.find(({ arn }) => arn === entity);
            return [kind, rule?.name ?? entity, invitation?.status];
          }),
      ]),
    ...world.networkInterfaces.map(({ subnetId, description, groupIds }) => [
      'interface',
      subnetId,
      description.replace(/rslvr-(in|out)-\w+(:rni-\w+)?|rni-\w+/g, ''),
      groupIds.map(groupName),
    ]),
  ];
  return lines.map((line) => JSON.stringify(line)).sort();
}
