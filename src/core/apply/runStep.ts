import type { JournalEntry, StepState } from '../model/apply.js';
import type { Step, StepOutputs } from '../model/plan.js';
import { portErrorOf, type PortError, type PortErrorKind } from '../model/portError.js';
import type { ApplyDeps } from './deps.js';
import type { EndpointWatch } from './endpointWatch.js';
import type { Made, StepContext, StepHandler } from './handler.js';
import type { AwsAs } from './identities.js';
import { findEventually } from './poll.js';
import { handlerOf } from './handlers.js';
import { readySpec, type ReadyStep } from './ready.js';
import type { StepKind } from '../model/plan.js';

/** The state of one walk over a plan. */
export interface Run {
  readonly planId: string;
  readonly deps: ApplyDeps;
  /** Aborts on the user's cancel and on the first failure. */
  readonly signal: AbortSignal;
  readonly awsAs: AwsAs;
  readonly endpoints: EndpointWatch;
  readonly outputs: Map<string, StepOutputs>;
  /** Steps that made something in this plan, in this run or an earlier one. */
  readonly made: Set<string>;
  /** What the journal held before this run. */
  before: readonly JournalEntry[];
  readonly states: Map<string, StepState>;
  firstError: PortError | undefined;
  set(stepId: string, state: StepState): void;
  fail(error: PortError): void;
}

/** A write is given up after this long; then it is looked up whether AWS acted. */
const writeTimeoutMs = 60_000;

/** After these the write may have happened although no answer came. */
const ambiguous: readonly PortErrorKind[] = ['unreachable', 'timeout', 'internal'];

type AnyHandler = StepHandler<ReadyStep<StepKind>>;

/**
 * Carries out one step: look, journal, write, journal, wait, journal. Gives whether
 * it is done; a failure is recorded in the run and stops the others.
 */
export async function runStep(step: Step, run: Run): Promise<boolean> {
  const { clock, journal } = run.deps;
  run.set(step.id, { state: 'running' });
  try {
    const ready = readySpec(step.spec, run.outputs);
    const handler = handlerOf(step.spec.kind);
    const context = await contextOf(step, run);
    const { outputs, found } = await ensure(step, ready, handler, context, run);
    if (!found) run.made.add(step.id);
    const settled = handler.settle ? await handler.settle(ready, outputs, context) : outputs;
    run.outputs.set(step.id, settled);
    await journal.append({
      event: 'done',
      at: clock.now(),
      planId: run.planId,
      stepId: step.id,
      outputs: settled,
    });
    run.set(step.id, { state: 'done', found, outputs: settled });
    return true;
  } catch (thrown) {
    const error = portErrorOf(thrown, step.id);
    if (error.info.nothingLeft) run.made.delete(step.id);
    run.fail(error);
    run.set(step.id, { state: 'failed', error: error.info });
    await noteFailure(step, error, run);
    return false;
  }
}

/**
 * Makes the thing unless it is there. It counts as ours if this plan began to make
 * it, in this run or in one that was cut off between the call and its answer.
 */
async function ensure(
  step: Step,
  ready: ReadyStep<StepKind>,
  handler: AnyHandler,
  context: StepContext,
  run: Run,
): Promise<{ readonly outputs: StepOutputs; readonly found: boolean }> {
  const { clock, journal } = run.deps;
  const base = { planId: run.planId, stepId: step.id };
  const begunBefore = run.before.some(
    (entry) => entry.event === 'begin' && entry.stepId === step.id,
  );
  const look = begunBefore || !handler.refusesTwice;
  const there = look ? await handler.find(ready, context) : undefined;
  if (there) {
    const found = !begunBefore;
    await journal.append({ event: 'made', at: clock.now(), ...base, found, outputs: there });
    return { outputs: there, found };
  }
  await journal.append({ event: 'begin', at: clock.now(), ...base });
  const { outputs, existed } = await makeOrFind(ready, handler, context);
  const found = existed === true && !begunBefore;
  if (!found) run.made.add(step.id);
  await journal.append({ event: 'made', at: clock.now(), ...base, found, outputs });
  return { outputs, found };
}

async function makeOrFind(
  ready: ReadyStep<StepKind>,
  handler: AnyHandler,
  context: StepContext,
): Promise<Made> {
  try {
    return await handler.make(ready, context);
  } catch (thrown) {
    const error = portErrorOf(thrown);
    if (!ambiguous.includes(error.kind)) throw error;
    const lookUp = { ...context, signal: AbortSignal.timeout(writeTimeoutMs) };
    const there = await findEventually(lookUp, () => handler.find(ready, lookUp)).catch(
      () => undefined,
    );
    if (there) return { outputs: there };
    throw error;
  }
}

async function contextOf(step: Step, run: Run): Promise<StepContext> {
  const { aws, clock } = run.deps;
  return {
    aws: step.as ? await run.awsAs(step.as, run.signal) : aws,
    awsAs: run.awsAs,
    clock,
    endpoints: run.endpoints,
    signal: run.signal,
    get writeSignal() {
      return AbortSignal.timeout(writeTimeoutMs);
    },
    waiting(waitingFor) {
      run.set(step.id, { state: 'running', waitingFor });
    },
  };
}

async function noteFailure(step: Step, error: PortError, run: Run): Promise<void> {
  const { clock, journal, log } = run.deps;
  const base = { planId: run.planId, stepId: step.id };
  log.error('apply.step', { ...base, kind: error.kind, detail: error.message });
  try {
    await journal.append({ event: 'failed', at: clock.now(), ...base, error: error.info });
  } catch (thrown) {
    log.error('apply.journal', { ...base, detail: portErrorOf(thrown).message });
  }
}
