import type { JournalEntry } from '../model/apply.js';
import type { Plan, StepKind } from '../model/plan.js';

/** "A minute or two" until an endpoint is OPERATIONAL (aws facts §2.3). Milliseconds. */
const known: Partial<Readonly<Record<StepKind, number>>> = { createResolverEndpoint: 90_000 };

/**
 * How long each step of a plan is likely to take, in milliseconds by step id: the median of what
 * steps of its kind took in earlier runs, else what AWS says; absent where nobody knows.
 */
export function expectedTimes(
  plan: Plan,
  journals: readonly (readonly JournalEntry[])[],
): Readonly<Record<string, number>> {
  const took = new Map<StepKind, number[]>();
  for (const entries of journals) {
    for (const [kind, ms] of timesIn(entries)) took.set(kind, [...(took.get(kind) ?? []), ms]);
  }
  return Object.fromEntries(
    plan.steps.flatMap(({ id, spec: { kind } }) => {
      const expected = median(took.get(kind) ?? []) ?? known[kind];
      return expected === undefined ? [] : [[id, expected] as const];
    }),
  );
}

/** Of steps that were really made, from the call to the end of the wait, within one run. */
function timesIn(entries: readonly JournalEntry[]): readonly (readonly [StepKind, number])[] {
  const kinds = new Map<string, StepKind>();
  const begun = new Map<string, number>();
  const times: (readonly [StepKind, number])[] = [];
  for (const entry of entries) {
    if (entry.event === 'plan') {
      begun.clear();
      for (const { id, spec } of entry.plan.steps) kinds.set(id, spec.kind);
    }
    if (entry.event === 'begin') begun.set(entry.stepId, entry.at);
    if (entry.event !== 'done') continue;
    const since = begun.get(entry.stepId);
    const kind = kinds.get(entry.stepId);
    if (since !== undefined && kind !== undefined) times.push([kind, entry.at - since]);
  }
  return times;
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}
