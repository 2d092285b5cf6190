import type { JournalEntry, StepState } from '../model/apply.js';
import type { Message } from '../model/message.js';
import type { Step, StepOutputs } from '../model/plan.js';
import { portErrorOf, type PortError, type PortErrorKind } from '../model/portError.js';
import type { ApplyDeps } from './deps.js';
import { isAboutCredentials, type Credentials, type Way } from './credentials.js';
import type { Made, StepContext, StepHandler } from './handler.js';
import type { CredentialsOf } from './identities.js';
import { findEventually } from './poll.js';
import { handlerOf } from './handlers.js';
import { marked } from './mark.js';
import { readySpec, type ReadyStep } from './ready.js';
import type { StepKind } from '../model/plan.js';

/** The state of one walk over a plan. */
export interface Run {
  readonly planId: string;
  readonly deps: ApplyDeps;
  /** Aborts on the user's cancel and on the first failure. */
  readonly signal: AbortSignal;
  readonly credentials: Credentials;
  readonly credentialsOf: CredentialsOf;
  /** What proves that this plan made a thing. */
  mark: string;
  /** Steps whose write was begun in this run. */
  readonly begun: Set<string>;
  readonly outputs: Map<string, StepOutputs>;
  /** Steps that made something in this plan, in this run or an earlier one. */
  readonly made: Set<string>;
  /** What the journal held before this run. */
  before: readonly JournalEntry[];
  readonly states: Map<string, StepState>;
  /** Looks at what was being waited for. */
  polls: number;
  /** Tells other machines that this run goes on. */
  touch: () => void;
  firstError: PortError | undefined;
  set(stepId: string, state: StepState): void;
  /** Says on the first step what the whole run waits for. */
  readonly pause: (what: Message) => void;
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
  try {
    const credentials = step.as ? await run.credentialsOf(step.as) : run.credentials;
    const { outputs, found } = await credentials.with(
      (way) => attempt(step, run, way),
      (paused) => run.set(step.id, { state: 'running', paused }),
    );
    run.set(step.id, { state: 'done', found, outputs });
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

interface Ended {
  readonly outputs: StepOutputs;
  readonly found: boolean;
}

/** From the look to the last wait; after a sign-in all of it again, and then the look finds what was made. */
async function attempt(step: Step, run: Run, way: Way): Promise<Ended> {
  const { clock, journal } = run.deps;
  run.set(step.id, { state: 'running' });
  const ready = readySpec(marked(step.spec, run.mark), run.outputs);
  const handler = handlerOf(step.spec.kind);
  const context = contextOf(step, run, way);
  const { outputs: there, found } = await ensure(step, ready, handler, context, run);
  if (!found) run.made.add(step.id);
  const outputs = handler.settle ? await handler.settle(ready, there, context) : there;
  run.outputs.set(step.id, outputs);
  const base = { planId: run.planId, stepId: step.id };
  await journal.append({ event: 'done', at: clock.now(), ...base, outputs });
  return { outputs, found };
}

/**
 * Makes the thing unless it is there. What is there counts as ours if this plan began to
 * make it, in this run or in one that was cut off between the call and its answer, and
 * its mark does not say that another one was faster.
 */
async function ensure(
  step: Step,
  ready: ReadyStep<StepKind>,
  handler: AnyHandler,
  context: StepContext,
  run: Run,
): Promise<Ended> {
  const { clock, journal } = run.deps;
  const base = { planId: run.planId, stepId: step.id };
  const begunBefore =
    run.begun.has(step.id) ||
    run.before.some((entry) => entry.event === 'begin' && entry.stepId === step.id);
  /** The mark decides where there is one; else what the journal says. */
  const isOurs = async (outputs: StepOutputs, otherwise: boolean): Promise<boolean> =>
    handler.mine ? handler.mine(ready, outputs, context) : otherwise;
  const note = async (outputs: StepOutputs, found: boolean): Promise<Ended> => {
    if (!found) run.made.add(step.id);
    await journal.append({ event: 'made', at: clock.now(), ...base, found, outputs });
    return { outputs, found };
  };
  const look = begunBefore || !handler.refusesTwice;
  const there = look ? await handler.find(ready, context) : undefined;
  if (there) return note(there, !(begunBefore && (await isOurs(there, true))));
  await journal.append({ event: 'begin', at: clock.now(), ...base });
  run.begun.add(step.id);
  const { outputs, existed, lost } = await makeOrFind(ready, handler, context);
  const doubtful = existed === true || lost === true;
  return note(outputs, doubtful && !(await isOurs(outputs, lost === true || begunBefore)));
}

async function makeOrFind(
  ready: ReadyStep<StepKind>,
  handler: AnyHandler,
  context: StepContext,
): Promise<Made & { readonly lost?: true }> {
  try {
    return await handler.make(ready, context);
  } catch (thrown) {
    const error = portErrorOf(thrown);
    if (!ambiguous.includes(error.kind)) throw error;
    const lookUp = { ...context, signal: AbortSignal.timeout(writeTimeoutMs) };
    const there = await findEventually(lookUp, () => handler.find(ready, lookUp)).catch(
      (lost: unknown) => {
        // Signing in again helps, and then it is looked up again.
        if (isAboutCredentials(portErrorOf(lost))) throw lost;
      },
    );
    if (!there) throw error;
    return { outputs: there, lost: true };
  }
}

function contextOf(step: Step, run: Run, { aws, endpoints }: Way): StepContext {
  return {
    aws,
    async as(identity, ask) {
      const credentials = await run.credentialsOf(identity);
      return credentials.with(
        (other) => ask(other.aws),
        (paused) => run.set(step.id, { state: 'running', paused }),
      );
    },
    clock: run.deps.clock,
    endpoints,
    signal: run.signal,
    get writeSignal() {
      return AbortSignal.timeout(writeTimeoutMs);
    },
    waiting(waitingFor) {
      run.set(step.id, { state: 'running', waitingFor });
    },
    looked() {
      run.polls += 1;
      run.touch();
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
