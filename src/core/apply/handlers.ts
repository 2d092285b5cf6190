import type { StepKind } from '../model/plan.js';
import type { StepHandler } from './handler.js';
import type { ReadyStep } from './ready.js';
import { associateResolverRule } from './steps/associateResolverRule.js';
import { authorizeSecurityGroup } from './steps/authorizeSecurityGroup.js';
import { createResolverEndpoint } from './steps/createResolverEndpoint.js';
import { createResolverRule } from './steps/createResolverRule.js';
import { createSecurityGroup } from './steps/createSecurityGroup.js';
import {
  deleteResolverEndpoint,
  deleteResolverRule,
  deleteSecurityGroup,
  disassociateResolverRule,
  revokeSecurityGroupRules,
} from './steps/removals.js';
import { acceptRuleShare, shareResolverRule, unshareResolverRule } from './steps/sharing.js';
import { tagGroupEntries, untagGroupEntries } from './steps/tagGroupEntries.js';
import { tagResolver, untagResolver } from './steps/tagResolver.js';
import { modifyVpcDns } from './steps/modifyVpcDns.js';
import { updateResolverRule } from './steps/updateResolverRule.js';
import { revokeDefaultEgress } from './steps/revokeDefaultEgress.js';
import { updateClusterAccess } from './steps/updateClusterAccess.js';

type Handlers = { readonly [Kind in StepKind]: StepHandler<ReadyStep<Kind>> };

const handlers: Handlers = {
  acceptRuleShare,
  shareResolverRule,
  unshareResolverRule,
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
  tagGroupEntries,
  untagGroupEntries,
  tagResolver,
  untagResolver,
  updateClusterAccess,
  updateResolverRule,
};

/** The handler of a kind. Spec and handler are joined by `kind`, which types cannot follow here. */
export function handlerOf(kind: StepKind): StepHandler<ReadyStep<StepKind>> {
  return handlers[kind];
}
