import { message } from '../../model/message.js';
import { digLines } from '../comments.js';
import {
  usualAnswers,
  type ForwarderCommands,
  type ForwarderDefinition,
  type ForwarderDraft,
  type Zone,
} from '../types.js';

const api = 'https://$INFOBLOX_GRID_MASTER/wapi/v2.12';
const curl = 'curl --fail-with-body --user "$INFOBLOX_USER"';
const file = 'eks-private-dns.infoblox.json';

/** Infoblox NIOS: forward zones by its web API's `request` object (aws facts §7.8). */
export const infoblox: ForwarderDefinition = {
  server: 'infoblox',
  title: 'forwarders.infoblox',
  questions: [],
  defaults: usualAnswers,
  write,
};

function write(zones: readonly Zone[]): ForwarderDraft {
  const commands: ForwarderCommands = {
    check: zones.map(({ name }) => `${curl} "${api}/zone_forward?fqdn=${name}"`),
    reload: [
      `${curl} --json @${file} "${api}/request"`,
      `# the grid's _ref is in: ${curl} "${api}/grid"`,
      `${curl} --request POST "${api}/$INFOBLOX_GRID_REF?_function=restartservices"`,
    ],
    remove: zones.map(
      ({ name }) =>
        `${curl} --request DELETE "${api}/$(${curl} "${api}/zone_forward?fqdn=${name}" | jq -r '.[0]._ref')"`,
    ),
    tryIt: digLines(zones, '@$INFOBLOX_MEMBER'),
  };
  const requests = zones.map(({ name, addresses, label }) => ({
    method: 'POST',
    object: 'zone_forward',
    data: {
      fqdn: name,
      forward_to: addresses.map((address) => ({ name: `inbound.${name}`, address })),
      // Never the public answer when the inbound endpoint does not answer.
      forwarders_only: true,
      comment: `EKS cluster ${label}`,
    },
  }));
  return {
    files: [
      {
        name: file,
        language: 'json',
        text: `${JSON.stringify(requests, undefined, 2)}\n`,
        notes: [message('forwarders.note.infoblox')],
        place: `${api}/request`,
      },
    ],
    commands,
  };
}
