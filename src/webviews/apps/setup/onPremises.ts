import { html, nothing, type TemplateResult } from 'lit';
import { notRanges } from '../../contract/setupFields.js';
import {
  noHub,
  type OnPremisesFields,
  type SetupForm,
  type SetupRequest,
} from '../../contract/setupForm.js';
import type { Parts } from './actions.js';
import { choiceSelect } from './select.js';
import { textArea } from './textField.js';

const nothingTyped: OnPremisesFields = { dnsServers: '', clientRanges: '' };

/** Who forwards from outside AWS, who connects from there, and through which VPC. */
export function onPremisesField(
  form: SetupForm,
  request: SetupRequest,
  { say, change }: Parts,
): TemplateResult {
  const fields = request.onPremises ?? nothingTyped;
  const set = (part: Partial<OnPremisesFields>) =>
    change((before) => ({
      ...before,
      onPremises: { ...(before.onPremises ?? nothingTyped), ...part },
    }));
  const setHub = (id: string) =>
    change((before) => {
      const { dnsServers, clientRanges } = before.onPremises ?? nothingTyped;
      const typed = { dnsServers, clientRanges };
      return { ...before, onPremises: id === noHub ? typed : { ...typed, hubVpcId: id } };
    });
  const faultOf = (text: string) => {
    const words = notRanges(text);
    return words.length === 0 ? '' : say('page.setup.badRange', { words: words.join(', ') });
  };
  return html`<fieldset class="field" data-part="onPremises">
    <legend>${say('page.setup.onPremises')}</legend>
    <p class="quiet small">${say('page.setup.onPremises.help')}</p>
    ${textArea({
      label: say('page.setup.dnsServers'),
      help: say('page.setup.dnsServers.help'),
      value: fields.dnsServers,
      fault: faultOf(fields.dnsServers),
      onChange: (dnsServers) => set({ dnsServers }),
    })}
    ${textArea({
      label: say('page.setup.clientRanges'),
      help: say('page.setup.clientRanges.help'),
      value: fields.clientRanges,
      fault: faultOf(fields.clientRanges),
      onChange: (clientRanges) => set({ clientRanges }),
    })}
    ${
      form.hubs.length < 2
        ? nothing
        : html`<div class="text">
            <span class="small" aria-hidden="true">${say('page.setup.hub')}</span>
            ${choiceSelect(say('page.setup.hub'), form.hubs, setHub)}
            <span class="quiet small">${say('page.setup.hub.help')}</span>
          </div>`
    }
  </fieldset>`;
}
