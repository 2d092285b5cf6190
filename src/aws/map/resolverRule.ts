import type {
  ResolverRule as AwsRule,
  ResolverRuleAssociation as AwsAssociation,
  TargetAddress,
} from '@aws-sdk/client-route53resolver';
import { asId } from '../../core/model/ids.js';
import type {
  ResolverRule,
  ResolverRuleAssociation,
  RuleTarget,
} from '../../core/model/resolver.js';
import { required } from './required.js';

/** One rule; the trailing dot of its domain name is dropped. */
export function resolverRuleFrom(rule: AwsRule): ResolverRule {
  return {
    id: asId(required(rule.Id, 'ResolverRule.Id')),
    arn: rule.Arn ?? '',
    name: rule.Name ?? '',
    domainName: (rule.DomainName ?? '').toLowerCase().replace(/\.$/, ''),
    type: rule.RuleType ?? '',
    status: rule.Status ?? '',
    statusMessage: rule.StatusMessage ?? '',
    targets: (rule.TargetIps ?? []).flatMap(targetFrom),
    ...(rule.ResolverEndpointId ? { endpointId: asId(rule.ResolverEndpointId) } : {}),
    ownerId: rule.OwnerId ?? '',
    shareStatus: rule.ShareStatus ?? 'NOT_SHARED',
    creatorRequestId: rule.CreatorRequestId ?? '',
  };
}

function targetFrom(target: TargetAddress): readonly RuleTarget[] {
  const ip = target.Ip ?? target.Ipv6;
  if (ip === undefined) return [];
  const { Protocol: protocol } = target;
  return [
    { ip, port: target.Port ?? 53, ...(protocol && protocol !== 'Do53' ? { protocol } : {}) },
  ];
}

/**
 * A target as `CreateResolverRule` and `UpdateResolverRule` take it. The protocol is always named:
 * an endpoint with several refuses a target without (RSLVR-00726, aws facts §2.5), and for any
 * other it is what AWS takes and tells where none is named.
 */
export function targetTo({ ip, port, protocol }: RuleTarget): TargetAddress {
  return {
    ...(ip.includes(':') ? { Ipv6: ip } : { Ip: ip }),
    Port: port,
    Protocol: (protocol ?? 'Do53') as TargetAddress['Protocol'],
  };
}

/** One association of a rule with a VPC. */
export function ruleAssociationFrom(association: AwsAssociation): ResolverRuleAssociation {
  return {
    id: asId(required(association.Id, 'ResolverRuleAssociation.Id')),
    ruleId: asId(required(association.ResolverRuleId, 'ResolverRuleAssociation.ResolverRuleId')),
    vpcId: asId(required(association.VPCId, 'ResolverRuleAssociation.VPCId')),
    name: association.Name ?? '',
    status: association.Status ?? '',
    statusMessage: association.StatusMessage ?? '',
  };
}
