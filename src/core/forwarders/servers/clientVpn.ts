import { message } from '../../model/message.js';
import { comments, header, unixText } from '../comments.js';
import {
  usualAnswers,
  type ForwarderCommands,
  type ForwarderDefinition,
  type ForwarderDraft,
  type Zone,
} from '../types.js';

const place = 'a machine with the AWS CLI';
const modify =
  'aws ec2 modify-client-vpn-endpoint --client-vpn-endpoint-id "$CLIENT_VPN_ENDPOINT_ID"';

/** AWS Client VPN: its DNS servers, of which it takes two (aws facts §7.8; ModifyClientVpnEndpoint). */
export const clientVpn: ForwarderDefinition = {
  server: 'client-vpn',
  title: 'forwarders.clientVpn',
  questions: [],
  defaults: usualAnswers,
  mostAddresses: { count: 2, more: 'leaveOut' },
  oneTarget: true,
  write,
};

function write(zones: readonly Zone[]): ForwarderDraft {
  const commands: ForwarderCommands = {
    check: ['aws ec2 describe-client-vpn-endpoints --query "ClientVpnEndpoints[].DnsServers"'],
    reload: [],
    remove: [`${modify} --dns-servers Enabled=false`],
    tryIt: zones.map(({ name }) => `nslookup ${name}`),
  };
  const servers = zones[0]?.addresses.join(',') ?? '';
  return {
    files: [
      {
        name: 'eks-private-dns-client-vpn.sh',
        language: 'shellscript',
        text: unixText([
          '#!/usr/bin/env bash',
          ...header('#', place, commands, comments.clientVpn),
          ...zones.map(({ name, label }) => `# ${name}: cluster ${label}`),
          'set -euo pipefail',
          ': "${CLIENT_VPN_ENDPOINT_ID:?set it to the id of the endpoint, cvpn-endpoint-...}"',
          `${modify} \\`,
          `    --dns-servers CustomDnsServers=${servers},Enabled=true`,
        ]),
        notes: [message('forwarders.note.clientVpn')],
        place,
      },
    ],
    commands,
  };
}
