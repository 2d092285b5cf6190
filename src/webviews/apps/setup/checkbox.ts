import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Choice } from '../../contract/setupChoice.js';

/** One thing to tick, with what is to be known of it underneath. */
export function checkbox(
  choice: Choice,
  under: string,
  onToggle: (checked: boolean) => void,
): TemplateResult {
  const disabled = choice.disabledBecause !== undefined;
  const about = `about-${choice.id}`;
  return html`<div class="choice" role="group" aria-label=${choice.label} aria-describedby=${about}>
    <vscode-checkbox
      data-id=${choice.id}
      .checked=${live(choice.checked)}
      ?disabled=${disabled}
      @change=${(event: Event) =>
        onToggle(
          event.target instanceof HTMLElement && 'checked' in event.target
            ? event.target.checked === true
            : !choice.checked,
        )}
      >${choice.label}</vscode-checkbox
    >
    <div id=${about}>
      ${under === '' ? nothing : html`<div class="under quiet small">${under}</div>`}
      ${disabled ? html`<div class="under small">${choice.disabledBecause}</div>` : nothing}
    </div>
  </div>`;
}

/** A list with one id put in or taken out. */
export function toggled(ids: readonly string[], id: string, checked: boolean): string[] {
  const others = ids.filter((one) => one !== id);
  return checked ? [...others, id] : others;
}
