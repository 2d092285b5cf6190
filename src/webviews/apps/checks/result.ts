import { css, html, type TemplateResult } from 'lit';
import type { CheckView } from '../../contract/checks.js';
import { toneIcon } from '../shared/icons.js';
import type { Say } from '../shared/talk.js';

export const resultStyles = css`
  .result {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }
  .answers {
    width: 100%;
    border-collapse: collapse;
  }
  .answers td {
    padding: 3px 16px 3px 0;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  .answers td:last-child {
    width: 1%;
    padding-right: 0;
    white-space: nowrap;
  }
  .answers .type {
    width: 1%;
    color: var(--quiet);
  }
  pre {
    margin: 0;
    padding: 12px 14px;
    overflow-x: auto;
    border: 1px solid var(--line);
    border-radius: 3px;
    background: var(--vscode-textCodeBlock-background);
    font-family: var(--vscode-editor-font-family);
    font-size: var(--vscode-editor-font-size);
    line-height: 1.45;
    tab-size: 8;
  }
`;

/** What can be done with a result. */
export interface ResultParts {
  readonly say: Say;
  readonly copyDig: (id: string) => void;
  readonly copyCommand: (id: string) => void;
}

/** One check: what it means first, then the records, then dig's own text. */
export function resultSection(check: CheckView, parts: ResultParts): TemplateResult {
  const { say } = parts;
  const tone = check.tone === 'neutral' ? 'info' : check.tone;
  return html`<section class="result" aria-label=${say('page.checks.result')}>
    <div class="banner ${tone}" role="status" data-tone=${check.tone}>
      ${toneIcon(tone)}
      <div class="body">
        <h2>${check.sentence}</h2>
        <p class="quiet">${summary(check, say)}</p>
      </div>
    </div>
    ${answers(check, say)}
    <div class="row">
      <vscode-button secondary @click=${() => parts.copyDig(check.id)}
        >${say('page.checks.copyDig')}</vscode-button
      >
      <vscode-button secondary @click=${() => parts.copyCommand(check.id)}
        >${say('page.checks.copyCommand')}</vscode-button
      >
    </div>
    <pre tabindex="0" aria-label="dig">${check.dig.trim()}</pre>
  </section>`;
}

/** Where it was asked, how, and how it went; the parts in one line. */
export function summary(check: CheckView, say: Say): string {
  const { vantage, server, transport, type, status, ms } = check;
  const time = ms === undefined ? [] : [say('page.checks.ms', { ms: Math.round(ms) })];
  return [`${vantage}, ${server}`, `${type} ${transport}`, status, ...time].join(' · ');
}

function answers(check: CheckView, say: Say): TemplateResult {
  if (check.answers.length === 0) {
    return html`<p class="quiet">${say('page.checks.noAnswers')}</p>`;
  }
  return html`<table class="answers" aria-label=${say('page.checks.answers')}>
    <tbody>
      ${check.answers.map(
        ({ type, data, ttl }) =>
          html`<tr>
            <td class="type">${type}</td>
            <td><code>${data}</code></td>
            <td class="quiet">${say('page.checks.ttl', { seconds: ttl })}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
