import { wasBegun } from '../../core/apply/wasBegun.js';
import type { ApplyEvent, ApplyResult, StepState } from '../../core/model/apply.js';
import type { Message } from '../../core/model/message.js';
import { message } from '../../core/model/message.js';
import type { Plan, StepOutputs } from '../../core/model/plan.js';
import type { PortErrorInfo } from '../../core/model/portError.js';
import type { RunView, StepRun } from '../contract/setupPlan.js';
import { failureView } from './failure.js';
import { planView } from './planView.js';

type Render = (message: Message) => string;

/** One run of a plan as it was heard of, step by step. */
export class RunRecord {
  readonly plan: Plan;
  readonly #startedAt: number;
  readonly #steps = new Map<string, StepRun>();
  #result: ApplyResult | undefined;
  #error: PortErrorInfo | undefined;
  /** How long each step is likely to take, in milliseconds by id, as far as that is known. */
  expected: Readonly<Record<string, number>> = {};
  cancelling = false;
  /** Whether what was made can be taken back from here. */
  canUndo = false;

  /** `startedAt` in epoch milliseconds. */
  constructor(plan: Plan, startedAt: number) {
    this.plan = plan;
    this.#startedAt = startedAt;
  }

  /** Takes in one event; those of another plan are not ours. */
  hear(event: ApplyEvent, render: Render): void {
    if (event.planId !== this.plan.id) return;
    this.#set(event.stepId, event.state, event.at, render);
  }

  /** The end, with the states in which the steps were left. */
  end(result: ApplyResult, render: Render): void {
    this.#result = result;
    this.#error = result.error;
    for (const [stepId, state] of Object.entries(result.states)) {
      // Nothing waits any more.
      const left: StepState = state.state === 'pending' ? { state: 'skipped' } : state;
      this.#set(stepId, left, undefined, render);
    }
  }

  /** The end of an apply that did not even begin. */
  fail(error: PortErrorInfo): void {
    this.#error = error;
  }

  /** Why it did not finish, if it did not. */
  get error(): PortErrorInfo | undefined {
    return this.#error;
  }

  /** Without a result nobody knows what was written down; the journal does. */
  get hasReport(): boolean {
    return this.#result ? wasBegun(this.#result) : this.#error !== undefined;
  }

  view(render: Render): RunView {
    return {
      verb: this.plan.verb,
      plan: planView(this.plan, render, this.#result?.states),
      steps: Object.fromEntries(this.plan.steps.map(({ id }) => [id, this.#step(id)])),
      startedAt: this.#startedAt,
      cancelling: this.cancelling,
      ...(this.#result && { elapsedMs: this.#result.elapsedMs }),
      ...(this.#error && { failure: failureView(this.#error, render) }),
      made: this.#made(render),
      canUndo: this.canUndo,
      hasReport: this.hasReport,
    };
  }

  #step(id: string): StepRun {
    const step = this.#steps.get(id) ?? { state: 'pending', found: false, detail: '' };
    const expectedMs = this.expected[id];
    return expectedMs === undefined ? step : { ...step, expectedMs };
  }

  #set(id: string, state: StepState, at: number | undefined, render: Render): void {
    const before = this.#step(id);
    const since = before.since ?? at;
    const over = state.state === 'done' || state.state === 'failed';
    const until = over ? (before.until ?? at) : undefined;
    this.#steps.set(id, {
      state: state.state,
      found: state.state === 'done' && state.found,
      detail: detail(state, render),
      ...(since === undefined || state.state === 'pending' ? {} : { since }),
      ...(until === undefined ? {} : { until }),
    });
  }

  #made(render: Render): RunView['made'] {
    const result = this.#result;
    if (!result || result.outcome === 'done') return [];
    return this.plan.steps
      .filter(({ id }) => result.made.includes(id))
      .map(({ id, title }) => {
        const state = result.states[id];
        return {
          title: render(title),
          ids: state?.state === 'done' ? outputsText(state.outputs) : '',
        };
      });
  }
}

function detail(state: StepState, render: Render): string {
  switch (state.state) {
    case 'running':
      if (state.paused) return render(state.paused);
      return state.waitingFor === undefined
        ? ''
        : render(message('setup.step.waitingFor', { what: state.waitingFor }));
    case 'done': {
      const made = outputsText(state.outputs);
      if (!state.found) return made;
      const found = render(message('setup.step.found'));
      return made === '' ? found : `${found}: ${made}`;
    }
    case 'failed':
      return render(message(state.error.messageKey, state.error.args));
    case 'pending':
    case 'skipped':
      return '';
  }
}

function outputsText(outputs: StepOutputs): string {
  return Object.values(outputs).flat().join(', ');
}
