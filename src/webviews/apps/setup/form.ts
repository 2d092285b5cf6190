import { css, html, nothing, type TemplateResult } from 'lit';
import type { SetupForm, SetupRequest, VpcChoice } from '../../contract/setupForm.js';
import type { Parts } from './actions.js';
import { addressesField } from './addresses.js';
import { checkbox, toggled } from './checkbox.js';
import { namesField } from './names.js';
import { onPremisesField } from './onPremises.js';
import { placementField, tickedIn } from './placement.js';
import { choiceSelect } from './select.js';

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
  const { say, change } = parts;
  const { inbounds, outbound, controlPlaneGroups } = form;
  const ticked = tickedIn(inbounds);
  return html`<section class="form" aria-label=${say('page.setup.choices')}>
    <h2>${say('page.setup.choices')}</h2>
    ${clientVpcs(form.clientVpcs, parts)} ${onPremisesField(form, request, parts)}
    ${inbounds.map((one) => placementField('inbound', one, ticked, parts))}
    ${outbound ? placementField('outbound', outbound, tickedIn([outbound]), parts) : nothing}
    ${
      controlPlaneGroups.length === 0
        ? nothing
        : html`<div class="field">
            <span class="legend" id="group-label">${say('page.setup.controlPlaneGroup')}</span>
            <p class="quiet small">${say('page.setup.controlPlaneGroup.help')}</p>
            ${choiceSelect(say('page.setup.controlPlaneGroup'), controlPlaneGroups, (id) =>
              change((request) => ({ ...request, controlPlaneGroupId: id })),
            )}
          </div>`
    }
    ${addressesField(form, request, parts)} ${namesField(form, parts)}
  </section>`;
}

function clientVpcs(choices: readonly VpcChoice[], parts: Parts): TemplateResult {
  const { say } = parts;
  const possible = choices.filter(({ disabledBecause }) => disabledBecause === undefined);
  const impossible = choices.filter(({ disabledBecause }) => disabledBecause !== undefined);
  return html`<fieldset class="field">
    <legend>${say('page.setup.clientVpcs')}</legend>
    <p class="quiet small">${say('page.setup.clientVpcs.help')}</p>
    ${choices.length === 0 ? html`<p>${say('page.setup.noClientVpcs')}</p>` : nothing}
    ${possible.map((choice) => vpcBox(choice, parts))}
    ${
      impossible.length === 0
        ? nothing
        : html`<details ?open=${possible.length === 0}>
            <summary class="quiet">
              ${say('page.setup.notPossible', { count: impossible.length })}
            </summary>
            ${impossible.map((choice) => vpcBox(choice, parts))}
          </details>`
    }
  </fieldset>`;
}

function vpcBox(choice: VpcChoice, { say, change }: Parts): TemplateResult {
  const via =
    choice.connectedBy === undefined
      ? ''
      : say('page.setup.via', { connection: choice.connectedBy });
  const under = [choice.note, choice.cidrs.join(', '), via].filter((part) => part !== '');
  return checkbox(choice, under.join(' · '), (checked) =>
    change((request) => ({
      ...request,
      clientVpcIds: toggled(request.clientVpcIds, choice.id, checked),
    })),
  );
}
