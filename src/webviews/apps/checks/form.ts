import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { recordTypes, type ChecksDraft, type ChecksState } from '../../contract/checks.js';
import type { PageTextKey } from '../../contract/texts.js';
import type { Say } from '../shared/talk.js';
import { customSource, type Fault } from './draft.js';

export const formStyles = css`
  .question {
    display: grid;
    grid-template-columns: repeat(12, minmax(0, 1fr));
    gap: 14px 16px;
    align-items: start;
  }
  .question > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
    grid-column: span 12;
  }
  .question .label {
    font-weight: 600;
  }
  vscode-textfield,
  vscode-single-select {
    width: 100%;
    min-width: 0;
  }
  .question .act {
    justify-items: start;
  }
  .question .act > .label {
    display: none;
  }
  @container (min-width: 640px) {
    .question > .wide {
      grid-column: span 9;
    }
    .question > .third {
      grid-column: span 3;
    }
    .question > .half {
      grid-column: span 6;
    }
    .question .act > .label {
      display: block;
    }
  }
`;

/** What the form needs besides the state. */
export interface FormParts {
  readonly say: Say;
  readonly draft: ChecksDraft;
  readonly fault: Fault | undefined;
  readonly edit: (change: Partial<ChecksDraft>) => void;
  readonly run: () => void;
  readonly cancel: () => void;
}

/** The question: where, how, what. */
export function questionForm(state: ChecksState, parts: FormParts): TemplateResult {
  const { say, draft, edit } = parts;
  const sources = [
    ...state.vantages.map(({ id, name, server }) => ({ id, text: `${name} (${server})` })),
    { id: customSource, text: say('page.checks.custom') },
  ];
  const types = recordTypes.map((type) => ({ id: type, text: type }));
  const transports = [
    { id: 'udp', text: 'UDP' },
    { id: 'tcp', text: 'TCP' },
  ];
  return html`<section aria-label=${say('page.checks.question')}>
    <div class="question" @keydown=${(event: KeyboardEvent) => onEnter(event, parts)}>
      ${select(
        'half',
        'page.checks.vantage',
        sources,
        draft.source,
        parts,
        (source) => edit({ source }),
        'source',
      )}
      ${select('third', 'page.checks.type', types, draft.type, parts, (type) => edit({ type }))}
      ${select('third', 'page.checks.transport', transports, draft.transport, parts, (id) =>
        edit({ transport: id === 'tcp' ? 'tcp' : 'udp' }),
      )}
      ${
        draft.source === customSource
          ? html`${textField('wide', 'page.checks.address', 'address', parts)}
            ${textField('third', 'page.checks.port', 'port', parts)}`
          : nothing
      }
      ${textField('wide', 'page.checks.name', 'name', parts)}
      <div class="third act">
        <span class="label" aria-hidden="true">&nbsp;</span>
        ${
          state.running
            ? html`<vscode-button secondary @click=${parts.cancel}
                >${say('page.cancel')}</vscode-button
              >`
            : html`<vscode-button ?disabled=${draft.source === ''} @click=${parts.run}
                >${say('page.checks.run')}</vscode-button
              >`
        }
      </div>
    </div>
  </section>`;
}

function onEnter(event: KeyboardEvent, parts: FormParts): void {
  const { target } = event;
  if (event.key !== 'Enter' || !(target instanceof HTMLElement)) return;
  if (target.localName === 'vscode-textfield') parts.run();
}

function select(
  size: string,
  label: PageTextKey,
  options: readonly { readonly id: string; readonly text: string }[],
  value: string,
  { say, fault }: FormParts,
  onChoose: (id: string) => void,
  field?: Fault['field'],
): TemplateResult {
  const choose = (event: Event) => {
    const { target } = event;
    if (target instanceof HTMLElement && 'value' in target) onChoose(String(target.value));
  };
  return html`<div class=${size}>
    <span class="label" aria-hidden="true">${say(label)}</span>
    <vscode-single-select .label=${say(label)} @change=${choose}>
      ${options.map(
        ({ id, text }) =>
          html`<vscode-option value=${id} ?selected=${id === value}>${text}</vscode-option>`,
      )}
    </vscode-single-select>
    ${
      field !== undefined && fault?.field === field
        ? html`<span class="bad small" role="alert">${say(fault.text)}</span>`
        : nothing
    }
  </div>`;
}

function textField(
  size: string,
  label: PageTextKey,
  field: 'address' | 'port' | 'name',
  { say, draft, fault, edit }: FormParts,
): TemplateResult {
  const wrong = fault?.field === field;
  const input = (event: Event) => {
    const { target } = event;
    if (target instanceof HTMLElement && 'value' in target) edit({ [field]: String(target.value) });
  };
  return html`<div class=${size}>
    <span class="label" aria-hidden="true">${say(label)}</span>
    <vscode-textfield
      .label=${say(label)}
      .value=${draft[field]}
      ?invalid=${wrong}
      @input=${input}
    ></vscode-textfield>
    ${wrong ? html`<span class="bad small" role="alert">${say(fault.text)}</span>` : nothing}
  </div>`;
}
