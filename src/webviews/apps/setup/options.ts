import { html, nothing, type TemplateResult } from 'lit';
import type { Option } from '../../contract/setupChoice.js';
import type { Parts } from './actions.js';
import { checkbox } from './checkbox.js';

/** What the plan does only where it is asked to; nothing where nothing of it would help. */
export function optionsField(
  options: readonly Option[],
  { say, change }: Parts,
): TemplateResult | typeof nothing {
  if (options.length === 0) return nothing;
  return html`<fieldset class="field" data-part="options">
    <legend>${say('page.setup.options')}</legend>
    ${options.map((option) =>
      checkbox(option, option.note, (checked) =>
        change(({ [option.id]: _before, ...request }) =>
          checked ? { ...request, [option.id]: true } : request,
        ),
      ),
    )}
  </fieldset>`;
}
