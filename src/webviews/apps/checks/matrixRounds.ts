import { html, nothing, type TemplateResult } from 'lit';
import type { RoundView } from '../../contract/checksMatrix.js';
import type { MatrixParts } from './matrix.js';
import { matrixTable } from './matrixTable.js';
import { whoSection } from './matrixWho.js';
import { dayAndTime } from '../shared/times.js';

/** Earlier rounds, the newest first, what was other than the time before, and each table again. */
export function roundsSection(
  rounds: readonly RoundView[],
  parts: MatrixParts,
): TemplateResult | typeof nothing {
  const { say, send } = parts;
  if (rounds.length === 0) return nothing;
  return html`<details class="rounds">
    <summary>${say('page.checks.matrix.rounds')} (${rounds.length})</summary>
    <div class="everywhere inside">
      <ul>
        ${rounds.map((round) => html`<li>${roundItem(round, parts)}</li>`)}
      </ul>
      <div class="row">
        <vscode-button secondary @click=${() => send({ type: 'clearRounds' })}
          >${say('page.checks.clear')}</vscode-button
        >
      </div>
    </div>
  </details>`;
}

function roundItem(round: RoundView, parts: MatrixParts): TemplateResult {
  const { say, openedRounds } = parts;
  const { at, right, of, changes } = round;
  const open = round.rows !== undefined && openedRounds.has(at);
  const time = dayAndTime(at);
  return html`<time datetime=${new Date(at).toISOString()}>${time}</time> ·
    ${say('page.checks.matrix.roundRight', { right, of })}
    ${round.rows ? roundActs(at, time, open, parts) : nothing}
    ${
      changes.length === 0
        ? html`<span class="quiet">· ${say('page.checks.matrix.noChange')}</span>`
        : html`<ul class="quiet small">
            ${changes.map((change) => html`<li>${change}</li>`)}
          </ul>`
    }
    ${open ? roundTable(round, time, parts) : nothing}`;
}

function roundActs(at: number, time: string, open: boolean, parts: MatrixParts): TemplateResult {
  const { say, send, toggleRound } = parts;
  return html`·
    <button
      type="button"
      class="link"
      aria-label=${say('page.checks.matrix.openRoundOf', { time })}
      aria-expanded=${open ? 'true' : 'false'}
      aria-controls="round-${at}"
      @click=${() => toggleRound(at)}
    >
      ${say('page.checks.matrix.openRound')}
    </button>
    <button
      type="button"
      class="link"
      aria-label=${say('page.checks.matrix.copyRoundOf', { time })}
      @click=${() => send({ type: 'copyRound', at })}
    >
      ${say('page.checks.matrix.copy')}
    </button>`;
}

/** Its rows open by themselves, not with those of the table above. */
function roundTable(round: RoundView, time: string, parts: MatrixParts): TemplateResult {
  const { at, rows = [], who = [] } = round;
  const own = rows.map((row) => ({ ...row, id: `${at} ${row.id}` }));
  const label = parts.say('page.checks.matrix.roundOf', { time });
  return html`<div id="round-${at}" class="everywhere inside">
    ${whoSection(who, parts.say)} ${matrixTable(own, parts, { label, prefix: `round-${at}` })}
  </div>`;
}
