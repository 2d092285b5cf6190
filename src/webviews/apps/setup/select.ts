import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import { html, type TemplateResult } from 'lit';
import type { Choice } from '../../contract/setupChoice.js';

/** One of several; `label` is what a screen reader calls it. */
export function choiceSelect(
  label: string,
  choices: readonly Choice[],
  onChoose: (id: string) => void,
): TemplateResult {
  const choose = (event: Event) => {
    const { target } = event;
    if (target instanceof HTMLElement && 'value' in target) onChoose(String(target.value));
  };
  return html`<vscode-single-select .label=${label} @change=${choose}>
    ${choices.map(
      ({ id, label: text, checked }) =>
        html`<vscode-option value=${id} ?selected=${checked}>${text}</vscode-option>`,
    )}
  </vscode-single-select>`;
}
