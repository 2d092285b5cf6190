import { css, html, nothing, type TemplateResult } from 'lit';
import type { FindingView, LaneView, NodeView, TopologyState } from '../../contract/topology.js';
import { toneIcon } from '../shared/icons.js';
import type { Say } from '../shared/talk.js';
import { signs } from './diagram.js';

export const detailStyles = css`
  .details {
    display: grid;
    gap: 12px;
    padding: 16px;
    border: 1px solid var(--vscode-contrastBorder, var(--vscode-panel-border, transparent));
    border-radius: 3px;
    background: var(--vscode-editorWidget-background, transparent);
  }
  .details ul,
  .findings {
    display: grid;
    gap: 4px;
  }
  .findings {
    gap: 12px;
  }
  .details code {
    overflow-wrap: anywhere;
  }
`;

/** What the page does with a finding. */
export interface FindingParts {
  readonly say: Say;
  fix(id: string): void;
}

/** One station: what happens there, what proves it, and what mends it. */
export function nodeDetails(
  node: NodeView,
  lane: LaneView,
  state: TopologyState,
  parts: FindingParts & { close(): void },
): TemplateResult {
  const { say } = parts;
  const found = state.findings.filter(({ id }) => node.findings.includes(id));
  const number = lane.nodes.indexOf(node) + 1;
  const heading = say('page.topology.station', {
    title: node.title,
    number,
    count: lane.nodes.length,
  });
  const escape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') parts.close();
  };
  return html`<section class="details" tabindex="-1" aria-label=${heading} @keydown=${escape}>
    <div class="row spread">
      <h2>${heading}</h2>
      <vscode-button secondary @click=${() => parts.close()}
        >${say('page.topology.close')}</vscode-button
      >
    </div>
    <p>
      <b aria-hidden="true">${signs[node.outcome]}</b> ${node.outcomeText}, ${node.byText}.
      ${node.sentence}
    </p>
    ${node.proven && lane.proof !== undefined ? html`<p>${lane.proof}</p>` : nothing}
    ${
      node.evidence.length === 0
        ? html`<p class="quiet">${say('page.topology.noEvidence')}</p>`
        : html`<h3>${say('page.topology.evidence')}</h3>
            ${codeList(node.evidence)}`
    }
    ${found.map((one) => findingBanner(one, parts))}
  </section>`;
}

/** Everything that was found; also what is about no single station. */
export function findingList(state: TopologyState, parts: FindingParts): TemplateResult {
  if (state.findings.length === 0) return html``;
  return html`<section class="findings" aria-label=${parts.say('page.topology.findings')}>
    <h2>${parts.say('page.topology.findings')}</h2>
    ${state.findings.map((one) => findingBanner(one, parts))}
  </section>`;
}

function findingBanner(
  { id, mode, tone, sentence, advice, evidence, fix }: FindingView,
  parts: FindingParts,
): TemplateResult {
  const { say } = parts;
  return html`<section class="banner ${tone}">
    ${toneIcon(tone)}
    <div class="body">
      <p>${mode === '' ? nothing : html`<b>${mode}</b> `}${sentence}</p>
      <p><span class="quiet">${say('page.nextStep')}</span> ${advice}</p>
      ${
        evidence.length === 0
          ? nothing
          : html`<details>
              <summary>${say('page.topology.evidence')}</summary>
              ${codeList(evidence)}
            </details>`
      }
      ${
        fix === undefined
          ? nothing
          : html`<div class="row">
              <vscode-button @click=${() => parts.fix(id)}
                >${say(`page.topology.fix.${fix}`)}</vscode-button
              >
            </div>`
      }
    </div>
  </section>`;
}

function codeList(lines: readonly string[]): TemplateResult {
  return html`<ul>
    ${lines.map((line) => html`<li><code>${line}</code></li>`)}
  </ul>`;
}
