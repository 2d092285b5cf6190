import { css, html, nothing, type TemplateResult } from 'lit';
import type { PlanView, RunView, StepRun, StepView } from '../../contract/setupPlan.js';
import { busyIcon, switchIcon, toneIcon } from '../shared/icons.js';
import { clockText, type Say } from '../shared/talk.js';

export const stepStyles = css`
  .steps > li {
    display: grid;
    grid-template-columns: 26px minmax(0, 1fr) auto;
    gap: 0 8px;
    padding: 10px 0;
    border-top: 1px solid var(--line);
  }
  .steps > li:last-child {
    border-bottom: 1px solid var(--line);
  }
  .steps .number {
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .steps .title {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .steps .price {
    font-variant-numeric: tabular-nums;
    text-align: right;
    white-space: nowrap;
  }
  .steps .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 14px;
    margin-top: 2px;
  }
  .steps .switch {
    display: flex;
    gap: 6px;
    margin-top: 4px;
  }
  @container (max-width: 520px) {
    .steps > li {
      grid-template-columns: 26px minmax(0, 1fr);
    }
    .steps .price {
      grid-column: 2;
      text-align: left;
    }
  }
`;

/** The steps in order; with a run, how each stands. `now` in epoch milliseconds. */
export function stepList(
  plan: PlanView,
  run: RunView | undefined,
  say: Say,
  now: number,
): TemplateResult {
  return html`<ol class="steps" role="list">
    ${plan.steps.map((step, index) =>
      run ? runItem(step, run.steps[step.id], say, now) : planItem(step, index + 1, say),
    )}
  </ol>`;
}

function planItem(step: StepView, number: number, say: Say): TemplateResult {
  return html`<li>
    <span class="number">${number}</span>
    <div>
      <div class="title">${step.title}</div>
      <div class="quiet">${step.reason}</div>
      <div class="meta quiet small">
        <code>${step.call}</code>
        ${
          step.inverse === undefined
            ? nothing
            : html`<span>${say('page.setup.inverse', { inverse: step.inverse })}</span>`
        }
      </div>
      ${switchMark(step, say)}
    </div>
    <div class="price">${step.cost}</div>
  </li>`;
}

function runItem(
  step: StepView,
  run: StepRun = { state: 'pending', found: false, detail: '' },
  say: Say,
  now: number,
): TemplateResult {
  return html`<li data-step=${step.id} data-state=${run.state}>
    <span>${stateIcon(run)}</span>
    <div>
      <div class="title">${step.title}</div>
      ${detail(run)} ${switchMark(step, say)}
    </div>
    <div class="price quiet">
      ${say(`page.setup.step.${run.state}`)} ${elapsed(run, now)} ${expected(run, say)}
    </div>
  </li>`;
}

/** Ids look like ids, sentences like sentences. */
function detail({ state, found, detail: text }: StepRun): TemplateResult {
  if (text === '') return html``;
  const ids = state === 'done' && !found;
  return html`<div class="quiet small">${ids ? html`<code>${text}</code>` : text}</div>`;
}

function switchMark(step: StepView, say: Say): TemplateResult {
  if (!step.switches) return html``;
  return html`<div class="switch info small">${switchIcon()} ${say('page.setup.switches')}</div>`;
}

function stateIcon({ state }: StepRun): TemplateResult {
  if (state === 'running') return busyIcon();
  if (state === 'done') return toneIcon('good');
  return toneIcon(state === 'failed' ? 'bad' : 'neutral');
}

/** What is over is not compared; what takes no time needs no word. */
function expected({ state, expectedMs }: StepRun, say: Say): string {
  if (state !== 'running' || expectedMs === undefined || expectedMs < 1000) return '';
  return say('page.setup.step.expected', { time: clockText(expectedMs) });
}

/** Nothing for what took no time, or never ended. */
function elapsed({ state, since, until }: StepRun, now: number): string {
  if (since === undefined) return '';
  const ms = (state === 'running' ? now : (until ?? since)) - since;
  return ms < 1000 ? '' : clockText(ms);
}
