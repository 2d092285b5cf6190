import type { Plan } from '../model/plan.js';

/** An IAM policy document, ready for JSON. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: 'Allow';
    readonly Action: readonly string[];
    readonly Resource: string | readonly string[];
  }[];
}

/** What reading for a plan needs, beside the plan's own actions (aws facts §6). */
const readActions = [
  'ec2:DescribeDhcpOptions',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeRouteTables',
  'ec2:DescribeSecurityGroupRules',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcAttribute',
  'ec2:DescribeVpcPeeringConnections',
  'ec2:DescribeVpcs',
  'eks:DescribeCluster',
  'eks:ListClusters',
  'route53resolver:ListResolverEndpointIpAddresses',
  'route53resolver:ListResolverEndpoints',
  'route53resolver:ListResolverRuleAssociations',
  'route53resolver:ListResolverRules',
  'route53resolver:ListTagsForResource',
  'sts:GetCallerIdentity',
] as const;

/** Actions that IAM grants for `*` only. */
export const takesNoArn = /^(ec2:Describe|route53resolver:List|sts:|eks:ListClusters)/;

/**
 * The least policy under which a plan can be read, applied and taken back. Actions
 * that IAM cannot restrict to a resource stand apart from those that it can.
 */
export function policyFor(plan: Plan): PolicyDocument {
  const actions = [...new Set([...readActions, ...plan.iamActions, ...tearDown(plan)])].sort();
  const { partition, region, accountId } = plan.identity;
  const own = (service: string, what: string): string =>
    `arn:${partition}:${service}:${region}:${accountId}:${what}`;
  const of = (service: string): readonly string[] =>
    actions.filter((action) => action.startsWith(`${service}:`) && !takesNoArn.test(action));
  const statements = [
    { Sid: 'Read', Action: actions.filter((action) => takesNoArn.test(action)), Resource: '*' },
    { Sid: 'Cluster', Action: of('eks'), Resource: own('eks', `cluster/${plan.clusterName}`) },
    {
      Sid: 'Resolver',
      Action: of('route53resolver'),
      Resource: [
        own('route53resolver', 'resolver-endpoint/*'),
        own('route53resolver', 'resolver-rule/*'),
      ],
    },
    { Sid: 'Network', Action: of('ec2'), Resource: own('ec2', '*') },
  ];
  return {
    Version: '2012-10-17',
    Statement: statements
      .filter(({ Action }) => Action.length > 0)
      .map((statement) => ({ Effect: 'Allow' as const, ...statement })),
  };
}

/** A role that can create and not remove strands what it made (aws facts §6). */
function tearDown(plan: Plan): readonly string[] {
  if (plan.verb !== 'enable') return [];
  const made = new Set(plan.steps.map(({ spec }) => spec.kind));
  return [
    ...(made.has('createSecurityGroup') ? ['ec2:DeleteSecurityGroup'] : []),
    ...(made.has('authorizeSecurityGroup')
      ? ['ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress']
      : []),
    ...(made.has('createResolverEndpoint')
      ? ['ec2:DeleteNetworkInterface', 'route53resolver:DeleteResolverEndpoint']
      : []),
    ...(made.has('createResolverRule') ? ['route53resolver:DeleteResolverRule'] : []),
    ...(made.has('associateResolverRule') ? ['route53resolver:DisassociateResolverRule'] : []),
  ];
}
