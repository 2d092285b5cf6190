import { newId } from '../ids.js';
import type { FirewallAssociation, FirewallRule, FirewallRuleGroup } from '../model/firewall.js';
import type { Vpc } from '../model/network.js';
import { resolverArn } from '../services/resolver/lookup.js';
import type { World } from '../world.js';

/** A rule and the domains it is about. */
export interface FirewallRulePlan extends Pick<
  FirewallRule,
  'name' | 'action' | 'blockResponse' | 'override'
> {
  readonly domains: readonly string[];
  /** A list of AWS itself, whose domains nobody may read. */
  readonly managed?: true;
}

/** A rule group of DNS Firewall; its rules are looked at in the order given. */
export function addFirewallGroup(
  world: World,
  name: string,
  createdAt: number,
  plans: readonly FirewallRulePlan[],
): FirewallRuleGroup {
  const id = newId(world, 'rslvr-frg-');
  const rules = plans.map(({ domains, managed, ...rule }, index) => ({
    ...rule,
    domainListId: addDomainList(world, rule.name, domains, createdAt, managed === true),
    priority: (index + 1) * 10,
    createdAt,
  }));
  const group: FirewallRuleGroup = {
    id,
    arn: resolverArn(world, 'firewall-rule-group', id),
    creatorRequestId: `terraform-${name}`,
    name,
    ownerId: world.accountId,
    rules,
    createdAt,
    tags: {},
  };
  world.firewallRuleGroups.push(group);
  return group;
}

function addDomainList(
  world: World,
  name: string,
  domains: readonly string[],
  createdAt: number,
  managed: boolean,
): string {
  const id = newId(world, 'rslvr-fdl-');
  world.firewallDomainLists.push({
    id,
    arn: resolverArn(world, 'firewall-domain-list', id),
    creatorRequestId: `terraform-${name}`,
    name,
    domains: [...domains],
    ...(managed && { managedOwnerName: 'Route 53 Resolver DNS Firewall' }),
    createdAt,
    tags: {},
  });
  return id;
}

/** Puts a group on a VPC; the lowest priority is looked at first. */
export function protect(
  world: World,
  vpc: Vpc,
  group: FirewallRuleGroup,
  priority: number,
): FirewallAssociation {
  const id = newId(world, 'rslvr-frgassoc-');
  const association: FirewallAssociation = {
    id,
    arn: resolverArn(world, 'firewall-rule-group-association', id),
    creatorRequestId: `terraform-${id}`,
    name: `${group.name}-${vpc.tags['Name'] ?? vpc.vpcId}`,
    groupId: group.id,
    vpcId: vpc.vpcId,
    priority,
    status: 'COMPLETE',
    createdAt: group.createdAt,
  };
  world.firewallAssociations.push(association);
  return association;
}
