import { html, nothing, type TemplateResult } from 'lit';
import type { GroupField } from '../../contract/setupChoice.js';
import type { Parts } from './actions.js';
import { choiceSelect } from './select.js';

/** Which group of each cluster gets the entry for TCP 443; several are named by their cluster. */
export function controlPlaneGroupsField(
  groups: readonly GroupField[],
  { say, change }: Parts,
): TemplateResult | typeof nothing {
  if (groups.length === 0) return nothing;
  const title = say('page.setup.controlPlaneGroup');
  const several = groups.length > 1;
  return html`<fieldset class="field" data-part="groups">
    <legend>${title}</legend>
    <p class="quiet small">${say('page.setup.controlPlaneGroup.help')}</p>
    ${groups.map(({ clusterName: cluster, choices }) => {
      const label = several ? say('page.setup.controlPlaneGroupOf', { cluster }) : title;
      const select = choiceSelect(label, choices, (id) =>
        change((request) => ({
          ...request,
          controlPlaneGroupIds: { ...request.controlPlaneGroupIds, [cluster]: id },
        })),
      );
      return html`<div class="text">
        ${several ? html`<span class="small" aria-hidden="true">${cluster}</span>` : nothing}
        ${select}
      </div>`;
    })}
  </fieldset>`;
}
