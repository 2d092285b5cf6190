import type { SecurityGroupRule } from '../../model/securityGroups.js';
import type { XmlObject } from '../../protocol/xml.js';
import type { World } from '../../world.js';
import { describe, tagSet } from './describe.js';
import { idKinds } from './faults.js';

export function ruleShape(rule: SecurityGroupRule, world: World): XmlObject {
  const id = rule.securityGroupRuleId;
  const { referencedGroup } = rule;
  return {
    securityGroupRuleId: id,
    securityGroupRuleArn: `arn:${world.partition}:ec2:${world.region}:${rule.groupOwnerId}:security-group-rule/${id}`,
    groupId: rule.groupId,
    groupOwnerId: rule.groupOwnerId,
    isEgress: rule.isEgress,
    ipProtocol: rule.ipProtocol,
    fromPort: rule.fromPort,
    toPort: rule.toPort,
    cidrIpv4: rule.cidrIpv4,
    cidrIpv6: rule.cidrIpv6,
    prefixListId: rule.prefixListId,
    referencedGroupInfo: referencedGroup && { ...referencedGroup },
    description: rule.description,
    tagSet: tagSet(rule.tags),
  };
}

export const describeSecurityGroupRules = describe<SecurityGroupRule>({
  idParameter: 'SecurityGroupRuleId',
  kind: idKinds.securityGroupRule,
  set: 'securityGroupRuleSet',
  maxPage: 1000,
  rows: (world) => world.securityGroupRules,
  idOf: (rule) => rule.securityGroupRuleId,
  filters: () => ({
    'group-id': (rule) => [rule.groupId],
    'security-group-rule-id': (rule) => [rule.securityGroupRuleId],
  }),
  render: ruleShape,
});
