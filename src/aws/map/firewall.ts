import type {
  FirewallRule as AwsRule,
  FirewallRuleGroupAssociation,
} from '@aws-sdk/client-route53resolver';
import type { FirewallAssociation, FirewallRule } from '../../core/model/firewall.js';
import { asId } from '../../core/model/ids.js';
import { required } from './required.js';

/** A rule group on a VPC. */
export function firewallAssociationFrom(
  association: FirewallRuleGroupAssociation,
): FirewallAssociation {
  return {
    id: required(association.Id, 'FirewallRuleGroupAssociation.Id'),
    name: association.Name ?? '',
    groupId: association.FirewallRuleGroupId ?? '',
    vpcId: asId(association.VpcId ?? ''),
    priority: association.Priority ?? 0,
    status: association.Status ?? '',
  };
}

/** One rule of a group; an advanced one has no list of domains. */
export function firewallRuleFrom(rule: AwsRule): FirewallRule {
  return {
    groupId: required(rule.FirewallRuleGroupId, 'FirewallRule.FirewallRuleGroupId'),
    name: rule.Name ?? '',
    priority: rule.Priority ?? 0,
    action: rule.Action ?? '',
    ...(rule.BlockResponse === undefined ? {} : { blockResponse: rule.BlockResponse }),
    ...(rule.FirewallDomainListId === undefined ? {} : { domainListId: rule.FirewallDomainListId }),
  };
}

/** A domain as it is compared: `*.` stays, the trailing dot goes. */
export function firewallDomainFrom(domain: string): string {
  return domain.toLowerCase().replace(/\.$/, '');
}
