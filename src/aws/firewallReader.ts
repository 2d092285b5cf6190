import {
  ListFirewallDomainsCommand,
  ListFirewallRuleGroupAssociationsCommand,
  ListFirewallRulesCommand,
} from '@aws-sdk/client-route53resolver';
import type { AwsReader } from '../core/ports.js';
import { callsTo, type Caller } from './caller.js';
import type { Clients } from './clients.js';
import { firewallAssociationFrom, firewallDomainFrom, firewallRuleFrom } from './map/firewall.js';
import { allPages } from './paging.js';

/** Every page costs one of Resolver's few calls a second: always the largest. */
const MaxResults = 100;
/** `ListFirewallDomains` has a larger one. */
const maxDomains = 5000;

type FirewallReader = Pick<
  AwsReader,
  'listFirewallAssociations' | 'listFirewallRules' | 'listFirewallDomains'
>;

/** DNS Firewall: groups on a VPC, their rules, and the domains these are about (aws facts §2.12). */
export function firewallReader(caller: Caller, clients: () => Clients): FirewallReader {
  const call = callsTo(caller, 'route53resolver');
  const resolver = (): Clients['resolver'] => clients().resolver;

  return {
    async listFirewallAssociations(VpcId, signal) {
      const associations = await allPages(async (NextToken) => {
        const input = { VpcId, MaxResults, NextToken };
        const page = await call('ListFirewallRuleGroupAssociations', signal, (options) =>
          resolver().send(new ListFirewallRuleGroupAssociationsCommand(input), options),
        );
        return { items: page.FirewallRuleGroupAssociations, next: page.NextToken };
      });
      return associations.map(firewallAssociationFrom);
    },

    async listFirewallRules(FirewallRuleGroupId, signal) {
      const rules = await allPages(async (NextToken) => {
        const input = { FirewallRuleGroupId, MaxResults, NextToken };
        const page = await call('ListFirewallRules', signal, (options) =>
          resolver().send(new ListFirewallRulesCommand(input), options),
        );
        return { items: page.FirewallRules, next: page.NextToken };
      });
      return rules.map(firewallRuleFrom);
    },

    async listFirewallDomains(FirewallDomainListId, signal) {
      const domains = await allPages(async (NextToken) => {
        const input = { FirewallDomainListId, MaxResults: maxDomains, NextToken };
        const page = await call('ListFirewallDomains', signal, (options) =>
          resolver().send(new ListFirewallDomainsCommand(input), options),
        );
        return { items: page.Domains, next: page.NextToken };
      });
      return domains.map(firewallDomainFrom);
    },
  };
}
