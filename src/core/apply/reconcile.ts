import type { JournalEntry } from '../model/apply.js';
import type { Plan, StepOutputs } from '../model/plan.js';
import type { Aws, Clock, Journal } from '../ports.js';
import { checkAccount } from './account.js';
import { createEndpointWatch } from './endpointWatch.js';
import type { StepContext } from './handler.js';
import { handlerOf } from './handlers.js';
import { findEventually } from './poll.js';
import { readySpec } from './ready.js';

/** What finding out needs of the world. */
export interface ReconcileDeps {
  readonly aws: Aws;
  readonly journal: Journal;
  readonly clock: Clock;
}

/**
 * Finds out what became of steps whose answer was lost: begun in the journal and not
 * reported made. What is there is written down as made, so that undoing takes it back.
 * Changes nothing in AWS; asks nothing where no step is in doubt. Gives all entries,
 * the new ones last. Throws `PortError`: also `conflict` where we are another account,
 * because then nothing that is missing would prove anything.
 */
export async function reconcile(
  entries: readonly JournalEntry[],
  deps: ReconcileDeps,
  signal: AbortSignal,
): Promise<readonly JournalEntry[]> {
  const plan = entries.findLast((entry) => entry.event === 'plan')?.plan;
  const doubtful = plan ? inDoubt(plan, entries) : [];
  if (!plan || doubtful.length === 0) return entries;
  await checkAccount(plan, deps.aws, signal);
  const outputs = outputsOf(entries);
  const context = contextOf(deps, signal);
  const made = await Promise.all(
    doubtful.map(async ({ id, spec }): Promise<readonly JournalEntry[]> => {
      const ready = readySpec(spec, outputs);
      const there = await findEventually(context, () => handlerOf(spec.kind).find(ready, context));
      if (!there) return [];
      const at = deps.clock.now();
      const base = { planId: plan.id, stepId: id, at };
      const entry: JournalEntry = { event: 'made', ...base, found: false, outputs: there };
      await deps.journal.append(entry);
      return [entry];
    }),
  );
  return [...entries, ...made.flat()];
}

/** Steps that were begun and of which nobody knows whether they were done. */
export function inDoubt(plan: Plan, entries: readonly JournalEntry[]): Plan['steps'] {
  const idsOf = (event: 'begin' | 'made'): ReadonlySet<string> =>
    new Set(entries.flatMap((entry) => (entry.event === event ? [entry.stepId] : [])));
  const begun = idsOf('begin');
  const made = idsOf('made');
  return plan.steps.filter(({ id }) => begun.has(id) && !made.has(id));
}

function outputsOf(entries: readonly JournalEntry[]): ReadonlyMap<string, StepOutputs> {
  const outputs = new Map<string, StepOutputs>();
  for (const entry of entries) {
    if (entry.event === 'made' || entry.event === 'done') outputs.set(entry.stepId, entry.outputs);
  }
  return outputs;
}

function contextOf({ aws, clock }: ReconcileDeps, signal: AbortSignal): StepContext {
  return {
    aws,
    clock,
    signal,
    writeSignal: signal,
    endpoints: createEndpointWatch(aws, clock),
    waiting: () => undefined,
  };
}
