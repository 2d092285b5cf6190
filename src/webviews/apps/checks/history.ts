import { css, html, type TemplateResult } from 'lit';
import type { CheckView } from '../../contract/checks.js';
import { toneIcon } from '../shared/icons.js';
import type { Say } from '../shared/talk.js';
import { summary } from './result.js';
import { timeOfDay } from '../shared/times.js';

export const historyStyles = css`
  .history {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .history button {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto;
    gap: 2px 10px;
    width: 100%;
    padding: 8px 10px;
    border: 1px solid transparent;
    border-radius: 3px;
    color: inherit;
    background: none;
    font: inherit;
    text-align: left;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .history button:hover {
    background: var(--vscode-list-hoverBackground);
  }
  .history button[aria-current='true'] {
    color: var(--vscode-list-inactiveSelectionForeground, inherit);
    background: var(--vscode-list-inactiveSelectionBackground);
    border-color: var(--vscode-contrastActiveBorder, transparent);
  }
  /* Quiet words on this ground are too faint to be read. */
  .history button[aria-current='true'] .quiet,
  .history button[aria-current='true'] time {
    color: inherit;
  }
  .history button .quiet {
    grid-column: 2 / -1;
  }
  .history time {
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
`;

/** Earlier checks, the newest first; choosing one shows it. */
export function historySection(
  history: readonly CheckView[],
  shown: string | undefined,
  say: Say,
  onShow: (id: string) => void,
  onClear: () => void,
): TemplateResult {
  return html`<section class="history" aria-label=${say('page.checks.history')}>
    <div class="row spread">
      <h2>${say('page.checks.history')}</h2>
      <vscode-button secondary @click=${onClear}>${say('page.checks.clear')}</vscode-button>
    </div>
    <ul>
      ${history.map(
        (check) =>
          html`<li>
            <button
              type="button"
              aria-current=${check.id === shown ? 'true' : 'false'}
              @click=${() => onShow(check.id)}
            >
              ${toneIcon(check.tone)}
              <span
                ><span class="unseen">${say(`page.checks.${check.tone}`)}. </span
                >${check.sentence}</span
              >
              <time>${timeOfDay(check.at)}</time>
              <span class="quiet small">${summary(check, say)} · <code>${check.name}</code></span>
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}
