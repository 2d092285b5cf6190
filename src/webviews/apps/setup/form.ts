import { css, html, nothing, type TemplateResult } from 'lit';
import type { VpcChoice } from '../../contract/setupChoice.js';
import type { SetupForm, SetupRequest } from '../../contract/setupForm.js';
import { accountsField } from './accounts.js';
import type { Parts } from './actions.js';
import { addressesField } from './addresses.js';
import { toggled } from './checkbox.js';
import { controlPlaneGroupsField } from './controlPlaneGroups.js';
import { namesField } from './names.js';
import { optionsField } from './options.js';
import { onPremisesField } from './onPremises.js';
import { placementField, tickedIn } from './placement.js';
import { vpcBoxes } from './vpcBoxes.js';

export const formStyles = css`
  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 22px;
    min-width: 0;
    align-content: start;
  }
  .form > h2 {
    min-height: 26px;
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
    min-width: 0;
  }
  .field legend,
  .field .legend {
    padding: 0;
    font-weight: 600;
  }
  .choice {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0 8px;
  }
  .choice .under {
    padding-left: 27px;
    overflow-wrap: anywhere;
  }
  .zone {
    margin-top: 4px;
  }
  .text {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
  }
  .field details .text {
    margin-top: 6px;
  }
  vscode-single-select,
  vscode-textarea,
  vscode-textfield {
    width: 100%;
    min-width: 0;
  }
`;

/** Everything that can be chosen. */
export function formSection(form: SetupForm, request: SetupRequest, parts: Parts): TemplateResult {
  const { say } = parts;
  const { inbounds, outbound, controlPlaneGroups } = form;
  const ticked = tickedIn(inbounds);
  return html`<section class="form" aria-label=${say('page.setup.choices')}>
    <h2>${say('page.setup.choices')}</h2>
    ${optionsField(form.options, parts)} ${clientVpcs(form.clientVpcs, parts)}
    ${accountsField(form.accounts, parts)} ${onPremisesField(form, request, parts)}
    ${inbounds.map((one) => placementField('inbound', one, ticked, parts))}
    ${outbound ? placementField('outbound', outbound, tickedIn([outbound]), parts) : nothing}
    ${controlPlaneGroupsField(controlPlaneGroups, parts)} ${addressesField(form, request, parts)}
    ${namesField(form, parts)}
  </section>`;
}

function clientVpcs(choices: readonly VpcChoice[], parts: Parts): TemplateResult {
  const { say, change } = parts;
  return html`<fieldset class="field">
    <legend>${say('page.setup.clientVpcs')}</legend>
    <p class="quiet small">${say('page.setup.clientVpcs.help')}</p>
    ${choices.length === 0 ? html`<p>${say('page.setup.noClientVpcs')}</p>` : nothing}
    ${vpcBoxes(choices, parts, (id, checked) =>
      change((request) => ({
        ...request,
        clientVpcIds: toggled(request.clientVpcIds, id, checked),
      })),
    )}
  </fieldset>`;
}
