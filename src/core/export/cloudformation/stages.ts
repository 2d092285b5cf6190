import type { Identity } from '../../model/identity.js';
import type { Plan, Step, StepSpec } from '../../model/plan.js';

/** One thing to do: create the stack of an account, import and delete what goes, or run commands. */
export type Stage =
  | {
      readonly kind: 'make' | 'remove';
      readonly identity: Identity;
      readonly steps: readonly Step[];
    }
  | { readonly kind: 'command'; readonly identity: Identity; readonly step: Step };

/** What a step becomes. */
export type Means = Stage['kind'];

/** Kinds for which CloudFormation has a resource to create. */
export function isMade(spec: StepSpec): boolean {
  switch (spec.kind) {
    case 'createSecurityGroup':
    case 'authorizeSecurityGroup':
    case 'createResolverEndpoint':
    case 'createResolverRule':
    case 'associateResolverRule':
    case 'shareResolverRule':
      return true;
    case 'revokeDefaultEgress':
      // Only a group of the template itself can be made without it.
      return typeof spec.groupId !== 'string';
    default:
      return false;
  }
}

/** Whose call a step is. */
export function ownerOf(plan: Plan, step: Step): Identity {
  return step.as ?? plan.identity;
}

/**
 * The steps as stages, in an order that keeps every dependency: all that one account creates is
 * one stack, all that it takes away another. `undefined` where a stack would have to come both
 * before and after something that it cannot do.
 */
export function stagesOf(plan: Plan, meansOf: (step: Step) => Means): readonly Stage[] | undefined {
  const keyOf = (step: Step): string => {
    const means = meansOf(step);
    return means === 'command' ? `command ${step.id}` : `${means} ${ownerOf(plan, step).accountId}`;
  };
  const keys = new Map(plan.steps.map((step) => [step.id, keyOf(step)]));
  const waiting = new Map<string, Step[]>();
  for (const step of plan.steps) {
    const key = keyOf(step);
    waiting.set(key, [...(waiting.get(key) ?? []), step]);
  }
  const stages: Stage[] = [];
  while (waiting.size > 0) {
    // Maps keep the order of the plan: the first that waits for nothing comes next.
    const next = [...waiting].find(([key, steps]) =>
      steps.every(({ dependsOn }) =>
        dependsOn.every((id) => {
          const other = keys.get(id);
          return other === undefined || other === key || !waiting.has(other);
        }),
      ),
    );
    const [first] = next?.[1] ?? [];
    if (!next || !first) return undefined;
    const [key, steps] = next;
    waiting.delete(key);
    const identity = ownerOf(plan, first);
    const kind = meansOf(first);
    stages.push(kind === 'command' ? { kind, identity, step: first } : { kind, identity, steps });
  }
  return stages;
}
