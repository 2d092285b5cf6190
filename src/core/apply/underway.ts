import type { StepState } from '../model/apply.js';
import { scopeKey, type Identity } from '../model/identity.js';
import type { Input, Plan, Step } from '../model/plan.js';
import { associationKey, type Coming, type UnderwayOf } from '../model/underway.js';

/**
 * What a run has still to make and to take away, identity by identity: the steps that wait or are at
 * work. Pure; `states` by step id, a missing one means waiting.
 */
export function underwayOf(
  plan: Plan,
  states: ReadonlyMap<string, StepState>,
): readonly UnderwayOf[] {
  const places = new Map<string, { identity: Identity; coming: Coming[]; going: string[] }>();
  for (const step of plan.steps) {
    const identity = step.as ?? plan.identity;
    const place = places.get(scopeKey(identity)) ?? { identity, coming: [], going: [] };
    places.set(scopeKey(identity), place);
    const state = states.get(step.id)?.state ?? 'pending';
    if (state !== 'pending' && state !== 'running') continue;
    const coming = comingOf(plan, step, state === 'running', states);
    if (coming) place.coming.push(coming);
    const going = goingOf(step);
    if (going !== undefined) place.going.push(going);
  }
  return [...places.values()].map(({ identity, ...underway }) => ({ identity, underway }));
}

function comingOf(
  plan: Plan,
  { id, spec }: Step,
  begun: boolean,
  states: ReadonlyMap<string, StepState>,
): Coming | undefined {
  const base = { key: `${plan.id}/${id}`, clusterName: plan.clusterName, begun };
  switch (spec.kind) {
    case 'createResolverEndpoint': {
      const { name, direction, vpcId, creatorRequestId } = spec;
      return { ...base, what: 'endpoint', name, direction, vpcId, creatorRequestId };
    }
    case 'createResolverRule': {
      const { name, domainName, creatorRequestId } = spec;
      return { ...base, what: 'rule', name, domainName, creatorRequestId };
    }
    case 'associateResolverRule': {
      const ruleId = idOf(spec.ruleId, states);
      const { vpcId } = spec;
      // Below a rule that is not there yet nothing can stand.
      return ruleId === undefined
        ? undefined
        : { ...base, what: 'association', name: vpcId, ruleId, vpcId };
    }
    default:
      return undefined;
  }
}

function goingOf({ spec }: Step): string | undefined {
  switch (spec.kind) {
    case 'deleteResolverEndpoint':
      return spec.endpointId;
    case 'deleteResolverRule':
      return spec.ruleId;
    case 'disassociateResolverRule':
      return associationKey(spec.ruleId, spec.vpcId);
    default:
      return undefined;
  }
}

function idOf(input: Input<string>, states: ReadonlyMap<string, StepState>): string | undefined {
  if (typeof input === 'string') return input;
  const made = states.get(input.step);
  const output = made?.state === 'done' ? made.outputs[input.output] : undefined;
  return typeof output === 'string' ? output : undefined;
}
