import { css, html, nothing, type TemplateResult } from 'lit';
import type { MatrixRow, StepView } from '../../contract/checksMatrix.js';
import { busyIcon, toneIcon } from '../shared/icons.js';
import type { MatrixParts } from './matrix.js';

export const matrixTableStyles = css`
  .scroll {
    overflow-x: auto;
  }
  .matrix {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .matrix th,
  .matrix td {
    padding: 7px 10px 7px 0;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
    font-weight: inherit;
  }
  .matrix thead th {
    color: var(--quiet);
    white-space: nowrap;
  }
  .matrix th[scope='row'] {
    min-width: 120px;
    overflow-wrap: anywhere;
  }
  .matrix td.answer {
    min-width: 170px;
  }
  .matrix .gap {
    width: 16px;
  }
  .matrix .mark {
    display: flex;
    gap: 6px;
    white-space: nowrap;
  }
  .matrix td.acts {
    padding-right: 4px;
    white-space: nowrap;
  }
  .matrix td.detail {
    padding-right: 0;
  }
  .matrix td.detail > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
  }
  button.link {
    padding: 0 2px;
    border: 0;
    color: var(--vscode-textLink-foreground);
    background: none;
    font: inherit;
    cursor: pointer;
  }
  button.link:hover {
    color: var(--vscode-textLink-activeForeground);
    text-decoration: underline;
  }
  button.link + button.link {
    margin-left: 8px;
  }
`;

/** What a table needs; of an earlier round, nothing can be asked again. */
export type TableParts = Pick<
  MatrixParts,
  'say' | 'opened' | 'toggle' | 'explain' | 'ask' | 'copyRow'
>;

/**
 * All vantages side by side; a row opens what dig would have printed. `label` tells tables of one
 * page apart, and `prefix` their parts.
 */
