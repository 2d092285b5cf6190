import type { StepSpec } from '../../core/model/plan.js';

/** The AWS write that a step makes, as `service:Operation`. */
export function stepCall(spec: StepSpec): string {
  switch (spec.kind) {
    case 'createSecurityGroup':
      return 'ec2:CreateSecurityGroup';
    case 'authorizeSecurityGroup':
      return `ec2:AuthorizeSecurityGroup${spec.direction === 'ingress' ? 'Ingress' : 'Egress'}`;
    case 'revokeDefaultEgress':
      return 'ec2:RevokeSecurityGroupEgress';
    case 'revokeSecurityGroupRules':
      return `ec2:RevokeSecurityGroup${spec.direction === 'ingress' ? 'Ingress' : 'Egress'}`;
    case 'deleteSecurityGroup':
      return 'ec2:DeleteSecurityGroup';
    case 'createResolverEndpoint':
      return 'route53resolver:CreateResolverEndpoint';
    case 'deleteResolverEndpoint':
      return 'route53resolver:DeleteResolverEndpoint';
    case 'createResolverRule':
      return 'route53resolver:CreateResolverRule';
    case 'deleteResolverRule':
      return 'route53resolver:DeleteResolverRule';
    case 'associateResolverRule':
      return 'route53resolver:AssociateResolverRule';
    case 'disassociateResolverRule':
      return 'route53resolver:DisassociateResolverRule';
  }
}
