import type { Part } from '../../inventory/parts.js';
import { asId, type ResolverEndpointId } from '../../model/ids.js';
import type { Plan, Step, StepKind } from '../../model/plan.js';
import { identityKey } from '../../plan/identities.js';
import type { Look } from '../exportFormat.js';
import { ownerOf } from './stages.js';

/** The lists in which the things are that a kind of step takes away. */
const lists: { readonly [Kind in StepKind]?: Part } = {
  disassociateResolverRule: 'associations',
  deleteResolverRule: 'rules',
  deleteResolverEndpoint: 'endpoints',
  deleteSecurityGroup: 'securityGroups',
  revokeSecurityGroupRules: 'securityGroupRules',
};

/** What an import asks for about the things that a plan takes away, by account. */
export function looksOfRemoval(plan: Plan): readonly Look[] {
  const byOwner = new Map<string, readonly Step[]>();
  for (const step of plan.steps.filter(({ spec }) => lists[spec.kind])) {
    const key = identityKey(ownerOf(plan, step));
    byOwner.set(key, [...(byOwner.get(key) ?? []), step]);
  }
  return [...byOwner.values()].flatMap((steps): readonly Look[] => {
    const [first] = steps;
    if (!first) return [];
    const { profile, region } = ownerOf(plan, first);
    const parts = new Set(steps.flatMap(({ spec }) => lists[spec.kind] ?? []));
    const endpoints = steps.flatMap(({ spec }) =>
      spec.kind === 'deleteResolverEndpoint'
        ? [{ endpointAddresses: asId<ResolverEndpointId>(spec.endpointId) }]
        : [],
    );
    // Whose things they are tells to which account's steps they belong.
    return [{ scope: { profile, region }, parts: ['identity', ...parts, ...endpoints] }];
  });
}
