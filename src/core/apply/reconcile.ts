import type { JournalEntry } from '../model/apply.js';
import type { Plan, Step, StepOutputs } from '../model/plan.js';
import type { PortErrorInfo, PortErrorKind } from '../model/portError.js';
import { callOf } from '../plan/stepKinds.js';
import type { Aws, Clock, Journal, Lock } from '../ports.js';
import { furtherIdentities } from '../plan/identities.js';
import { checkIdentity } from './account.js';
import { createEndpointWatch } from './endpointWatch.js';
import type { StepContext } from './handler.js';
import { awsOfPlan, type AwsAs } from './identities.js';
import { handlerOf } from './handlers.js';
import { marked, markOf } from './mark.js';
import { findEventually } from './poll.js';
import { readySpec } from './ready.js';

/** What finding out needs of the world. */
export interface ReconcileDeps {
  /** As the plan's own identity. */
  readonly aws: Aws;
  /** As its further ones; absent where there are none. */
  readonly awsAs?: AwsAs;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly lock?: Pick<Lock, 'owner'>;
}

/**
 * Finds out what became of steps whose answer was lost: begun in the journal and not
 * reported made. What is there and bears the plan's mark is written down as made, so that
 * undoing takes it back; what another machine made meanwhile is not.
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
  const awsAs = awsOfPlan(plan, deps.aws, deps.awsAs);
  for (const identity of [plan.identity, ...furtherIdentities(plan)]) {
    await checkIdentity(identity, await awsAs(identity, signal), signal);
  }
  const outputs = outputsOf(entries);
  const mark = markOf(plan.id, await deps.lock?.owner());
  const made = await Promise.all(
    doubtful.map(async ({ id, spec, as }): Promise<readonly JournalEntry[]> => {
      const aws = as ? await awsAs(as, signal) : deps.aws;
      const context = contextOf({ ...deps, aws }, awsAs, signal);
      const ready = readySpec(marked(spec, mark), outputs);
      const handler = handlerOf(spec.kind);
      const there = await findEventually(context, () => handler.find(ready, context));
      if (!there || (await handler.mine?.(ready, there, context)) === false) return [];
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
export function inDoubt(plan: Plan, entries: readonly JournalEntry[]): readonly Step[] {
  return plan.steps.filter((step) => {
    const own = entries.filter((entry) => 'stepId' in entry && entry.stepId === step.id);
    const begun = own.filter(({ event }) => event === 'begin').length;
    if (begun === 0 || own.some(({ event }) => event === 'made')) return false;
    return (
      begun > 1 || !own.some((entry) => entry.event === 'failed' && refused(step, entry.error))
    );
  });
}

/** With these AWS has said that it did nothing. */
const refusals: readonly PortErrorKind[] = ['accessDenied', 'limitExceeded', 'invalid'];

/** Whether AWS refused the step's one write; a refused look-up says nothing about the write. */
function refused({ spec }: Step, { kind, operation }: PortErrorInfo): boolean {
  return refusals.includes(kind) && operation === callOf(spec);
}

function outputsOf(entries: readonly JournalEntry[]): ReadonlyMap<string, StepOutputs> {
  const outputs = new Map<string, StepOutputs>();
  for (const entry of entries) {
    if (entry.event === 'made' || entry.event === 'done') outputs.set(entry.stepId, entry.outputs);
  }
  return outputs;
}

function contextOf({ aws, clock }: ReconcileDeps, awsAs: AwsAs, signal: AbortSignal): StepContext {
  return {
    aws,
    as: async (identity, ask) => ask(await awsAs(identity, signal)),
    clock,
    signal,
    writeSignal: signal,
    endpoints: createEndpointWatch(aws, clock),
    waiting: () => undefined,
    looked: () => undefined,
  };
}
