import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { ApplyResult, StepState } from '../model/apply.js';
import type { Identity } from '../model/identity.js';
import type { Plan, Step } from '../model/plan.js';
import { cancelled, portErrorOf } from '../model/portError.js';
import { furtherIdentities } from '../plan/identities.js';
import type { Aws } from '../ports.js';
import type { ApplyDeps } from './deps.js';
import { checkIdentity } from './account.js';
import { checkBeforeFirstChange } from './beforeFirstChange.js';
import { withClaims } from './claims.js';
import { createCredentials } from './credentials.js';
import { credentialsOfPlan } from './identities.js';
import { withLocks } from './locks.js';
import { markOf } from './mark.js';
import { runStep, type Run } from './runStep.js';

/**
 * Walks a plan's graph, as parallel as it allows. Waits while somebody else is at work on
 * the same cluster, checks the account before the first change and after each sign-in, writes
 * the journal before and after every call, and starts nothing more once a step has failed or
 * the signal has aborted; writes under way finish. Resolves for every outcome; what happened
 * is in the result.
 */
export async function applyPlan(
  plan: Plan,
  deps: ApplyDeps,
  signal: AbortSignal,
): Promise<ApplyResult> {
  const { clock, journal, log } = deps;
  const begun = clock.now();
  const run = newRun(plan, deps, signal);
  const noted = { plan: false };
  const walk = async (): Promise<void> => {
    await asEach(plan, run, (identity, aws) => checkIdentity(identity, aws, run.signal));
    run.before = await journal.read(plan.id);
    const { before } = run;
    await asEach(plan, run, (identity, aws) =>
      checkBeforeFirstChange(plan, before, { ...deps, aws }, run.signal, identity),
    );
    await journal.append({ event: 'plan', at: clock.now(), planId: plan.id, plan });
    noted.plan = true;
    const owner = await deps.lock?.owner();
    run.mark = markOf(plan.id, owner);
    const claimDeps = { clock, log, credentials: run.credentials, owner: owner ?? nobody() };
    await withClaims(plan, claimDeps, waiting, (touch) => {
      run.touch = touch;
      return runGraph(plan, run);
    });
  };
  const waiting = { signal: run.signal, say: run.pause };
  log.info('apply.begin', { plan: plan.id, steps: plan.steps.length });
  try {
    await withLocks(plan, deps, waiting, walk);
  } catch (thrown) {
    run.fail(portErrorOf(thrown));
    skipWhatWaits(run);
  }
  const outcome = run.firstError
    ? run.firstError.kind === 'cancelled'
      ? 'cancelled'
      : 'failed'
    : 'done';
  try {
    // What was never begun has no end: another window may be writing this very journal.
    if (noted.plan)
      await journal.append({ event: 'end', at: clock.now(), planId: plan.id, outcome });
  } catch (thrown) {
    log.error('apply.journal', { plan: plan.id, detail: portErrorOf(thrown).message });
  }
  log.info('apply.end', { plan: plan.id, outcome });
  return {
    planId: plan.id,
    outcome,
    states: Object.fromEntries(run.states),
    made: [...run.made],
    elapsedMs: clock.now() - begun,
    polls: run.polls,
    ...(run.firstError ? { error: run.firstError.info } : {}),
  };
}

/** As the plan's own identity, then as each further one. */
async function asEach(
  plan: Plan,
  run: Run,
  act: (identity: Identity, aws: Aws) => Promise<void>,
): Promise<void> {
  for (const identity of [plan.identity, ...furtherIdentities(plan)]) {
    const credentials = await run.credentialsOf(identity);
    await credentials.with(({ aws }) => act(identity, aws), run.pause);
  }
}

async function runGraph(plan: Plan, run: Run): Promise<void> {
  const running = new Map<string, Promise<boolean>>();
  const start = (step: Step): Promise<boolean> => {
    const known = running.get(step.id);
    if (known) return known;
    const promise = afterDependencies(plan, step, start, run);
    running.set(step.id, promise);
    return promise;
  };
  await Promise.all(plan.steps.map(start));
}

/** Whether the step was done; a step whose dependency was not is skipped. */
async function afterDependencies(
  plan: Plan,
  step: Step,
  start: (step: Step) => Promise<boolean>,
  run: Run,
): Promise<boolean> {
  const dependencies = plan.steps.filter(({ id }) => step.dependsOn.includes(id));
  const done = await Promise.all(dependencies.map(start));
  if (run.signal.aborted || done.includes(false)) {
    run.set(step.id, { state: 'skipped' });
    return false;
  }
  return runStep(step, run);
}

/** A step that only showed what the run waited for was never begun. */
function skipWhatWaits(run: Run): void {
  for (const [id, { state }] of run.states) {
    if (state === 'running') run.set(id, { state: 'skipped' });
  }
}

/** Without a lock nothing tells our leftovers from somebody else's claim. */
function nobody(): string {
  return `unlocked/${randomUUID().slice(0, 8)}`;
}

function newRun(plan: Plan, deps: ApplyDeps, signal: AbortSignal): Run {
  const stop = new AbortController();
  const runSignal = AbortSignal.any([signal, stop.signal]);
  // Every step that waits listens to it: many listeners are no leak here.
  setMaxListeners(0, runSignal);
  const states = new Map<string, StepState>(
    plan.steps.map(({ id }) => [id, { state: 'pending' } as const]),
  );
  const credentials = createCredentials(plan, deps, runSignal);
  const run: Run = {
    planId: plan.id,
    deps,
    signal: runSignal,
    credentials,
    credentialsOf: credentialsOfPlan(plan, deps, credentials, runSignal),
    mark: plan.id,
    begun: new Set(),
    polls: 0,
    touch: () => undefined,
    outputs: new Map(),
    made: new Set(),
    before: [],
    states,
    firstError: undefined,
    set(stepId, state) {
      states.set(stepId, state);
      deps.progress.report({ planId: plan.id, stepId, at: deps.clock.now(), state });
    },
    pause(paused) {
      const [first] = plan.steps;
      if (first) run.set(first.id, { state: 'running', paused });
    },
    fail(error) {
      run.firstError ??= signal.aborted ? cancelled(error.info.operation) : error;
      stop.abort();
    },
  };
  return run;
}
