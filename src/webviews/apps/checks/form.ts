import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { recordTypes, type ChecksDraft, type ChecksState } from '../../contract/checks.js';
import type { PageTextKey } from '../../contract/texts.js';
import type { Say } from '../shared/talk.js';
import { customSource, withWay, type Fault } from './draft.js';
import { selectField, textField } from './fields.js';
import { certificateFields, transportField } from './wayFields.js';
import type { WayDraft } from '../../contract/way.js';

export const formStyles = css`
  .question,
  .way {
    display: grid;
    grid-template-columns: repeat(12, minmax(0, 1fr));
    gap: 14px 16px;
    align-items: start;
  }
  .question > div,
  .way > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
    grid-column: span 12;
  }
  .question .label,
  .way .label {
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
    .question > .wide,
    .way > .wide {
      grid-column: span 9;
    }
    .question > .third,
    .way > .third {
      grid-column: span 3;
    }
    .question > .half,
    .way > .half {
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
  const { say, draft, fault, edit } = parts;
  const sources = [
    ...state.vantages.map(({ id, name, server }) => ({ id, text: `${name} (${server})` })),
    { id: customSource, text: say('page.checks.custom') },
  ];
  const types = recordTypes.map((type) => ({ id: type, text: type }));
  const way = { say, way: draft.way, fault, edit: (to: WayDraft) => edit(withWay(draft, to)) };
  const wrong = (field: Fault['field']) => (fault?.field === field ? say(fault.text) : undefined);
  const text = (size: string, label: PageTextKey, field: 'address' | 'port' | 'name') =>
    textField({
      size,
      label: say(label),
      value: draft[field],
      wrong: wrong(field),
      onChange: (value) => edit({ [field]: value }),
    });
  return html`<section aria-label=${say('page.checks.question')}>
    <div class="question" @keydown=${(event: KeyboardEvent) => onEnter(event, parts)}>
      ${selectField({
        size: 'half',
        label: say('page.checks.vantage'),
        options: sources,
        value: draft.source,
        wrong: wrong('source'),
        onChange: (source) => edit({ source }),
      })}
      ${selectField({
        size: 'third',
        label: say('page.checks.type'),
        options: types,
        value: draft.type,
        wrong: wrong('type'),
        onChange: (type) => edit({ type }),
      })}
      ${transportField('third', way)}
      ${
        draft.source === customSource
          ? html`${text('wide', 'page.checks.address', 'address')}
            ${text('third', 'page.checks.port', 'port')}`
          : nothing
      }
      ${certificateFields(way)} ${text('wide', 'page.checks.name', 'name')}
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
