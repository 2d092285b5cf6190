import { comments, digLines, header, unixText } from '../comments.js';
import {
  usualAnswers,
  type ForwarderAnswers,
  type ForwarderCommands,
  type ForwarderDefinition,
  type ForwarderDraft,
  type Zone,
} from '../types.js';

const reason = 'forwarded to Route 53 VPC Resolver';
const place = '/etc/powerdns/recursor.d/eks-private-dns.conf';
const luaPlace = '/etc/powerdns/recursor.lua';
const yamlPlace = '/etc/powerdns/recursor.d/eks-private-dns.yml';

// The default, `process`, validates for clients that ask for it, as dig does.
const defaults: ForwarderAnswers = { ...usualAnswers, dnssec: true };

/** PowerDNS Recursor with old-style settings (aws facts §7.5, dns facts §5). */
export const recursor: ForwarderDefinition = {
  server: 'pdns-recursor',
  title: 'forwarders.recursor',
  questions: ['dnssec', 'internetDns'],
  defaults,
  write: writeOld,
};

/** PowerDNS Recursor from 5.1 on (aws facts §7.5, dns facts §5). */
export const recursorYaml: ForwarderDefinition = {
  server: 'pdns-recursor-yaml',
  title: 'forwarders.recursorYaml',
  questions: ['dnssec', 'internetDns'],
  defaults,
  write: writeYaml,
};

function writeOld(zones: readonly Zone[], answers: ForwarderAnswers): ForwarderDraft {
  const commands = commandsOf(zones, place, answers.dnssec ? luaPlace : undefined);
  const setting = zones
    .map(({ name, addresses }) => `${name}=${addresses.map(target).join(';')}`)
    .join(',');
  return {
    files: [
      {
        name: 'eks-private-dns.conf',
        language: 'properties',
        text: unixText([
          ...header('#', place, commands, comments.recurse),
          '',
          ...zones.map(({ name, label }) => `# ${name}: cluster ${label}`),
          `forward-zones-recurse=${setting}`,
        ]),
        notes: [],
        place,
      },
      ...(answers.dnssec
        ? [
            {
              name: 'recursor.lua',
              language: 'lua',
              text: unixText([
                ...header('--', luaPlace, commands, comments.recursorLua),
                '',
                `-- ${exception(answers)}`,
                ...zones.map(({ name }) => `addNTA("${name}", "${reason}")`),
              ]),
              notes: [],
              place: luaPlace,
            },
          ]
        : []),
    ],
    commands,
  };
}

function writeYaml(zones: readonly Zone[], answers: ForwarderAnswers): ForwarderDraft {
  const commands = commandsOf(zones, yamlPlace);
  return {
    files: [
      {
        name: 'eks-private-dns.yml',
        language: 'yaml',
        text: unixText([
          ...header('#', yamlPlace, commands, comments.recurseYaml),
          'recursor:',
          '  forward_zones_recurse:',
          ...zones.flatMap(({ name, addresses, label }) => [
            `    # cluster ${label}`,
            `    - zone: '${name}'`,
            `      forwarders: [${addresses.map((one) => `'${target(one)}'`).join(', ')}]`,
          ]),
          ...(answers.dnssec
            ? [
                'dnssec:',
                '  negative_trustanchors:',
                `    # ${exception(answers)}`,
                ...zones.flatMap(({ name }) => [
                  `    - name: '${name}'`,
                  `      reason: '${reason}'`,
                ]),
              ]
            : []),
        ]),
        notes: [],
        place: yamlPlace,
      },
    ],
    commands,
  };
}

function commandsOf(zones: readonly Zone[], file: string, lua?: string): ForwarderCommands {
  const restart = 'systemctl restart pdns-recursor';
  return {
    check: ['pdns_recursor --config-dir=/etc/powerdns --config=check'],
    reload: [restart],
    remove: [
      ...(lua === undefined ? [] : [`# first take the lines with addNTA out of ${lua}`]),
      `rm ${file}`,
      restart,
    ],
    tryIt: digLines(zones),
  };
}

/** `[v6]:port`, for a colon would end the address; IPv4 bare. */
function target(address: string): string {
  return address.includes(':') ? `[${address}]:53` : address;
}

function exception({ internetDns }: ForwarderAnswers): string {
  return internetDns ? comments.exceptionSafe : comments.exceptionNeeded;
}
