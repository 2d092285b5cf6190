import type { ApplyResult, StepState } from '../model/apply.js';
import type { Plan, Step } from '../model/plan.js';
import { cancelled, portErrorOf } from '../model/portError.js';
import type { ApplyDeps } from './deps.js';
import { checkAccount } from './account.js';
import { checkBeforeFirstChange } from './beforeFirstChange.js';
import { createEndpointWatch } from './endpointWatch.js';
import { awsOfPlan } from './identities.js';
import { runStep, type Run } from './runStep.js';

/**
 * Walks a plan's graph, as parallel as it allows. Checks the account before the
 * first change, writes the journal before and after every call, and starts nothing
 * more once a step has failed or the signal has aborted; writes under way finish.
 * Resolves for every outcome; what happened is in the result.
 */
export async function applyPlan(
  plan: Plan,
  deps: ApplyDeps,
  signal: AbortSignal,
): Promise<ApplyResult> {
  const { clock, journal, log } = deps;
  const begun = clock.now();
  const run = newRun(plan, deps, signal);
  log.info('apply.begin', { plan: plan.id, steps: plan.steps.length });
  try {
    await checkAccount(plan, deps.aws, signal, run.awsAs);
    run.before = await journal.read(plan.id);
    await checkBeforeFirstChange(plan, run.before, deps, run.awsAs, run.signal);
    await journal.append({ event: 'plan', at: clock.now(), planId: plan.id, plan });
    await runGraph(plan, run);
  } catch (thrown) {
    run.fail(portErrorOf(thrown));
  }
  const outcome = run.firstError
    ? run.firstError.kind === 'cancelled'
      ? 'cancelled'
      : 'failed'
    : 'done';
  try {
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
    ...(run.firstError ? { error: run.firstError.info } : {}),
  };
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

function newRun(plan: Plan, deps: ApplyDeps, signal: AbortSignal): Run {
  const stop = new AbortController();
  const states = new Map<string, StepState>(
    plan.steps.map(({ id }) => [id, { state: 'pending' } as const]),
  );
  const run: Run = {
    planId: plan.id,
    deps,
    signal: AbortSignal.any([signal, stop.signal]),
    awsAs: awsOfPlan(plan, deps.aws, deps.awsAs),
    endpoints: createEndpointWatch(deps.aws, deps.clock),
    outputs: new Map(),
    made: new Set(),
    before: [],
    states,
    firstError: undefined,
    set(stepId, state) {
      states.set(stepId, state);
      deps.progress.report({ planId: plan.id, stepId, at: deps.clock.now(), state });
    },
    fail(error) {
      run.firstError ??= signal.aborted ? cancelled(error.info.operation) : error;
      stop.abort();
    },
  };
  return run;
}
