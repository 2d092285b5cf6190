import { comments, digLines, header, unixText } from '../comments.js';
import {
  usualAnswers,
  type ForwarderAnswers,
  type ForwarderCommands,
  type ForwarderDefinition,
  type ForwarderDraft,
  type Zone,
} from '../types.js';

const place = '/etc/unbound/unbound.conf.d/eks-private-dns.conf';

/** unbound (aws facts §7.4, dns facts §5). */
export const unbound: ForwarderDefinition = {
  server: 'unbound',
  title: 'forwarders.unbound',
  questions: ['dnssec', 'rebindingFilter', 'internetDns'],
  // Distributions ship it with the root's trust anchor.
  defaults: { ...usualAnswers, dnssec: true },
  write,
};

function write(zones: readonly Zone[], answers: ForwarderAnswers): ForwarderDraft {
  const commands: ForwarderCommands = {
    check: ['unbound-checkconf'],
    // Takes the cache along, which may hold public answers.
    reload: ['unbound-control reload'],
    remove: [`rm ${place}`, 'unbound-control reload'],
    tryIt: digLines(zones),
  };
  const lines = zones.flatMap(({ name, addresses, label }) => [
    '',
    `# cluster ${label}`,
    'forward-zone:',
    `    name: "${name}."`,
    ...addresses.map((address) => `    forward-addr: ${address}`),
    '    forward-first: no',
  ]);
  return {
    files: [
      {
        name: 'eks-private-dns.conf',
        language: 'properties',
        text: unixText([
          ...header('#', place, commands, comments.notStub),
          ...serverClause(zones, answers),
          ...lines,
        ]),
        notes: [],
        place,
      },
    ],
    commands,
  };
}

function serverClause(
  zones: readonly Zone[],
  { dnssec, rebindingFilter, internetDns }: ForwarderAnswers,
): readonly string[] {
  if (!dnssec && !rebindingFilter) return [];
  return [
    '',
    'server:',
    ...(dnssec
      ? [
          `    # ${internetDns ? comments.exceptionSafe : comments.exceptionNeeded}`,
          ...zones.map(({ name }) => `    domain-insecure: "${name}."`),
        ]
      : []),
    ...(rebindingFilter
      ? [
          `    # ${comments.rebinding}`,
          ...zones.map(({ name }) => `    private-domain: "${name}."`),
        ]
      : []),
  ];
}
