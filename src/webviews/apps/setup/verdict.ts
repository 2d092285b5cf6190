import { css, html, nothing, type TemplateResult } from 'lit';
import type { SetupState, VerdictView } from '../../contract/setup.js';
import { toneIcon, type Tone } from '../shared/icons.js';
import type { Parts } from './actions.js';

export const verdictStyles = css`
  .verdicts {
    display: grid;
    gap: 12px;
  }
  .from {
    font-weight: 400;
  }
  .evidence li {
    position: relative;
    padding-left: 14px;
    overflow-wrap: anywhere;
  }
  .evidence li::before {
    content: '';
    position: absolute;
    left: 2px;
    top: 0.65em;
    width: 4px;
    height: 4px;
    border-radius: 50%;
    background: var(--quiet);
  }
`;

const tones: Readonly<Record<VerdictView['necessity'], Tone>> = {
  needed: 'info',
  notNeeded: 'good',
  alreadyServed: 'good',
  notApplicable: 'warning',
  unknown: 'warning',
};

/** Is it needed, from each place: before anything can be chosen. */
export function verdictSection(state: SetupState, parts: Parts): TemplateResult {
  if (state.verdicts.length === 0) return html``;
  return html`<section class="verdicts" aria-label=${parts.say('page.setup.verdict')}>
    ${state.verdicts.map((verdict, index) => banner(verdict, index, state, parts))}
  </section>`;
}

function banner(
  verdict: VerdictView,
  index: number,
  state: SetupState,
  { say, send }: Parts,
): TemplateResult {
  const tone = tones[verdict.necessity];
  const first = index === 0;
  const anyway = first && state.phase === 'editing' && state.form?.canPlanAnyway === true;
  const disable = first && state.phase === 'editing' && state.canDisable;
  return html`<article class="banner ${tone}">
    ${toneIcon(tone)}
    <div class="body">
      <h2>
        ${say(`page.setup.${verdict.necessity}`)}
        <span class="quiet small from">${verdict.from}</span>
      </h2>
      <p>${verdict.summary}</p>
      <p><span class="quiet">${say('page.setup.advice')}</span> ${verdict.advice}</p>
      ${
        verdict.evidence.length === 0
          ? nothing
          : html`<details ?open=${first}>
              <summary class="quiet">${say('page.setup.evidence')}</summary>
              <ul class="evidence small">
                ${verdict.evidence.map((line) => html`<li>${line}</li>`)}
              </ul>
            </details>`
      }
      ${
        anyway || disable
          ? html`<div class="row">
              ${
                anyway
                  ? html`<vscode-button secondary @click=${() => send('planAnyway')}
                      >${say('page.setup.planAnyway')}</vscode-button
                    >`
                  : nothing
              }
              ${
                disable
                  ? html`<vscode-button secondary @click=${() => send('verify')}
                        >${say('page.setup.verify')}</vscode-button
                      ><vscode-button secondary @click=${() => send('forwarders')}
                        >${say('page.forwarders')}</vscode-button
                      ><vscode-button secondary @click=${() => send('disable')}
                        >${say('page.setup.disable')}</vscode-button
                      >`
                  : nothing
              }
            </div>`
          : nothing
      }
    </div>
  </article>`;
}
