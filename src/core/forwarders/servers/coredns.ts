import { message } from '../../model/message.js';
import { comments, digLines, header, unixText } from '../comments.js';
import {
  usualAnswers,
  type ForwarderCommands,
  type ForwarderDefinition,
  type ForwarderDraft,
  type Zone,
} from '../types.js';

/** What `forward` takes; with more CoreDNS does not start (dns facts §5). */
export const mostUpstreams = 15;

const place = '/etc/coredns/eks-private-dns.Corefile';

/** CoreDNS (aws facts §7.6, dns facts §5): a server block per name. */
export const coredns: ForwarderDefinition = {
  server: 'coredns',
  title: 'forwarders.coredns',
  questions: [],
  defaults: usualAnswers,
  mostAddresses: { count: mostUpstreams, more: 'refuse' },
  write,
};

function write(zones: readonly Zone[]): ForwarderDraft {
  const commands: ForwarderCommands = {
    // It has no dry run: started on another port it says what it cannot read.
    check: [`timeout 5 coredns -conf ${place} -dns.port 1053`],
    reload: ['systemctl reload coredns'],
    remove: [`rm ${place}`, 'systemctl reload coredns'],
    tryIt: digLines(zones),
  };
  return {
    files: [
      {
        name: 'eks-private-dns.Corefile',
        language: 'plaintext',
        text: unixText([
          ...header('#', place, commands, comments.coredns),
          ...zones.flatMap((zone) => ['', ...serverBlock(zone)]),
        ]),
        notes: [message('forwarders.note.corednsImport', { line: `import ${place}` })],
        place,
      },
    ],
    commands,
  };
}

/** The block of one name: braces as the Corefile wants them, one upstream after the other. */
export function serverBlock({ name, addresses, label }: Zone): readonly string[] {
  return [
    `# cluster ${label}`,
    `${name} {`,
    '    errors',
    '    cache 60',
    `    forward . ${addresses.join(' ')} {`,
    '        policy sequential',
    '        max_fails 2',
    '    }',
    '}',
  ];
}
