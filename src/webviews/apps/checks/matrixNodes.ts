import { html, nothing, type TemplateResult } from 'lit';
import type { NodesView } from '../../contract/checksMatrix.js';
import { busyIcon, toneIcon } from '../shared/icons.js';
import type { Say } from '../shared/talk.js';
import { timeOfDay } from '../shared/times.js';

/** `kubectl get nodes`: asked on a click, its command shown before it runs, and what came of it. */
export function nodesSection(state: NodesView, say: Say, onAsk: () => void): TemplateResult {
  const { asking, tone = 'neutral', sentence, help, nodes, command, at } = state;
  return html`<div class="findings nodes">
    <h3>${say('page.checks.nodes.title')}</h3>
    <p class="quiet">${say('page.checks.nodes.hint')}</p>
    <div class="row">
      <vscode-button secondary ?disabled=${asking} @click=${onAsk}
        >${say('page.checks.nodes.ask')}</vscode-button
      >
      <span role="status" class="row quiet"
        >${asking ? html`${busyIcon()} ${say('page.checks.nodes.asking')}` : nothing}</span
      >
    </div>
    ${
      sentence === undefined
        ? nothing
        : html`<ul class="findings">
            <li>
              ${toneIcon(tone)}
              <span
                >${sentence} ${help ?? nothing}
                ${at === undefined ? nothing : html`<span class="quiet">${timeOfDay(at)}</span>`}
                ${command === undefined ? nothing : html`<code class="small">${command}</code>`}</span
              >
            </li>
            ${nodes.map(
              ({ name, ready, version }) =>
                html`<li>
                  ${toneIcon(ready ? 'good' : 'bad')}
                  <span
                    ><code>${name}</code> ${say(readyText(ready))}
                    <span class="quiet">${version}</span></span
                  >
                </li>`,
            )}
          </ul>`
    }
  </div>`;
}

function readyText(ready: boolean): 'page.checks.nodes.isReady' | 'page.checks.nodes.notReady' {
  return ready ? 'page.checks.nodes.isReady' : 'page.checks.nodes.notReady';
}
