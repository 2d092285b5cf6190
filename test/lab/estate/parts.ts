import { newId } from '../../../src/sandbox/ids.js';
import type { Subnet, Vpc } from '../../../src/sandbox/model/network.js';
import type { ResolverEndpoint, ResolverRule } from '../../../src/sandbox/model/resolver.js';
import type { SecurityGroup } from '../../../src/sandbox/model/securityGroups.js';
import { addInterface } from '../../../src/sandbox/scenarios/builder.js';
import { addSecurityGroup } from '../../../src/sandbox/scenarios/groups.js';
import { attachAddresses } from '../../../src/sandbox/services/resolver/endpointAddresses.js';
import { resolverArn } from '../../../src/sandbox/services/resolver/lookup.js';
import type { World } from '../../../src/sandbox/world.js';

/**
 * The instant at which an estate is looked at: long after everything in it was made, and long
 * before whatever has not come to its end, so that later looks see the same.
 */
export const NOW = Date.UTC(2024, 0, 15);
export const LONG_AGO = NOW - 100 * 24 * 60 * 60 * 1000;

/** What marks the one machine of a VPC that asks and connects. */
export const CLIENT = 'lab client';

/** An address of a subnet by its last octet. */
export function hostOf({ cidr }: Subnet, host: number): string {
  return cidr.replace(/\d+\/\d+$/, String(host));
}

export function addClient(world: World, subnet: Subnet, host: number): SecurityGroup {
  const group = addSecurityGroup(world, subnet.vpcId, 'client', 'a machine that asks');
  const privateIpAddresses = [hostOf(subnet, host)];
  addInterface(world, subnet, {
    privateIpAddresses,
    groupIds: [group.groupId],
    description: CLIENT,
  });
  return group;
}

/** A Resolver endpoint with one address in each of the subnets. */
export function addResolverEndpoint(
  world: World,
  vpc: Vpc,
  direction: 'INBOUND' | 'OUTBOUND',
  groupId: string,
  places: readonly { readonly subnet: Subnet; readonly host: number }[],
): ResolverEndpoint {
  const id = newId(world, direction === 'INBOUND' ? 'rslvr-in-' : 'rslvr-out-');
  const placement = {
    vpcId: vpc.vpcId,
    type: 'IPV4' as const,
    addresses: places.map(({ subnet, host }) => ({ subnet, ip: hostOf(subnet, host) })),
  };
  const endpoint: ResolverEndpoint = {
    id,
    arn: resolverArn(world, 'resolver-endpoint', id),
    creatorRequestId: `lab-${id}`,
    name: `${vpc.tags['Name'] ?? ''}-${direction.toLowerCase()}`,
    direction,
    hostVpcId: vpc.vpcId,
    securityGroupIds: [groupId],
    addresses: attachAddresses(world, LONG_AGO, id, [groupId], placement),
    protocols: ['Do53'],
    createdAt: LONG_AGO,
    operationalAt: LONG_AGO + 90_000,
    modifiedAt: LONG_AGO,
    tags: {},
  };
  world.resolverEndpoints.push(endpoint);
  return endpoint;
}

export interface ForwardPlan {
  readonly domainName: string;
  readonly outbound: ResolverEndpoint;
  readonly targets: readonly string[];
}

/** A rule that forwards, or without a plan's endpoint a SYSTEM rule that carves a domain out. */
export function addResolverRule(
  world: World,
  plan: ForwardPlan | { domainName: string },
): ResolverRule {
  const id = newId(world, 'rslvr-rr-');
  const rule: ResolverRule = {
    id,
    arn: resolverArn(world, 'resolver-rule', id),
    domainName: plan.domainName,
    ruleType: 'outbound' in plan ? 'FORWARD' : 'SYSTEM',
    targets: 'outbound' in plan ? plan.targets.map((ip) => ({ ip, port: 53 })) : [],
    ...('outbound' in plan && { resolverEndpointId: plan.outbound.id }),
    ownerId: world.accountId,
    shareStatus: 'NOT_SHARED',
    createdAt: LONG_AGO,
    modifiedAt: LONG_AGO,
    completeAt: LONG_AGO,
    tags: {},
  };
  world.resolverRules.push(rule);
  return rule;
}

/** Associates, unless a rule of the same domain is there already: AWS refuses that (RSLVR-00802). */
export function associate(world: World, rule: ResolverRule, vpcId: string): void {
  const taken = world.ruleAssociations.some(
    (each) =>
      each.vpcId === vpcId &&
      world.resolverRules.find(({ id }) => id === each.resolverRuleId)?.domainName ===
        rule.domainName,
  );
  if (taken) return;
  world.ruleAssociations.push({
    id: newId(world, 'rslvr-rrassoc-'),
    resolverRuleId: rule.id,
    vpcId,
    createdAt: LONG_AGO,
    completeAt: LONG_AGO,
  });
}

export function addressesOf({ addresses }: ResolverEndpoint): string[] {
  return addresses.flatMap(({ ip }) => (ip === undefined ? [] : [ip]));
}
