import type { Identity } from '../model/identity.js';
import type { Plan, Step } from '../model/plan.js';
import { furtherIdentities, partOf } from './identities.js';
import { clusterNamesOf } from './planClusters.js';

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
export const readActions = [
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

/** What reading a client VPC's side needs, in its own account. */
const clientReadActions = readActions.filter(
  (action) => !/^eks:|Endpoint|Tags|SecurityGroup|NetworkInterfaces$/.test(action),
);

/** A policy and who needs it. */
export interface PolicyOf {
  readonly identity: Identity;
  readonly document: PolicyDocument;
}

/** One policy for each identity that a plan acts as, the plan's own first. */
export function policiesFor(plan: Plan): readonly PolicyOf[] {
  return [plan.identity, ...furtherIdentities(plan)].map((identity) => ({
    identity,
    document: policyFor(plan, identity),
  }));
}

/**
 * The least policy under which a plan can be read, applied and taken back, as one of its
 * identities. Actions that IAM cannot restrict to a resource stand apart from those that
 * it can.
 */
export function policyFor(plan: Plan, identity: Identity = plan.identity): PolicyDocument {
  const home = identity.accountId === plan.identity.accountId;
  const { steps, iamActions: needed } = partOf(plan, identity);
  const reads = home ? readActions : clientReadActions;
  const actions = [...new Set([...reads, ...needed, ...tearDown(plan, steps)])].sort();
  const { partition, region, accountId } = identity;
  const own = (service: string, what: string): string =>
    `arn:${partition}:${service}:${region}:${accountId}:${what}`;
  const of = (service: string): readonly string[] =>
    actions.filter((action) => action.startsWith(`${service}:`) && !takesNoArn.test(action));
  const clusters = clusterNamesOf(plan).map((name) => own('eks', `cluster/${name}`));
  const rulesOf = ({ accountId: owner }: Identity): string =>
    `arn:${partition}:route53resolver:${region}:${owner}:resolver-rule/*`;
  const statements = [
    { Sid: 'Read', Action: actions.filter((action) => takesNoArn.test(action)), Resource: '*' },
    {
      Sid: 'Cluster',
      Action: of('eks'),
      Resource: clusters.length === 1 ? (clusters[0] ?? '') : clusters,
    },
    {
      Sid: 'Resolver',
      Action: of('route53resolver'),
      // A sharee associates the rule of its owner.
      Resource: home
        ? [own('route53resolver', 'resolver-endpoint/*'), rulesOf(identity)]
        : [rulesOf(plan.identity)],
    },
    { Sid: 'Network', Action: of('ec2'), Resource: own('ec2', '*') },
    { Sid: 'Sharing', Action: of('ram'), Resource: '*' },
  ];
  return {
    Version: '2012-10-17',
    Statement: statements
      .filter(({ Action }) => Action.length > 0)
      .map((statement) => ({ Effect: 'Allow' as const, ...statement })),
  };
}

/** A role that can create and not remove strands what it made (aws facts §6). */
function tearDown(plan: Plan, steps: readonly Step[]): readonly string[] {
  if (plan.verb !== 'enable') return [];
  const made = new Set(steps.map(({ spec }) => spec.kind));
  return [
    ...(made.has('createSecurityGroup') ? ['ec2:DeleteSecurityGroup'] : []),
    ...(made.has('authorizeSecurityGroup')
      ? ['ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress']
      : []),
    ...(made.has('createResolverEndpoint')
      ? ['ec2:DeleteNetworkInterface', 'route53resolver:DeleteResolverEndpoint']
      : []),
    ...(made.has('createResolverRule') ? ['route53resolver:DeleteResolverRule'] : []),
    ...(made.has('shareResolverRule')
      ? ['ram:DeleteResourceShare', 'ram:DisassociateResourceShare']
      : []),
    ...(made.has('associateResolverRule') ? ['route53resolver:DisassociateResolverRule'] : []),
  ];
}
