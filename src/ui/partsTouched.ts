import type { Part } from '../core/inventory/parts.js';
import type { Plan, StepSpec } from '../core/model/plan.js';

/** The parts of a snapshot that say something else once a step of the plan has been done. */
export function partsTouchedBy(
  spec: StepSpec,
  { endpointName }: Pick<Plan, 'endpointName'>,
): readonly Part[] {
  switch (spec.kind) {
    case 'createResolverEndpoint':
    case 'deleteResolverEndpoint':
      return ['endpoints'];
    case 'tagResolver':
    case 'untagResolver':
      return [];
    case 'acceptRuleShare':
      return [];
    case 'shareResolverRule':
    case 'unshareResolverRule':
    case 'createResolverRule':
    case 'updateResolverRule':
    case 'deleteResolverRule':
      return ['rules'];
    case 'associateResolverRule':
    case 'disassociateResolverRule':
      return ['associations'];
    case 'createSecurityGroup':
    case 'deleteSecurityGroup':
      return ['securityGroups'];
    case 'authorizeSecurityGroup':
    case 'revokeDefaultEgress':
    case 'revokeSecurityGroupRules':
    case 'tagGroupEntries':
    case 'untagGroupEntries':
      return ['securityGroupRules'];
    case 'updateClusterAccess':
      // What public DNS says follows the public access (aws facts §1.2).
      return spec.change.publicAccess === undefined
        ? [{ cluster: spec.clusterName }]
        : [{ cluster: spec.clusterName }, { publicAnswer: endpointName }];
    case 'modifyVpcDns':
      return [{ vpcDns: spec.vpcId }];
  }
}
