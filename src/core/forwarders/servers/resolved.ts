import { comments, header, unixText } from '../comments.js';
import {
  usualAnswers,
  type ForwarderAnswers,
  type ForwarderCommands,
  type ForwarderDefinition,
  type ForwarderDraft,
  type ForwarderFile,
  type Zone,
} from '../types.js';

const folder = '/etc/systemd/dns-delegate.d';
const negativePlace = '/etc/dnssec-trust-anchors.d/eks-private-dns.negative';
const unit = 'eks-private-dns.service';

/** systemd-resolved from 258 on: a delegate per set of addresses (aws facts §7.7, dns facts §5). */
export const resolved: ForwarderDefinition = {
  server: 'systemd-resolved',
  title: 'forwarders.resolved',
  questions: ['dnssec', 'internetDns'],
  defaults: usualAnswers,
  write: writeDelegates,
};

/** systemd-resolved before 258: DNS servers of one interface, set whenever it comes up (dns facts §5). */
export const resolvedLink: ForwarderDefinition = {
  server: 'systemd-resolved-link',
  title: 'forwarders.resolvedLink',
  questions: ['dnssec', 'internetDns', 'link'],
  defaults: usualAnswers,
  oneTarget: true,
  write: writeLink,
};

function writeDelegates(zones: readonly Zone[], answers: ForwarderAnswers): ForwarderDraft {
  const targets = new Set(zones.map(targetOf));
  const groups = [...targets].map((target) => zones.filter((zone) => targetOf(zone) === target));
  const names = groups.map(
    (_, at) => `eks-private-dns${at === 0 ? '' : `-${at + 1}`}.dns-delegate`,
  );
  const places = names.map((name) => `${folder}/${name}`);
  const restart = 'systemctl restart systemd-resolved';
  const commands: ForwarderCommands = {
    check: [],
    reload: [restart],
    remove: [`rm ${[...places, ...(answers.dnssec ? [negativePlace] : [])].join(' ')}`, restart],
    tryIt: queries(zones),
  };
  const delegates = groups.map((group, at): ForwarderFile => {
    const place = places[at] ?? folder;
    return {
      name: names[at] ?? '',
      language: 'ini',
      text: unixText([
        ...header('#', place, commands, comments.delegate),
        '',
        ...clusterLines(group),
        '[Delegate]',
        `DNS=${group.slice(0, 1).map(targetOf).join(' ')}`,
        `Domains=${group.map(({ name }) => `~${name}`).join(' ')}`,
      ]),
      notes: [],
      place,
    };
  });
  return { files: [...delegates, ...negative(zones, answers, commands)], commands };
}

function writeLink(zones: readonly Zone[], answers: ForwarderAnswers): ForwarderDraft {
  const { link } = answers;
  // systemd's spelling of a device's unit: a hyphen would be a slash.
  const device = `sys-subsystem-net-devices-${link.replaceAll('-', '\\x2d')}.device`;
  const place = `/etc/systemd/system/${unit}`;
  const commands: ForwarderCommands = {
    check: [`systemd-analyze verify ${place}`],
    reload: [
      'systemctl daemon-reload',
      `systemctl enable ${unit}`,
      // It reads names that are not validated only when it starts.
      ...(answers.dnssec ? ['systemctl restart systemd-resolved'] : []),
      `systemctl restart ${unit}`,
    ],
    remove: [
      `systemctl disable --now ${unit}`,
      `rm ${place}${answers.dnssec ? ` ${negativePlace}` : ''}`,
      ...(answers.dnssec ? ['systemctl restart systemd-resolved'] : []),
    ],
    tryIt: queries(zones),
  };
  const file: ForwarderFile = {
    name: unit,
    language: 'ini',
    text: unixText([
      ...header('#', place, commands, comments.link),
      '',
      ...clusterLines(zones),
      '[Unit]',
      'Description=Forwards the endpoint names of EKS clusters',
      `BindsTo=${device}`,
      `After=${device} systemd-resolved.service`,
      '',
      '[Service]',
      'Type=oneshot',
      'RemainAfterExit=yes',
      `ExecStart=resolvectl dns ${link} ${zones.slice(0, 1).map(targetOf).join(' ')}`,
      `ExecStart=resolvectl domain ${link} ${zones.map(({ name }) => `~${name}`).join(' ')}`,
      `ExecStart=resolvectl default-route ${link} false`,
      `ExecStop=resolvectl revert ${link}`,
      '',
      '[Install]',
      `WantedBy=${device}`,
    ]),
    notes: [],
    place,
  };
  return { files: [file, ...negative(zones, answers, commands)], commands };
}

/** Names that are not validated, one a line (dnssec-trust-anchors.d(5)). */
function negative(
  zones: readonly Zone[],
  { dnssec, internetDns }: ForwarderAnswers,
  commands: ForwarderCommands,
): readonly ForwarderFile[] {
  if (!dnssec) return [];
  const why = internetDns ? comments.exceptionSafe : comments.exceptionNeeded;
  return [
    {
      name: 'eks-private-dns.negative',
      language: 'plaintext',
      text: unixText([
        ...header(';', negativePlace, commands, [why]),
        ...zones.map(({ name }) => name),
      ]),
      notes: [],
      place: negativePlace,
    },
  ];
}

function targetOf({ addresses }: Zone): string {
  return addresses.join(' ');
}

function clusterLines(zones: readonly Zone[]): readonly string[] {
  return zones.map(({ name, label }) => `# ${name}: cluster ${label}`);
}

function queries(zones: readonly Zone[]): readonly string[] {
  return zones.map(({ name }) => `resolvectl query --type=A ${name}`);
}
