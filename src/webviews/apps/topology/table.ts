import { css, html, nothing, type TemplateResult } from 'lit';
import type { LaneView, TopologyState } from '../../contract/topology.js';
import type { Say } from '../shared/talk.js';
import { signs } from './diagram.js';

export const tableStyles = css`
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  caption {
    padding: 12px 0 4px;
    font-weight: 600;
    text-align: left;
  }
  th,
  td {
    padding: 6px 12px 6px 0;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
  }
  th {
    font-weight: 600;
  }
  td:first-child {
    font-variant-numeric: tabular-nums;
  }
`;

/** The same as the picture, to be read line by line; a row's button shows its details. */
export function laneTables(
  { lanes, columns }: TopologyState,
  say: Say,
  choose: (id: string) => void,
): TemplateResult {
  return html`<section aria-label=${say('page.topology.table')}>
    <h2>${say('page.topology.table')}</h2>
    ${lanes.map((lane) => laneTable(lane, columns, say, choose))}
  </section>`;
}

function laneTable(
  lane: LaneView,
  columns: readonly string[],
  say: Say,
  choose: (id: string) => void,
): TemplateResult {
  return html`<div
    class="scroll"
    tabindex="0"
    role="region"
    aria-label="${say('page.topology.table')}: ${lane.title}"
  >
    <table>
      <caption>
        ${lane.title}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
          <th scope="col">${say('page.topology.details')}</th>
        </tr>
      </thead>
      <tbody>
        ${lane.nodes.map(
          (node, at) =>
            html`<tr>
              <td>${at + 1}</td>
              <th scope="row">${node.title}</th>
              <td>${node.label === '' ? nothing : html`<code>${node.label}</code>`}</td>
              <td><span aria-hidden="true">${signs[node.outcome]}</span> ${node.outcomeText}</td>
              <td>${node.byText}</td>
              <td>${node.sentence}</td>
              <td>
                <vscode-button
                  secondary
                  aria-label="${say('page.topology.details')}: ${node.title} ${node.label}"
                  @click=${() => choose(node.id)}
                  >${say('page.topology.details')}</vscode-button
                >
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
