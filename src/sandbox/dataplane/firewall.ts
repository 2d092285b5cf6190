import type { FirewallRule } from '../model/firewall.js';
import type { World } from '../world.js';

/** The rule that decides about a name, and the group it is in. */
export interface FirewallDecision {
  readonly rule: FirewallRule;
  readonly groupId: string;
}

/** `*.example.com` has the names below it, `example.com` only itself, `*` every name. */
function matches(domain: string, name: string): boolean {
  const wanted = domain.toLowerCase().replace(/\.$/, '');
  return wanted.startsWith('*') ? name.endsWith(wanted.slice(1)) : name === wanted;
}

/**
 * What DNS Firewall of a VPC decides about a name: groups by priority, rules within a group by
 * priority, and the first match ends the inspection, also an ALERT (aws facts §2.12; Route 53
 * guide, "Rule actions in DNS Firewall"). Undefined where no rule matches, or no group acts.
 */
export function firewallDecision(
  world: World,
  vpcId: string,
  name: string,
): FirewallDecision | undefined {
  const acting = world.firewallAssociations
    .filter((each) => each.vpcId === vpcId && each.status !== 'DELETING')
    .sort((a, b) => a.priority - b.priority);
  for (const { groupId } of acting) {
    const group = world.firewallRuleGroups.find(({ id }) => id === groupId);
    const rules = [...(group?.rules ?? [])].sort((a, b) => a.priority - b.priority);
    const rule = rules.find(({ domainListId }) =>
      world.firewallDomainLists
        .find(({ id }) => id === domainListId)
        ?.domains.some((domain) => matches(domain, name)),
    );
    if (rule) return { rule, groupId };
  }
  return undefined;
}
