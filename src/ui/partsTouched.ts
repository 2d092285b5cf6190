import type { Part } from '../core/inventory/parts.js';
import type { StepSpec } from '../core/model/plan.js';

/** The parts of a snapshot that say something else once a step has been done. */
export function partsTouchedBy(spec: StepSpec): readonly Part[] {
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
      return ['securityGroupRules'];
    case 'updateClusterAccess':
      return [{ cluster: spec.clusterName }];
    case 'modifyVpcDns':
      return [{ vpcDns: spec.vpcId }];
  }
}
