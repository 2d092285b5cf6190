import type { Part } from '../../inventory/parts.js';
import { valueOf } from '../../model/fact.js';
import type { Identity } from '../../model/identity.js';
import type { Plan, Step, StepKind } from '../../model/plan.js';
import type { Snapshot } from '../../model/snapshot.js';
import { identityKey } from '../../plan/identities.js';
import { isRef } from '../script/names.js';
import type { Look } from '../exportFormat.js';
import { finder, snapshotFor } from './existing.js';
import { makerOf } from './make.js';

/** The lists in which the things of a kind of step are. */
const lists: { readonly [Kind in StepKind]?: readonly Part[] } = {
  createSecurityGroup: ['securityGroups', 'securityGroupRules'],
  authorizeSecurityGroup: ['securityGroupRules'],
  createResolverEndpoint: ['endpoints'],
  createResolverRule: ['rules'],
  associateResolverRule: ['associations'],
  updateResolverRule: ['rules'],
  disassociateResolverRule: ['associations'],
  deleteResolverRule: ['rules'],
  deleteResolverEndpoint: ['endpoints'],
  deleteSecurityGroup: ['securityGroups'],
  revokeSecurityGroupRules: ['securityGroupRules'],
};

/** The lists that may have what a plan has made, and what it takes away, by account. */
export function looksOfSteps(plan: Plan): readonly Look[] {
  return byOwner(plan, (step) => [
    ...(lists[step.spec.kind] ?? []),
    ...(step.spec.kind === 'unshareResolverRule' ? [{ ruleShares: step.spec.ruleArn }] : []),
  ]);
}

/** Tags, addresses and shares of what the lists have shown. */
export function looksOfThings(plan: Plan, live: readonly Snapshot[]): readonly Look[] {
  const found = finder(plan, live);
  return byOwner(plan, (step): readonly Part[] => {
    const { spec } = step;
    const snapshot = snapshotFor(plan, step, live);
    const endpoints = valueOf(snapshot?.endpoints) ?? [];
    const rules = valueOf(snapshot?.rules) ?? [];
    switch (spec.kind) {
      case 'createResolverEndpoint':
        return endpoints
          .filter(({ id }) => id === found.of(step)?.id)
          .flatMap(({ id, arn }) => [{ endpointAddresses: id }, { resolverTags: arn }]);
      case 'deleteResolverEndpoint':
        return endpoints
          .filter(({ id }) => id === spec.endpointId)
          .map(({ id }) => ({ endpointAddresses: id }));
      case 'createResolverRule':
      case 'updateResolverRule': {
        const ruleId = spec.kind === 'updateResolverRule' ? spec.ruleId : found.of(step)?.id;
        return rules.filter(({ id }) => id === ruleId).map(({ arn }) => ({ resolverTags: arn }));
      }
      case 'shareResolverRule': {
        const { ruleId, arnPrefix } = spec;
        const maker = makerOf(plan, ruleId, 'createResolverRule');
        const id = isRef(ruleId) ? maker && found.of(maker)?.id : ruleId;
        return id === undefined ? [] : [{ ruleShares: `${arnPrefix}${id}` }];
      }
      default:
        return [];
    }
  });
}

/** Whose things they are tells to which account's steps they belong. */
function byOwner(plan: Plan, partsOf: (step: Step) => readonly Part[]): readonly Look[] {
  const owners = new Map<string, { readonly owner: Identity; readonly parts: Part[] }>();
  for (const step of plan.steps) {
    const owner = step.as ?? plan.identity;
    const key = identityKey(owner);
    const parts = owners.get(key)?.parts ?? [];
    parts.push(...partsOf(step));
    owners.set(key, { owner, parts });
  }
  return [...owners.values()]
    .filter(({ parts }) => parts.length > 0)
    .map(({ owner: { profile, region }, parts }) => ({
      scope: { profile, region },
      parts: ['identity', ...new Set(parts)],
    }));
}
