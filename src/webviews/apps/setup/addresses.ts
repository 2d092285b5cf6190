import { html, nothing, type TemplateResult } from 'lit';
import { isFixedAddress } from '../../contract/setupFields.js';
import type { Choice } from '../../contract/setupChoice.js';
import type { PinField, SetupForm, SetupRequest } from '../../contract/setupForm.js';
import type { Parts } from './actions.js';
import { tickedIn } from './placement.js';
import { choiceSelect } from './select.js';
import { textField } from './textField.js';

/** How many addresses each new endpoint gets, and which. */
export function addressesField(
  form: SetupForm,
  request: SetupRequest,
  parts: Parts,
): TemplateResult {
  const { say, change } = parts;
  const count = request.addressesPerEndpoint ?? 2;
  const choices = ([2, 3] as const).map((id) => ({
    id: String(id),
    label: say(`page.setup.addresses.${id}`),
    note: '',
    checked: id === count,
  }));
  const set = form.pins.filter(({ value }) => value.trim() !== '').length;
  return html`<fieldset class="field" data-part="addresses">
    <legend>${say('page.setup.addresses')}</legend>
    <p class="quiet small">${say('page.setup.addresses.help')}</p>
    ${choiceSelect(say('page.setup.addresses'), choices, (id) =>
      change((before) => ({ ...before, addressesPerEndpoint: id === '3' ? 3 : 2 })),
    )}
    ${typeField(form.endpointTypes, parts)}
    ${
      form.pins.length === 0
        ? nothing
        : html`<details ?open=${set > 0}>
            <summary class="quiet">${say('page.setup.pins', { count: set })}</summary>
            <p class="quiet small">${say('page.setup.pins.help')}</p>
            ${form.pins.map((pin) => pinField(pin, form, parts))}
          </details>`
    }
  </fieldset>`;
}

/** IPv4 or dual-stack, where the cluster VPC can have both. */
function typeField(
  types: readonly Choice[],
  { say, change }: Parts,
): TemplateResult | typeof nothing {
  if (types.length === 0) return nothing;
  const label = say('page.setup.endpointType');
  const choose = (id: string) =>
    change(({ endpointType: _before, ...request }) =>
      id === 'IPV4' || id === 'DUALSTACK' ? { ...request, endpointType: id } : request,
    );
  return html`<div class="text">
    <span class="small" aria-hidden="true">${label}</span>
    ${choiceSelect(label, types, choose)}
    <span class="quiet small">${say('page.setup.endpointType.help')}</span>
  </div>`;
}

/** A fixed address asks for its subnet; so the other subnets that are ticked are asked for, too. */
function pinField(pin: PinField, form: SetupForm, { say, change }: Parts): TemplateResult {
  const member = pin.side === 'inbound' ? 'inboundSubnetIds' : 'outboundSubnetIds';
  const ticked = pin.side === 'inbound' ? tickedIn(form.inbounds) : tickedIn([form.outbound]);
  return textField({
    label: say('page.setup.pin', { subnet: pin.label }),
    help: pin.note,
    value: pin.value,
    fault: isFixedAddress(pin.value) ? '' : say('page.setup.badPin'),
    onChange: (value) =>
      change((before) => ({
        ...before,
        [member]: before[member] ?? ticked,
        pinnedIps: { ...before.pinnedIps, [pin.subnetId]: value.trim() },
      })),
  });
}
