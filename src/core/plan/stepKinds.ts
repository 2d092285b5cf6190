import type { StepKind, StepSpec } from '../model/plan.js';

/** IAM actions that Resolver uses in the caller's name when it makes or removes interfaces (aws facts §6). */
const endpointInterfaces = [
  'ec2:CreateNetworkInterface',
  'ec2:CreateNetworkInterfacePermission',
  'ec2:DescribeAvailabilityZones',
  'ec2:DescribeNetworkInterfaceAttribute',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
  'ec2:ModifyNetworkInterfaceAttribute',
] as const;

const actions: Readonly<Record<StepKind, readonly string[]>> = {
  createSecurityGroup: ['ec2:CreateSecurityGroup', 'ec2:CreateTags', 'ec2:DescribeSecurityGroups'],
  authorizeSecurityGroup: ['ec2:CreateTags', 'ec2:DescribeSecurityGroupRules'],
  revokeDefaultEgress: ['ec2:DescribeSecurityGroupRules', 'ec2:RevokeSecurityGroupEgress'],
  createResolverEndpoint: [
    'route53resolver:CreateResolverEndpoint',
    'route53resolver:GetResolverEndpoint',
    'route53resolver:ListResolverEndpointIpAddresses',
    'route53resolver:ListResolverEndpoints',
    'route53resolver:ListTagsForResource',
    'route53resolver:TagResource',
    ...endpointInterfaces,
  ],
  createResolverRule: [
    'route53resolver:CreateResolverRule',
    'route53resolver:GetResolverRule',
    'route53resolver:ListResolverRules',
    'route53resolver:ListTagsForResource',
    'route53resolver:TagResource',
  ],
  associateResolverRule: [
    'route53resolver:AssociateResolverRule',
    'route53resolver:ListResolverRuleAssociations',
    'ec2:DescribeVpcs',
  ],
  shareResolverRule: [
    'ram:AssociateResourceShare',
    'ram:CreateResourceShare',
    'ram:GetResourceShareAssociations',
    'ram:GetResourceShares',
    'ram:TagResource',
    'route53resolver:PutResolverRulePolicy',
  ],
  acceptRuleShare: ['ram:GetResourceShareInvitations', 'route53resolver:GetResolverRule'],
  unshareResolverRule: [
    'ram:DeleteResourceShare',
    'ram:DisassociateResourceShare',
    'ram:GetResourceShareAssociations',
    'ram:GetResourceShares',
    'route53resolver:PutResolverRulePolicy',
  ],
  tagResolver: ['route53resolver:ListTagsForResource'],
  untagResolver: ['route53resolver:ListTagsForResource'],
  tagGroupEntries: ['ec2:DescribeSecurityGroupRules'],
  untagGroupEntries: ['ec2:DescribeSecurityGroupRules'],
  updateResolverRule: ['route53resolver:GetResolverRule', 'route53resolver:UpdateResolverRule'],
  disassociateResolverRule: [
    'route53resolver:DisassociateResolverRule',
    'route53resolver:ListResolverRuleAssociations',
  ],
  deleteResolverRule: ['route53resolver:DeleteResolverRule', 'route53resolver:GetResolverRule'],
  deleteResolverEndpoint: [
    'ec2:DeleteNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'route53resolver:DeleteResolverEndpoint',
    'route53resolver:GetResolverEndpoint',
    'route53resolver:ListResolverEndpointIpAddresses',
    'route53resolver:ListResolverRules',
  ],
  deleteSecurityGroup: ['ec2:DeleteSecurityGroup'],
  revokeSecurityGroupRules: ['ec2:DescribeSecurityGroupRules'],
  updateClusterAccess: ['eks:DescribeCluster', 'eks:DescribeUpdate', 'eks:ListUpdates'],
  modifyVpcDns: ['ec2:DescribeVpcAttribute'],
};

/** The IAM actions of a step, sorted, each once. */
export function iamActionsOf(spec: StepSpec): readonly string[] {
  return [...new Set([...actions[spec.kind], callOf(spec)])].sort();
}

/** The IAM actions of all kinds of steps, sorted, each once. */
export function everyIamAction(): readonly string[] {
  const kinds = Object.keys(actions) as readonly StepKind[];
  const specs = kinds.flatMap((kind) =>
    // Of a specification, the kind and the direction alone decide which calls are made.
    ['ingress', 'egress'].map((direction) => ({ kind, direction }) as unknown as StepSpec),
  );
  return [...new Set(specs.flatMap(iamActionsOf))].sort();
}

/** The one write that a step makes, as `service:Operation`. */
export function callOf(spec: StepSpec): string {
  switch (spec.kind) {
    case 'createSecurityGroup':
      return 'ec2:CreateSecurityGroup';
    case 'authorizeSecurityGroup':
      return spec.direction === 'ingress'
        ? 'ec2:AuthorizeSecurityGroupIngress'
        : 'ec2:AuthorizeSecurityGroupEgress';
    case 'revokeDefaultEgress':
      return 'ec2:RevokeSecurityGroupEgress';
    case 'revokeSecurityGroupRules':
      return spec.direction === 'ingress'
        ? 'ec2:RevokeSecurityGroupIngress'
        : 'ec2:RevokeSecurityGroupEgress';
    case 'deleteSecurityGroup':
      return 'ec2:DeleteSecurityGroup';
    case 'createResolverEndpoint':
      return 'route53resolver:CreateResolverEndpoint';
    case 'createResolverRule':
      return 'route53resolver:CreateResolverRule';
    case 'associateResolverRule':
      return 'route53resolver:AssociateResolverRule';
    case 'shareResolverRule':
      return 'ram:CreateResourceShare';
    case 'acceptRuleShare':
      return 'ram:AcceptResourceShareInvitation';
    case 'unshareResolverRule':
      return 'ram:DeleteResourceShare';
    case 'tagResolver':
      return 'route53resolver:TagResource';
    case 'untagResolver':
      return 'route53resolver:UntagResource';
    case 'tagGroupEntries':
      return 'ec2:CreateTags';
    case 'untagGroupEntries':
      return 'ec2:DeleteTags';
    case 'updateResolverRule':
      return 'route53resolver:UpdateResolverRule';
    case 'disassociateResolverRule':
      return 'route53resolver:DisassociateResolverRule';
    case 'deleteResolverRule':
      return 'route53resolver:DeleteResolverRule';
    case 'deleteResolverEndpoint':
      return 'route53resolver:DeleteResolverEndpoint';
    case 'updateClusterAccess':
      return 'eks:UpdateClusterConfig';
    case 'modifyVpcDns':
      return 'ec2:ModifyVpcAttribute';
  }
}

/**
 * Whether everything else stands on what a step does: the cluster's access and the DNS
 * attributes of VPCs come before the rest of a plan, and are taken back after it.
 */
export function standsUnderAll({ kind }: StepSpec): boolean {
  return kind === 'updateClusterAccess' || kind === 'modifyVpcDns';
}
