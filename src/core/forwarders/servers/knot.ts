import { message } from '../../model/message.js';
import { comments, digLines, header, unixText } from '../comments.js';
import {
  usualAnswers,
  type ForwarderAnswers,
  type ForwarderCommands,
  type ForwarderDefinition,
  type ForwarderDraft,
  type Zone,
} from '../types.js';

const place = '/etc/knot-resolver/kresd.conf';
const yamlPlace = '/etc/knot-resolver/config.yaml';

/**
 * Knot Resolver 5, whose configuration is a Lua program. Its module `rebinding` spares queries
 * with the flag ALLOW_LOCAL (modules/rebinding/rebinding.lua of its source).
 */
export const knot: ForwarderDefinition = {
  server: 'knot-resolver',
  title: 'forwarders.knot',
  questions: ['dnssec', 'rebindingFilter', 'internetDns'],
  defaults: { ...usualAnswers, dnssec: true },
  write: writeLua,
};

/** Knot Resolver 6: validation is switched per forwarded subtree, so nothing is asked. */
export const knotYaml: ForwarderDefinition = {
  server: 'knot-resolver-yaml',
  title: 'forwarders.knotYaml',
  questions: [],
  defaults: usualAnswers,
  write: writeYaml,
};

function writeLua(
  zones: readonly Zone[],
  { dnssec, rebindingFilter, internetDns }: ForwarderAnswers,
): ForwarderDraft {
  const restart = "systemctl restart 'kresd@*.service'";
  const commands: ForwarderCommands = {
    check: [],
    reload: [restart],
    remove: [`# take the lines out of ${place}`, restart],
    tryIt: digLines(zones),
  };
  const names = zones.map(({ name }) => `'${name}'`).join(', ');
  const lines = [
    ...(dnssec
      ? [
          '',
          ...[internetDns ? comments.exceptionSafe : comments.exceptionNeeded].map(marked),
          ...comments.knotInsecure.map(marked),
          `trust_anchors.set_insecure({ ${names} })`,
        ]
      : []),
    ...(rebindingFilter
      ? [
          '',
          marked(comments.rebinding),
          `policy.add(policy.suffix(policy.FLAGS({'ALLOW_LOCAL'}), policy.todnames({ ${names} })))`,
        ]
      : []),
    ...zones.flatMap(({ name, addresses, label }) => [
      '',
      `-- cluster ${label}`,
      `policy.add(policy.suffix(policy.FORWARD({ ${quoted(addresses)} }), policy.todnames({ '${name}' })))`,
    ]),
  ];
  return {
    files: [
      {
        name: 'eks-private-dns.kresd.conf',
        language: 'lua',
        text: unixText([...header('--', place, commands, comments.knot), ...lines]),
        notes: [message('forwarders.note.knotPlace', { place })],
        place,
      },
    ],
    commands,
  };
}

function writeYaml(zones: readonly Zone[]): ForwarderDraft {
  const commands: ForwarderCommands = {
    check: [`kresctl validate ${yamlPlace}`],
    reload: ['systemctl reload knot-resolver', 'kresctl cache clear'],
    remove: [`# take the subtrees out of ${yamlPlace}`, 'systemctl reload knot-resolver'],
    tryIt: digLines(zones),
  };
  return {
    files: [
      {
        name: 'eks-private-dns.yaml',
        language: 'yaml',
        text: unixText([
          ...header('#', yamlPlace, commands),
          'forward:',
          ...zones.flatMap(({ name, addresses, label }) => [
            `  # cluster ${label}`,
            `  - subtree: '${name}'`,
            `    servers: [${quoted(addresses)}]`,
            '    options:',
            '      authoritative: false',
            '      dnssec: false',
          ]),
        ]),
        notes: [message('forwarders.note.knotPlace', { place: yamlPlace })],
        place: yamlPlace,
      },
    ],
    commands,
  };
}

function quoted(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}

function marked(line: string): string {
  return `-- ${line}`;
}
