import { css, html, nothing, type TemplateResult } from 'lit';
import type { MatrixState } from '../../contract/checksMatrix.js';
import { watchIntervals } from '../../contract/checksMatrix.js';
import type { ChecksFromApp } from '../../contract/checks.js';
import { busyIcon, toneIcon } from '../shared/icons.js';
import type { Say } from '../shared/talk.js';
import { insideSection } from './matrixInside.js';
import { roundsSection } from './matrixRounds.js';
import { matrixTable } from './matrixTable.js';
import { nodesSection } from './matrixNodes.js';
import { whoSection } from './matrixWho.js';
import { certificateFields, transportField, type WayParts } from './wayFields.js';

export const matrixStyles = css`
  .everywhere {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }
  .everywhere .interval {
    width: 130px;
  }
  .everywhere .inside {
    margin-top: 10px;
  }
  .everywhere .pod {
    width: 220px;
  }
  .everywhere .command {
    max-height: 240px;
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .everywhere .findings {
    display: grid;
    gap: 8px;
  }
  .everywhere .findings li {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto;
    gap: 2px 10px;
    overflow-wrap: anywhere;
  }
`;

/** What the matrix can do, and what the page knows of it besides the state. */
export interface MatrixParts {
  readonly say: Say;
  readonly opened: ReadonlySet<string>;
  readonly openedRounds: ReadonlySet<number>;
  readonly seconds: number;
  readonly way: WayParts;
  readonly pod: string;
  readonly send: (message: ChecksFromApp) => void;
  readonly toggle: (id: string) => void;
  readonly toggleRound: (at: number) => void;
  /** Nothing where the way is not one; then that is shown. */
  readonly run: () => void;
  readonly watch: () => void;
  readonly copy: () => void;
  readonly explain: (vpcId: string) => void;
  readonly ask: (id: string) => void;
  readonly copyRow: (id: string) => void;
  readonly setSeconds: (seconds: number) => void;
  readonly setPod: (pod: string) => void;
}

/** All vantages side by side, what the configuration says of it, and asking inside. */
export function matrixSection(
  state: MatrixState,
  reading: boolean,
  parts: MatrixParts,
): TemplateResult {
  const { say } = parts;
  return html`<section class="everywhere" aria-label=${say('page.checks.matrix.title')}>
    <div>
      <h2>${say('page.checks.matrix.title')}</h2>
      <p class="quiet">${say('page.checks.matrix.hint')}</p>
    </div>
    ${bar(state, reading, parts)} ${live(state, say)} ${whoSection(state.who, say)}
    ${
      state.rows.length > 0
        ? matrixTable(state.rows, parts, {
            label: `${say('page.checks.matrix.title')}: ${say('page.checks.matrix.answer')}`,
            prefix: 'detail',
          })
        : nothing
    }
    ${diagnoses(state, parts)} ${insideSection(state, parts)}
    ${nodesSection(state.nodes, say, () => parts.send({ type: 'askNodes' }))}
    ${roundsSection(state.rounds, parts)}
  </section>`;
}

function bar(state: MatrixState, reading: boolean, parts: MatrixParts): TemplateResult {
  const { say, send, seconds, setSeconds, run, watch, way } = parts;
  const busy = state.running || state.watching !== undefined;
  const some = state.rows.some((row) => row.state === 'done');
  const copy = some
    ? html`<vscode-button secondary @click=${parts.copy}
        >${say('page.checks.matrix.copy')}</vscode-button
      >`
    : nothing;
  if (busy) {
    const watching = state.watching;
    return html`<div class="row">
      <vscode-button secondary @click=${() => send({ type: 'stopMatrix' })}
        >${say('page.checks.matrix.stop')}</vscode-button
      >
      ${copy} ${state.running ? busyIcon() : nothing}
      <span class="quiet" aria-hidden="true"
        >${
          state.running
            ? say('page.checks.matrix.progress', { done: state.done, of: state.of })
            : nothing
        }</span
      >
      ${
        watching === undefined
          ? nothing
          : html`<span class="quiet"
              >${say('page.checks.matrix.watching', { seconds: watching })}</span
            >`
      }
    </div>`;
  }
  const choose = (event: Event) => {
    const { target } = event;
    if (target instanceof HTMLElement && 'value' in target) setSeconds(Number(target.value));
  };
  return html`<div class="way">${transportField('third', way)} ${certificateFields(way)}</div>
    <div class="row">
      <vscode-button ?disabled=${reading} @click=${run}
        >${say(some ? 'page.checks.matrix.again' : 'page.checks.matrix.run')}</vscode-button
      >
      <vscode-button secondary ?disabled=${reading} @click=${watch}
        >${say('page.checks.matrix.watch')}</vscode-button
      >
      <vscode-single-select
        class="interval"
        .label=${say('page.checks.matrix.interval')}
        @change=${choose}
      >
        ${watchIntervals.map(
          (each) =>
            html`<vscode-option value=${String(each)} ?selected=${each === seconds}
              >${intervalText(each, say)}</vscode-option
            >`,
        )}
      </vscode-single-select>
      ${copy}
    </div>`;
}

function intervalText(seconds: number, say: Say): string {
  return seconds > 60
    ? say('page.checks.matrix.everyMinutes', { minutes: seconds / 60 })
    : say('page.checks.matrix.every', { seconds });
}

/** Said aloud once when it begins and once when it is over, not with each row. */
function live({ running, of, rounds, watching }: MatrixState, say: Say): TemplateResult {
  const [last] = rounds;
  const over = last
    ? say('page.checks.matrix.summary', { right: last.right, of: last.of })
    : nothing;
  const text = running && watching === undefined ? say('page.checks.matrix.asking', { of }) : over;
  return html`<p role="status" class="quiet">${text}</p>`;
}

function diagnoses(state: MatrixState, parts: MatrixParts): TemplateResult | typeof nothing {
  const { say, explain } = parts;
  const { diagnosing, diagnosisFailure: why } = state;
  if (!diagnosing && why === undefined && state.diagnoses.length === 0) return nothing;
  return html`<div class="findings">
    <h3>${say('page.checks.matrix.diagnoses')}</h3>
    ${
      diagnosing
        ? html`<p class="row quiet" role="status">
            ${busyIcon()} ${say('page.checks.matrix.diagnosing')}
          </p>`
        : nothing
    }
    ${why === undefined ? nothing : html`<p>${say('page.checks.matrix.noDiagnosis', { why })}</p>`}
    <ul class="findings">
      ${state.diagnoses.map(
        ({ vpcId, vpc, tone, summary }) =>
          html`<li>
            ${toneIcon(tone)}
            <span><strong>${vpc}</strong> ${summary}</span>
            <button
              type="button"
              class="link"
              aria-label=${say('page.checks.matrix.explainFor', { vpc })}
              @click=${() => explain(vpcId)}
            >
              ${say('page.checks.matrix.explain')}
            </button>
          </li>`,
      )}
    </ul>
  </div>`;
}
