import { css, html, nothing, type TemplateResult } from 'lit';
import type { SetupState } from '../../contract/setup.js';
import type { RunView } from '../../contract/setupPlan.js';
import { failureBanner } from '../shared/failure.js';
import { toneIcon } from '../shared/icons.js';
import { clockText } from '../shared/talk.js';
import type { Parts } from './actions.js';
import { forwardsMade } from './plan.js';
import { stepList } from './steps.js';

export const runStyles = css`
  .run {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  progress {
    width: 100%;
    height: 4px;
    border: 0;
    border-radius: 2px;
    overflow: hidden;
    appearance: none;
    background: var(--line);
  }
  progress::-webkit-progress-bar {
    background: var(--line);
  }
  progress::-webkit-progress-value {
    background: var(--vscode-progressBar-background);
  }
`;

/** A run, going on or over: the outcome first, then each step. */
export function runSection(
  state: SetupState,
  run: RunView,
  parts: Parts,
  now: number,
): TemplateResult {
  return html`<section class="run" aria-label=${parts.say('page.setup.plan')}>
    ${state.phase === 'applying' ? progress(run, parts, now) : outcome(state, run, parts)}
    ${state.phase === 'done' ? forwardsMade(run.plan, parts) : nothing}
    ${stepList(run.plan, run, parts.say, now)}
  </section>`;
}

/** How many steps are done. */
export function doneCount(run: RunView): number {
  return Object.values(run.steps).filter(({ state }) => state === 'done').length;
}

function progress(run: RunView, { say, send }: Parts, now: number): TemplateResult {
  const count = run.plan.steps.length;
  const done = doneCount(run);
  const label = say('page.setup.progress', { done, count });
  return html`<div class="row spread">
      <div>
        <h2>${say(run.verb === 'undo' ? 'page.setup.undoing' : 'page.setup.applying')}</h2>
        <p class="quiet">${label} · ${clockText(now - run.startedAt)}</p>
      </div>
      <vscode-button secondary ?disabled=${run.cancelling} @click=${() => send('cancel')}
        >${say(run.cancelling ? 'page.cancelling' : 'page.cancel')}</vscode-button
      >
    </div>
    <progress max=${count} .value=${done} aria-label=${label}></progress>`;
}

function outcome(state: SetupState, run: RunView, parts: Parts): TemplateResult {
  const { say } = parts;
  if (state.phase === 'done') return doneBanner(run, parts);
  const failed = run.hasReport ? 'page.setup.failed' : 'page.setup.refused';
  const title = say(state.phase === 'cancelled' ? 'page.setup.cancelled' : failed);
  const head =
    state.phase === 'failed' && run.failure
      ? failureBanner(run.failure, say, title)
      : html`<section class="banner warning" role="status">
          ${toneIcon('warning')}
          <div class="body"><h2>${title}</h2></div>
        </section>`;
  return html`${head} ${left(run, parts)}`;
}

function doneBanner(run: RunView, { say, send }: Parts): TemplateResult {
  const undone = run.verb === 'undo';
  return html`<section class="banner good" role="status">
    ${toneIcon('good')}
    <div class="body">
      <h2>${say(undone ? 'page.setup.undone' : 'page.setup.done')}</h2>
      ${undone ? nothing : html`<p>${say('page.setup.done.help')}</p>`}
      ${
        run.elapsedMs === undefined
          ? nothing
          : html`<p class="quiet">${say('page.setup.took', { time: clockText(run.elapsedMs) })}</p>`
      }
      <div class="row">
        ${
          undone
            ? nothing
            : html`<vscode-button @click=${() => send('verify')}
                >${say('page.setup.verify')}</vscode-button
              >`
        }
        ${reportButton(run, { say, send })}
      </div>
    </div>
  </section>`;
}

function reportButton(
  { hasReport }: RunView,
  { say, send }: Pick<Parts, 'say' | 'send'>,
): TemplateResult | typeof nothing {
  if (!hasReport) return nothing;
  return html`<vscode-button secondary @click=${() => send('report')}
    >${say('page.setup.report')}</vscode-button
  >`;
}

/** After a run that did not finish: the ways on, and what exists now. */
function left(run: RunView, { say, send }: Parts): TemplateResult {
  return html`<div class="row">
      ${
        run.canUndo
          ? html`<vscode-button @click=${() => send('undo')}
              >${say('page.setup.undo')}</vscode-button
            >`
          : nothing
      }
      <vscode-button secondary @click=${() => send('refresh')}
        >${say(run.canUndo ? 'page.setup.resume' : 'page.setup.back')}</vscode-button
      >
      ${reportButton(run, { say, send })}
    </div>
    <div>
      <h3>${say('page.setup.made')}</h3>
      ${
        run.made.length === 0
          ? html`<p class="quiet">${run.canUndo ? '' : say('page.setup.madeNothing')}</p>`
          : html`<ul class="things">
              ${run.made.map(
                ({ title, ids }) =>
                  html`<li>
                    <div>${title}</div>
                    <code class="quiet">${ids}</code>
                  </li>`,
              )}
            </ul>`
      }
    </div>`;
}
