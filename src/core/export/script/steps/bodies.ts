import type { StepKind, StepSpec } from '../../../model/plan.js';
import type { Place } from '../names.js';
import type { Statement } from '../program.js';
import { updateClusterAccess } from './access.js';
import { associateResolverRule, disassociateResolverRule } from './associations.js';
import { createResolverEndpoint, deleteResolverEndpoint } from './endpoints.js';
import { authorizeSecurityGroup, createSecurityGroup, revokeDefaultEgress } from './groups.js';
import { deleteSecurityGroup, revokeSecurityGroupRules } from './removals.js';
import { createResolverRule, deleteResolverRule } from './rules.js';
import { acceptRuleShare, shareResolverRule, unshareResolverRule } from './sharing.js';
import type { Spec } from './spec.js';
import { tagGroupEntries, tagResolver, untagGroupEntries, untagResolver } from './tags.js';
import { updateResolverRule } from './updateRule.js';
import { modifyVpcDns } from './vpcDns.js';

type Bodies = {
  readonly [Kind in StepKind]: (spec: Spec<Kind>, place: Place) => readonly Statement[];
};

/** How a script does each kind of step: it looks, acts where that is needed, and waits. */
const bodies: Bodies = {
  acceptRuleShare,
  associateResolverRule,
  authorizeSecurityGroup,
  createResolverEndpoint,
  createResolverRule,
  createSecurityGroup,
  deleteResolverEndpoint,
  deleteResolverRule,
  deleteSecurityGroup,
  disassociateResolverRule,
  modifyVpcDns,
  revokeDefaultEgress,
  revokeSecurityGroupRules,
  shareResolverRule,
  tagGroupEntries,
  tagResolver,
  unshareResolverRule,
  untagGroupEntries,
  untagResolver,
  updateClusterAccess,
  updateResolverRule,
};

/** The body of a step. Spec and description are joined by `kind`, which types cannot follow here. */
export function bodyOf(spec: StepSpec, place: Place): readonly Statement[] {
  const body = bodies[spec.kind] as (spec: StepSpec, place: Place) => readonly Statement[];
  return body(spec, place);
}

/** The outputs of a step that later ones may refer to: the script keeps these in variables. */
export function outputsOf(spec: StepSpec): readonly string[] {
  switch (spec.kind) {
    case 'createSecurityGroup':
      return ['groupId'];
    case 'createResolverEndpoint':
      return spec.direction === 'INBOUND' ? ['endpointId', 'addresses'] : ['endpointId'];
    case 'createResolverRule':
      return ['ruleId'];
    case 'shareResolverRule':
      return ['shareArn'];
    default:
      return [];
  }
}
