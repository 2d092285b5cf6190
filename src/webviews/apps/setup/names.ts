import { html, type TemplateResult } from 'lit';
import { missingPlaces, tagsIn } from '../../contract/setupFields.js';
import type { SetupForm } from '../../contract/setupForm.js';
import type { Parts } from './actions.js';
import { textArea, textField } from './textField.js';

/** How new things are named and tagged. */
export function namesField(form: SetupForm, { say, change }: Parts): TemplateResult {
  const missing = missingPlaces(form.nameTemplate);
  const { wrong } = tagsIn(form.tags);
  return html`<fieldset class="field" data-part="names">
    <legend>${say('page.setup.names')}</legend>
    ${textField({
      label: say('page.setup.nameTemplate'),
      help: say('page.setup.nameTemplate.help'),
      value: form.nameTemplate,
      fault:
        missing.length === 0 ? '' : say('page.setup.badTemplate', { places: missing.join(', ') }),
      onChange: (nameTemplate) => change((request) => ({ ...request, nameTemplate })),
    })}
    ${textArea({
      label: say('page.setup.tags'),
      help: say('page.setup.tags.help'),
      value: form.tags,
      fault: wrong.length === 0 ? '' : say('page.setup.badTags', { lines: wrong.join('; ') }),
      onChange: (tags) => change((request) => ({ ...request, tags })),
    })}
  </fieldset>`;
}
