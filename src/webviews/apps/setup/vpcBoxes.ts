import { html, nothing, type TemplateResult } from 'lit';
import type { VpcChoice } from '../../contract/setupChoice.js';
import type { Parts } from './actions.js';
import { checkbox } from './checkbox.js';

/** VPCs to tick; those that cannot be client stand apart, with the reason. */
export function vpcBoxes(
  choices: readonly VpcChoice[],
  parts: Parts,
  onToggle: (id: string, checked: boolean) => void,
): TemplateResult {
  const { say } = parts;
  const possible = choices.filter(({ disabledBecause }) => disabledBecause === undefined);
  const impossible = choices.filter(({ disabledBecause }) => disabledBecause !== undefined);
  const box = (choice: VpcChoice) => vpcBox(choice, parts, onToggle);
  return html`${possible.map(box)}
  ${
    impossible.length === 0
      ? nothing
      : html`<details ?open=${possible.length === 0}>
          <summary class="quiet">
            ${say('page.setup.notPossible', { count: impossible.length })}
          </summary>
          ${impossible.map(box)}
        </details>`
  }`;
}

function vpcBox(
  choice: VpcChoice,
  { say }: Parts,
  onToggle: (id: string, checked: boolean) => void,
): TemplateResult {
  const via =
    choice.connectedBy === undefined
      ? ''
      : say('page.setup.via', { connection: choice.connectedBy });
  const under = [choice.note, choice.cidrs.join(', '), via].filter((part) => part !== '');
  return checkbox(choice, under.join(' · '), (checked) => onToggle(choice.id, checked));
}
