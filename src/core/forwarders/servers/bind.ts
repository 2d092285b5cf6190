import { message } from '../../model/message.js';
import { comments, digLines, header, unixText } from '../comments.js';
import {
  usualAnswers,
  type ForwarderAnswers,
  type ForwarderCommands,
  type ForwarderDefinition,
  type ForwarderDraft,
  type ForwarderFile,
  type Zone,
} from '../types.js';

const place = '/etc/bind/eks-private-dns.conf';
const optionsPlace = '/etc/bind/eks-private-dns.options.conf';

/** BIND 9 (aws facts §7.1, dns facts §5): a fragment with one zone per name, and one for `options`. */
export const bind: ForwarderDefinition = {
  server: 'bind',
  title: 'forwarders.bind',
  questions: ['dnssec', 'rebindingFilter', 'internetDns'],
  // dnssec-validation auto is what Debian and Red Hat ship.
  defaults: { ...usualAnswers, dnssec: true },
  write,
};

function write(zones: readonly Zone[], answers: ForwarderAnswers): ForwarderDraft {
  const withOptions = answers.dnssec || answers.rebindingFilter;
  // What was answered before stays in the cache over a reconfig.
  const reload = ['rndc reconfig', ...zones.map(({ name }) => `rndc flushtree ${name}`)];
  const commands: ForwarderCommands = {
    check: ['named-checkconf -z'],
    reload,
    remove: [
      '# first take the include lines out of named.conf',
      `rm ${place}${withOptions ? ` ${optionsPlace}` : ''}`,
      ...reload,
    ],
    tryIt: digLines(zones),
  };
  return {
    files: [
      zoneFile(zones, commands),
      ...(withOptions ? [optionsFile(zones, answers, commands)] : []),
    ],
    commands,
  };
}

function zoneFile(zones: readonly Zone[], commands: ForwarderCommands): ForwarderFile {
  const lines = zones.flatMap(({ name, addresses, label }) => [
    '',
    `// cluster ${label}`,
    `zone "${name}" {`,
    '    type forward;',
    '    forward only;',
    `    forwarders { ${addresses.map((address) => `${address};`).join(' ')} };`,
    '};',
  ]);
  return {
    name: 'eks-private-dns.conf',
    language: 'plaintext',
    text: unixText([...header('//', place, commands, comments.bindOnly), ...lines]),
    notes: [message('forwarders.note.bindInclude', { line: `include "${place}";` })],
    place,
  };
}

function optionsFile(
  zones: readonly Zone[],
  { dnssec, rebindingFilter, internetDns }: ForwarderAnswers,
  commands: ForwarderCommands,
): ForwarderFile {
  const names = zones.map(({ name }) => `"${name}";`);
  const lines = [
    ...(dnssec
      ? [
          '',
          `// ${internetDns ? comments.exceptionSafe : comments.exceptionNeeded}`,
          'validate-except {',
          ...names.map((name) => `    ${name}`),
          '};',
        ]
      : []),
    ...(rebindingFilter
      ? [
          '',
          ...comments.bindRebinding.map((line) => `// ${line}`),
          '//   except-from {',
          ...names.map((name) => `//       ${name}`),
          '//   };',
        ]
      : []),
  ];
  return {
    name: 'eks-private-dns.options.conf',
    language: 'plaintext',
    text: unixText([...header('//', optionsPlace, commands, comments.bindOptions), ...lines]),
    notes: [
      message('forwarders.note.bindOptions', { line: `include "${optionsPlace}";` }),
      ...(rebindingFilter ? [message('forwarders.note.bindRebinding')] : []),
    ],
    place: optionsPlace,
  };
}
