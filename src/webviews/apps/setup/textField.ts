import '@vscode-elements/elements/dist/vscode-textarea/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { html, nothing, type TemplateResult } from 'lit';

/** One field to type in; texts are ready to be shown. */
export interface TextField {
  /** What a screen reader calls it, and what stands above it. */
  readonly label: string;
  readonly help: string;
  readonly value: string;
  /** What is wrong with the value; empty where nothing is. */
  readonly fault: string;
  /** Called when the user leaves the field or presses Enter. */
  readonly onChange: (value: string) => void;
}

/** A field of one line. */
export function textField(field: TextField): TemplateResult {
  const { label, value, fault } = field;
  return around(
    field,
    html`<vscode-textfield
      .label=${label}
      .value=${value}
      ?invalid=${fault !== ''}
      @change=${changed(field)}
    ></vscode-textfield>`,
  );
}

/** A field of several lines. */
export function textArea(field: TextField): TemplateResult {
  const { label, value, fault } = field;
  return around(
    field,
    html`<vscode-textarea
      rows="2"
      resize="vertical"
      .label=${label}
      .value=${value}
      ?invalid=${fault !== ''}
      @change=${changed(field)}
    ></vscode-textarea>`,
  );
}

function around({ label, help, fault }: TextField, input: TemplateResult): TemplateResult {
  return html`<div class="text">
    <span class="small" aria-hidden="true">${label}</span>
    ${input} ${help === '' ? nothing : html`<span class="quiet small">${help}</span>`}
    ${fault === '' ? nothing : html`<span class="bad small" role="alert">${fault}</span>`}
  </div>`;
}

function changed({ onChange }: TextField): (event: Event) => void {
  return ({ target }) => {
    if (target instanceof HTMLElement && 'value' in target) onChange(String(target.value));
  };
}
