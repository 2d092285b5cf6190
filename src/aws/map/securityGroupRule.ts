import type { SecurityGroupRule as AwsRule } from '@aws-sdk/client-ec2';
import { asId } from '../../core/model/ids.js';
import type { SecurityGroupRule } from '../../core/model/network.js';
import { required } from './required.js';
import { tagsFrom } from './tags.js';

/** IPv4 and IPv6 ranges share one member; they cannot be mistaken for each other. */
export function securityGroupRuleFrom(rule: AwsRule): SecurityGroupRule {
  const cidr = rule.CidrIpv4 ?? rule.CidrIpv6;
  const referenced = rule.ReferencedGroupInfo?.GroupId;
  return {
    id: asId(required(rule.SecurityGroupRuleId, 'SecurityGroupRule.SecurityGroupRuleId')),
    groupId: asId(required(rule.GroupId, 'SecurityGroupRule.GroupId')),
    direction: rule.IsEgress === true ? 'egress' : 'ingress',
    protocol: rule.IpProtocol ?? '-1',
    fromPort: rule.FromPort ?? -1,
    toPort: rule.ToPort ?? -1,
    ...(cidr === undefined ? {} : { cidr }),
    ...(rule.PrefixListId === undefined ? {} : { prefixListId: rule.PrefixListId }),
    ...(referenced === undefined ? {} : { referencedGroupId: asId(referenced) }),
    tags: tagsFrom(rule.Tags),
  };
}
