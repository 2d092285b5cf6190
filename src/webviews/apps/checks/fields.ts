import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { html, nothing, type TemplateResult } from 'lit';

/** What both kinds of inputs have, in words that are ready to be shown. */
interface Field {
  /** A class of the grid: `wide`, `half`, `third`. */
  readonly size: string;
  readonly label: string;
  readonly value: string;
  /** What is wrong with it. */
  readonly wrong: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A list under its label. */
export function selectField(
  field: Field & { readonly options: readonly { readonly id: string; readonly text: string }[] },
): TemplateResult {
  const { size, label, options, value, wrong } = field;
  return html`<div class=${size}>
    <span class="label" aria-hidden="true">${label}</span>
    <vscode-single-select .label=${label} @change=${tell(field)}>
      ${options.map(
        ({ id, text }) =>
          html`<vscode-option value=${id} ?selected=${id === value}>${text}</vscode-option>`,
      )}
    </vscode-single-select>
    ${wrong === undefined ? nothing : html`<span class="bad small" role="alert">${wrong}</span>`}
  </div>`;
}

/** A line of text under its label. */
export function textField(field: Field & { readonly placeholder?: string }): TemplateResult {
  const { size, label, value, wrong, placeholder = '' } = field;
  return html`<div class=${size}>
    <span class="label" aria-hidden="true">${label}</span>
    <vscode-textfield
      .label=${label}
      .value=${value}
      placeholder=${placeholder}
      ?invalid=${wrong !== undefined}
      @input=${tell(field)}
    ></vscode-textfield>
    ${wrong === undefined ? nothing : html`<span class="bad small" role="alert">${wrong}</span>`}
  </div>`;
}

function tell({ onChange }: Field): (event: Event) => void {
  return ({ target }) => {
    if (target instanceof HTMLElement && 'value' in target) onChange(String(target.value));
  };
}
