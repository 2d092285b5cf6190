import { html, nothing, type TemplateResult } from 'lit';
import type { Placement, SubnetChoice } from '../../contract/setupForm.js';
import type { Say } from '../shared/talk.js';
import type { Parts } from './actions.js';
import { checkbox, toggled } from './checkbox.js';
import { choiceSelect } from './select.js';

/** The subnets that new endpoints would get as it stands. */
export function tickedIn(placements: readonly (Placement | undefined)[]): string[] {
  return placements
    .flatMap((one) => (one?.needed ? one.subnets : []))
    .filter(({ checked }) => checked)
    .map(({ id }) => id);
}

/**
 * Where one endpoint goes: VPC where there is a choice, and subnets by zone. `ticked` are
 * those of every endpoint of its side: a request names them together.
 */
export function placementField(
  side: 'inbound' | 'outbound',
  placement: Placement,
  ticked: readonly string[],
  parts: Parts,
): TemplateResult {
  const { say } = parts;
  return html`<fieldset class="field">
    <legend>${say(`page.setup.${side}`)}</legend>
    <p class="quiet small">
      ${say(placement.needed ? `page.setup.${side}.help` : 'page.setup.existing')}
    </p>
    ${placement.needed ? places(side, placement, ticked, parts) : nothing}
  </fieldset>`;
}

function places(
  side: 'inbound' | 'outbound',
  placement: Placement,
  ticked: readonly string[],
  { say, change }: Parts,
): TemplateResult {
  const member = side === 'inbound' ? 'inboundSubnetIds' : 'outboundSubnetIds';
  const toggle = (id: string, checked: boolean) =>
    change((request) => ({
      ...request,
      [member]: toggled(request[member] ?? ticked, id, checked),
    }));
  const chooseVpc = (outboundVpcId: string) =>
    change(({ outboundSubnetIds: _dropped, ...request }) => ({ ...request, outboundVpcId }));
  return html`${
    placement.vpcs.length > 1
      ? choiceSelect(say('page.setup.outboundVpc'), placement.vpcs, chooseVpc)
      : placement.vpcs.map(({ label }) => html`<p class="small">${label}</p>`)
  }
  ${byZone(placement.subnets).map(
    ([zone, subnets]) =>
      html`<div class="zone" role="group" aria-label=${zone}>
        <div class="quiet small">${zone}</div>
        ${subnets.map((subnet) =>
          checkbox(subnet, subnetNote(subnet, subnets.length, say), (checked) =>
            toggle(subnet.id, checked),
          ),
        )}
      </div>`,
  )}`;
}

/** Which of a zone's subnets the planner would take is worth saying where there are several. */
function subnetNote(subnet: SubnetChoice, inZone: number, say: Say): string {
  const said = subnet.preferred && inZone > 1;
  return said ? `${subnet.note} · ${say('page.setup.preferred')}` : subnet.note;
}

function byZone(subnets: readonly SubnetChoice[]): [string, SubnetChoice[]][] {
  const zones = new Map<string, SubnetChoice[]>();
  for (const subnet of subnets) zones.set(subnet.zone, [...(zones.get(subnet.zone) ?? []), subnet]);
  return [...zones];
}
