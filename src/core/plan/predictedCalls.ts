import { permissionCalls } from '../preflight/permissions.js';
import { furtherIdentities, partOf } from './identities.js';
import type { Plan, Step, StepKind } from '../model/plan.js';

/**
 * Look-ups and writes of a clean first run, by kind of step, without the looks while something
 * is waited for. An inbound endpoint's addresses are one look more, and the last look at a
 * deleted endpoint is a Get beside the list.
 */
const calls: Readonly<Record<StepKind, number>> = {
  createSecurityGroup: 2,
  authorizeSecurityGroup: 3,
  revokeDefaultEgress: 3,
  createResolverEndpoint: 1,
  createResolverRule: 1,
  associateResolverRule: 1,
  // A look at a share is three calls, one of which counts as a poll.
  shareResolverRule: 15,
  acceptRuleShare: 6,
  unshareResolverRule: 12,
  updateResolverRule: 2,
  // Where something stands in the way it is waited for, and asked again.
  updateClusterAccess: 1,
  modifyVpcDns: 4,
  tagResolver: 2,
  untagResolver: 2,
  tagGroupEntries: 2,
  untagGroupEntries: 2,
  disassociateResolverRule: 1,
  deleteResolverRule: 2,
  deleteResolverEndpoint: 5,
  deleteSecurityGroup: 2,
  revokeSecurityGroupRules: 3,
};

/** `sts:GetCallerIdentity`, once for each identity. */
const accountCalls = 1;
/** Looking, tagging, looking again, and taking the tag away. */
const claimCalls = 4;

/**
 * How many calls applying a plan makes at most when nothing goes wrong and nobody else is at
 * work, beside the polls: each look at what is being waited for is one call at most.
 */
export function predictedCalls(plan: Plan): number {
  const { steps, sites = [], verb } = plan;
  if (steps.length === 0) return 0;
  const groups = new Set(sites.flatMap(({ groupId }) => groupId ?? []));
  const ofSteps = steps.reduce((sum, step) => sum + callsOf(step), 0);
  const identities = [plan.identity, ...furtherIdentities(plan)];
  const permissions =
    verb === 'enable'
      ? identities.reduce((sum, identity) => sum + permissionCalls(partOf(plan, identity)), 0)
      : 0;
  return identities.length * accountCalls + permissions + groups.size * claimCalls + ofSteps;
}

function callsOf({ spec }: Step): number {
  return calls[spec.kind];
}
