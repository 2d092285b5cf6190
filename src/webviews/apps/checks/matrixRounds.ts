import { html, nothing, type TemplateResult } from 'lit';
import type { RoundView } from '../../contract/checksMatrix.js';
import type { Say } from '../shared/talk.js';

/** Earlier rounds, the newest first, and what was other than the time before. */
export function roundsSection(
  rounds: readonly RoundView[],
  say: Say,
  onClear: () => void,
): TemplateResult | typeof nothing {
  if (rounds.length === 0) return nothing;
  return html`<details class="rounds">
    <summary>${say('page.checks.matrix.rounds')} (${rounds.length})</summary>
    <div class="everywhere inside">
      <ul>
        ${rounds.map(
          ({ at, right, of, changes }) =>
            html`<li>
              <time datetime=${new Date(at).toISOString()}>${new Date(at).toLocaleString()}</time>
              · ${say('page.checks.matrix.roundRight', { right, of })}
              ${
                changes.length === 0
                  ? html`<span class="quiet">· ${say('page.checks.matrix.noChange')}</span>`
                  : html`<ul class="quiet small">
                      ${changes.map((change) => html`<li>${change}</li>`)}
                    </ul>`
              }
            </li>`,
        )}
      </ul>
      <div class="row">
        <vscode-button secondary @click=${onClear}>${say('page.checks.clear')}</vscode-button>
      </div>
    </div>
  </details>`;
}
