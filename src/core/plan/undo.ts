import type { JournalEntry } from '../model/apply.js';
import { message } from '../model/message.js';
import type { Plan, Step, StepOutputs } from '../model/plan.js';
import { assemble, emptyDraft, step } from './draft.js';
import { inverseOf } from './inverse.js';
import { standsUnderAll } from './stepKinds.js';

/**
 * The plan that takes back what one applied plan made, from its journal alone: only
 * steps that created something (`found` is false), in the reverse of their order.
 * `undefined` if the journal holds no plan. A step that was begun and never
 * reported is not in it; `reconcile` finds out beforehand what became of it.
 */
export function planUndo(entries: readonly JournalEntry[]): Plan | undefined {
  const plan = entries.findLast((entry) => entry.event === 'plan')?.plan;
  if (!plan) return undefined;
  const made = madeBy(entries);
  const undone = plan.steps.filter(({ id }) => made.has(id)).toReversed();
  const steps = revokesLast(undone.flatMap((original) => inverseStep(plan, original, made)));
  return assemble(
    { ...emptyDraft, steps },
    {
      verb: 'undo',
      identity: plan.identity,
      clusterName: plan.clusterName,
      endpointName: plan.endpointName,
      ...(plan.furtherClusters ? { furtherClusters: plan.furtherClusters } : {}),
      clientVpcIds: plan.clientVpcIds,
      kept: [],
      addressesBefore: undone.reduce((sum, one) => sum + addressesOf(one), 0),
      ...(plan.sites ? { sites: plan.sites } : {}),
      basis: plan.id,
    },
  );
}

/**
 * Entries in groups that were there before go after everything else: where somebody uses
 * the endpoints by now, the undo ends there and does not take the way to 443 from them.
 * Only what everything stood on, the cluster's access and the VPC's DNS, goes later still.
 */
function revokesLast(steps: readonly Step[]): readonly Step[] {
  const isRevoke = ({ spec }: Step): boolean => spec.kind === 'revokeSecurityGroupRules';
  const isGround = ({ spec }: Step): boolean => standsUnderAll(spec);
  const others = steps.filter((one) => !isRevoke(one) && !isGround(one));
  const dependsOn = others.map(({ id }) => id);
  const revokes = steps.filter(isRevoke).map((one) => ({ ...one, dependsOn }));
  return [...others, ...revokes, ...steps.filter(isGround)];
}

/** What the journal says was created, by step id, with the outputs. */
export function madeBy(entries: readonly JournalEntry[]): ReadonlyMap<string, StepOutputs> {
  const made = new Map<string, StepOutputs>();
  for (const entry of entries) {
    if (entry.event === 'made' && !entry.found) made.set(entry.stepId, entry.outputs);
    if (entry.event === 'failed' && entry.error.nothingLeft) made.delete(entry.stepId);
  }
  return made;
}

function inverseStep(
  plan: Plan,
  original: Step,
  made: ReadonlyMap<string, StepOutputs>,
): readonly Step[] {
  const spec = inverseOf(original, made.get(original.id) ?? {});
  if (!spec) return [];
  const { title } = original;
  const after = dependants(plan, original.id, made).map((id) => `undo:${id}`);
  const addresses = addressesOf(original);
  const words = {
    title: original.inverse ?? message('reason.undo', { title }),
    reason: message('reason.undo', { title }),
  };
  const undone = step(`undo:${original.id}`, spec, words, after, addresses);
  return [original.as ? { ...undone, as: original.as } : undone];
}

/** Everything made that stands on a step, directly or not, and has an inverse of its own. */
function dependants(
  plan: Plan,
  id: string,
  made: ReadonlyMap<string, StepOutputs>,
): readonly string[] {
  return plan.steps
    .filter(({ dependsOn }) => dependsOn.includes(id))
    .flatMap((dependant) => {
      const outputs = made.get(dependant.id);
      const hasInverse = outputs && inverseOf(dependant, outputs);
      return hasInverse ? [dependant.id] : dependants(plan, dependant.id, made);
    });
}

function addressesOf({ spec }: Step): number {
  return spec.kind === 'createResolverEndpoint' ? spec.subnetIds.length : 0;
}
