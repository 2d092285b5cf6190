import { wholeSeconds } from '../core/apply/runReportParts.js';
import type { ApplyEvent } from '../core/model/apply.js';
import { message } from '../core/model/message.js';
import type { Plan } from '../core/model/plan.js';
import { clusterNamesOf } from '../core/plan/planClusters.js';
import type { RunClick, RunItem } from '../platform/runItem.js';
import type { ApplyOptions, Operations } from './operations.js';
import type { Say } from './say.js';

/** What the item of the status bar is made from. */
export interface RunStatusDeps {
  readonly item: RunItem;
  readonly say: Say;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Calls `tick` every second until told to stop. */
  readonly everySecond: (tick: () => void) => () => void;
}

interface Going {
  readonly plan: Plan;
  readonly startedAt: number;
  readonly click: RunClick;
  readonly running: Set<string>;
  ended: number;
}

type Apply = Operations['applyPlan'];

/**
 * Shows in the status bar what is being applied, however it was begun: the run that began last,
 * its step, and how long it has taken; nothing once all have ended.
 */
export function createRunStatus({ item, say, now, everySecond }: RunStatusDeps) {
  const going = new Set<Going>();
  let stop: (() => void) | undefined;

  const show = (): void => {
    const last = [...going].at(-1);
    if (!last) {
      stop?.();
      stop = undefined;
      item.show(undefined);
      return;
    }
    stop ??= everySecond(show);
    const lines = [...going].map((one) => lineOf(one));
    const titles = last.plan.steps.filter(({ id }) => last.running.has(id));
    item.show({
      text: `$(loading~spin) ${lineOf(last)}`,
      tooltip: [...lines.toReversed(), ...titles.map(({ title }) => say(title))].join('\n'),
      label: say(message('run.status', placeOf(last))),
      click: last.click,
    });
  };
  const lineOf = (one: Going): string => {
    const time = say(wholeSeconds(Math.floor((now() - one.startedAt) / 1000)));
    return say(message('run.status.line', { ...placeOf(one), time }));
  };

  /** The same apply, shown while it goes on. */
  const following =
    (apply: Apply, click: (plan: Plan) => RunClick): Apply =>
    async (plan, onEvent, signal, options?: ApplyOptions) => {
      const one = {
        plan,
        startedAt: now(),
        click: click(plan),
        running: new Set<string>(),
        ended: 0,
      };
      going.add(one);
      show();
      const hear = (event: ApplyEvent): void => {
        take(one, event);
        show();
        onEvent(event);
      };
      try {
        return await apply(plan, hear, signal, options);
      } finally {
        going.delete(one);
        show();
      }
    };
  return { following };
}

function take(one: Going, { stepId, state }: ApplyEvent): void {
  if (state.state === 'running') one.running.add(stepId);
  else one.running.delete(stepId);
  if (state.state !== 'running' && state.state !== 'pending') one.ended += 1;
}

function placeOf({ plan, ended }: Going) {
  const steps = plan.steps.length;
  return { cluster: clusterNamesOf(plan), step: Math.min(ended + 1, steps), steps };
}
