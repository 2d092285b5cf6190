import type { ApplyEvent, ApplyResult } from '../core/model/apply.js';
import { message, type Message } from '../core/model/message.js';
import type { Plan } from '../core/model/plan.js';
import { clusterNamesOf } from '../core/plan/planClusters.js';
import type { ReportProgress, Window } from '../platform/window.js';
import type { ApplyOptions, Operations } from './operations.js';
import type { Say } from './say.js';

/** Applies a plan under a notification that names what is going on and can be cancelled. */
export async function applyWithProgress(
  deps: {
    readonly operations: Pick<Operations, 'applyPlan'>;
    readonly window: Pick<Window, 'progress'>;
    readonly say: Say;
  },
  plan: Plan,
  signal: AbortSignal,
  options: ApplyOptions = {},
): Promise<ApplyResult> {
  const key = plan.verb === 'access' ? 'ui.apply.access' : 'ui.apply.title';
  const title = deps.say(message(key, { cluster: clusterNamesOf(plan) }));
  return deps.window.progress(title, (report, cancelled) => {
    const listener = progressOf(plan, deps.say, report);
    return deps.operations.applyPlan(plan, listener, AbortSignal.any([signal, cancelled]), options);
  });
}

/** Turns events into the one line and the bar of a notification. */
export function progressOf(
  plan: Plan,
  say: Say,
  report: ReportProgress,
): (event: ApplyEvent) => void {
  const running = new Map<string, Message | undefined>();
  let done = 0;
  return ({ stepId, state }) => {
    const ended = state.state === 'done' || state.state === 'failed' || state.state === 'skipped';
    if (state.state === 'running') running.set(stepId, state.paused);
    if (ended) running.delete(stepId);
    if (ended) done += 1;
    const lines = plan.steps
      .filter((step) => running.has(step.id))
      .map((step) => say(running.get(step.id) ?? step.title));
    const counts = { done, all: plan.steps.length };
    const text = say(
      lines.length === 0
        ? message('ui.apply.count', counts)
        : message('ui.apply.line', { ...counts, now: lines.join(' · ') }),
    );
    report(text, ended ? 100 / plan.steps.length : undefined);
  };
}
