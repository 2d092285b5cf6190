import { notRead, type Fact } from '../../model/fact.js';
import type { FirewallAssociation, FirewallRule } from '../../model/firewall.js';
import type { Snapshot } from '../../model/snapshot.js';
import type { MissingFact } from '../judgement.js';

/** What DNS Firewall of a VPC does with a name (aws facts §2.12). */
export type FirewallSays =
  | { readonly kind: 'pass' }
  | {
      readonly kind: 'block';
      readonly association: FirewallAssociation;
      readonly rule: FirewallRule;
      /** The domain of the list that matches. */
      readonly domain: string;
    }
  /** A list that cannot be read could match before anything is decided. */
  | { readonly kind: 'unknown'; readonly missing: MissingFact };

/** Groups by priority, rules within a group by priority; the first list that has the name decides. */
export function firewallSays(snapshot: Snapshot, vpcId: string, name: string): FirewallSays {
  const associations = snapshot.firewallAssociations[vpcId] ?? notRead;
  const unknown = (call: string, subject: string, fact: Fact<unknown>): FirewallSays => ({
    kind: 'unknown',
    missing: { call: `route53resolver:${call}`, subject, fact },
  });
  if (!associations.known) {
    return unknown('ListFirewallRuleGroupAssociations', vpcId, associations);
  }
  for (const association of associations.value.toSorted((a, b) => a.priority - b.priority)) {
    const rules = snapshot.firewallRules[association.groupId] ?? notRead;
    if (!rules.known) return unknown('ListFirewallRules', association.groupId, rules);
    for (const rule of rules.value.toSorted((a, b) => a.priority - b.priority)) {
      if (rule.domainListId === undefined) continue;
      const domains = snapshot.firewallDomains[rule.domainListId] ?? notRead;
      // A list of AWS's own cannot be read, and no list of threats has an EKS name.
      if (!domains.known) {
        if (rule.action !== 'BLOCK' || notReadable(domains)) continue;
        return unknown('ListFirewallDomains', rule.domainListId, domains);
      }
      const domain = domains.value.find((one) => matches(one, name));
      if (domain === undefined) continue;
      // ALERT stops the inspection as ALLOW does (Route 53 guide, DNS Firewall rule actions).
      if (rule.action !== 'BLOCK') return { kind: 'pass' };
      return { kind: 'block', association, rule, domain };
    }
  }
  return { kind: 'pass' };
}

function notReadable(fact: Fact<unknown>): boolean {
  return !fact.known && fact.why.reason === 'failed' && fact.why.error.kind === 'accessDenied';
}

/** `*.example.com` has the names below, `*ample.com` all that end so, `example.com` the name itself. */
function matches(domain: string, name: string): boolean {
  return domain.startsWith('*') ? name.endsWith(domain.slice(1)) : domain === name;
}