export function matrixTable(
  rows: readonly MatrixRow[],
  parts: TableParts,
  { label, prefix }: { readonly label: string; readonly prefix: string },
): TemplateResult {
  const { say } = parts;
  const types = new Set(rows.map(({ type }) => type)).size > 1;
  const heads = [
    say('page.checks.matrix.vantage'),
    ...(types ? [say('page.checks.type')] : []),
    say('page.checks.matrix.answer'),
    say('page.checks.matrix.reached'),
  ];
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${label}>
    <table class="matrix">
      <caption class="unseen">
        ${say('page.checks.matrix.hint')}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          <th scope="col"><span class="unseen">${say('page.checks.matrix.acts')}</span></th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row, at) => rowsOf(row, `${prefix}-${at}`, types, heads.length + 1, parts))}
      </tbody>
    </table>
  </div>`;
}

function rowsOf(
  row: MatrixRow,
  at: string,
  types: boolean,
  columns: number,
  parts: TableParts,
): TemplateResult {
  const { say, opened } = parts;
  const open = opened.has(row.id) && row.state === 'done';
  const { reach } = row;
  const steps =
    typeof reach === 'object'
      ? [
          { name: say('page.checks.matrix.tcp'), step: reach.tcp },
          { name: say('page.checks.matrix.tls'), step: reach.tls },
          { name: say('page.checks.matrix.version'), step: reach.version },
        ]
      : [];
  return html`<tr aria-busy=${row.state === 'waiting'}>
      <th scope="row">
        ${row.vantage}
        <div class="quiet small">
          ${[row.server, row.transport].filter((one) => one !== undefined).join(' · ')}
        </div>
      </th>
      ${types ? html`<td>${row.type}</td>` : nothing}
      <td class="answer">${verdict(row, parts)} ${answer(row, parts)} ${times(row, parts)}</td>
      <td class="reach">
        ${
          reach === 'notFromHere'
            ? html`<span class="quiet">${say('page.checks.matrix.notFromHere')}</span>`
            : nothing
        }
        ${steps.map(({ name, step }) => html`<div class="step">${stepMark(name, step)}</div>`)}
      </td>
      <td class="acts">${acts(row, open, at, parts)}</td>
    </tr>
    ${
      open
        ? html`<tr id=${at}>
            <td class="detail" colspan=${columns}>${detail(row, parts)}</td>
          </tr>`
        : nothing
    }`;
}

function answer(row: MatrixRow, { say }: TableParts): TemplateResult {
  if (row.state === 'waiting') {
    return html`<span class="row quiet">${busyIcon()} ${say('page.checks.matrix.waiting')}</span>`;
  }
  if (row.state === 'idle') {
    return html`<span class="quiet">${say('page.checks.matrix.notAsked')}</span>`;
  }
  const { addresses, status, right, subset = false, sentence } = row;
  return html`${
    addresses.length > 0
      ? addresses.map((address) => html`<div><code>${address}</code></div>`)
      : html`<div>${status}</div>`
  }${right === true && !subset ? nothing : html`<div class="small quiet">${sentence}</div>`}`;
}

function verdict(row: MatrixRow, { say }: TableParts): TemplateResult | typeof nothing {
  if (row.state !== 'done') return nothing;
  const word =
    row.right === undefined
      ? say('page.checks.matrix.notJudged')
      : say(row.right ? 'page.checks.matrix.right' : 'page.checks.matrix.wrong');
  return html`<span class="mark">${toneIcon(row.tone)} <span>${word}</span></span>`;
}

function times({ ttl, ms }: MatrixRow, { say }: TableParts): TemplateResult | typeof nothing {
  const texts = [
    ...(ttl === undefined ? [] : [`${say('page.checks.matrix.ttl')} ${ttl} s`]),
    ...(ms === undefined ? [] : [say('page.checks.ms', { ms: Math.round(ms) })]),
  ];
  return texts.length === 0
    ? nothing
    : html`<div class="small quiet number">${texts.join(' · ')}</div>`;
}

function stepMark(name: string, { text, tone }: StepView): TemplateResult {
  return html`<span class="mark">
    ${tone === 'neutral' ? html`<span class="gap"></span>` : toneIcon(tone)}
    <span><span class="quiet">${name}</span> ${text}</span>
  </span>`;
}

function acts(
  row: MatrixRow,
  open: boolean,
  at: string,
  { say, toggle, explain, ask }: TableParts,
): TemplateResult {
  const { id, vantage, type, vpcId } = row;
  return html`${
    row.inside && row.state !== 'waiting'
      ? html`<button
          type="button"
          class="link"
          aria-label=${say('page.checks.matrix.askOf', { vantage, type })}
          @click=${() => ask(id)}
        >
          ${say('page.checks.matrix.ask')}
        </button>`
      : nothing
  }${
    row.state === 'done' && row.right === false && vpcId !== undefined
      ? html`<button
          type="button"
          class="link"
          aria-label=${say('page.checks.matrix.explainFor', { vpc: vpcId })}
          @click=${() => explain(vpcId)}
        >
          ${say('page.checks.matrix.explain')}
        </button>`
      : nothing
  }${
    row.state === 'done'
      ? html`<button
          type="button"
          class="link"
          aria-label=${say('page.checks.matrix.detailsOf', { vantage, type })}
          aria-expanded=${open ? 'true' : 'false'}
          aria-controls=${at}
          @click=${() => toggle(id)}
        >
          ${say('page.checks.matrix.details')}
        </button>`
      : nothing
  }`;
}

function detail(row: MatrixRow, { say, copyRow }: TableParts): TemplateResult {
  return html`<div>
    <p>${row.sentence} ${row.help ?? nothing}</p>
    ${
      row.ways.length > 0
        ? html`<ul>
            ${row.ways.map((way) => html`<li>${way}</li>`)}
          </ul>`
        : nothing
    }
    ${
      row.dig === ''
        ? nothing
        : html`<pre tabindex="0" aria-label="dig">${row.dig.trim()}</pre>
            <div class="row">
              <vscode-button secondary @click=${() => copyRow(row.id)}
                >${say('page.checks.copyDig')}</vscode-button
              >
            </div>`
    }
  </div>`;
}
