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

/** dnsmasq (aws facts §7.2, dns facts §5). DNSSEC makes no difference, so it is not asked for. */
export const dnsmasq: ForwarderDefinition = {
  server: 'dnsmasq',
  title: 'forwarders.dnsmasq',
  questions: ['rebindingFilter'],
  defaults: usualAnswers,
  write: (zones, answers) => {
    const place = '/etc/dnsmasq.d/eks-private-dns.conf';
    return written(zones, answers, place, {
      check: [`dnsmasq --test --conf-file=${place}`],
      // SIGHUP does not read the configuration again.
      reload: ['systemctl restart dnsmasq'],
      remove: [`rm ${place}`, 'systemctl restart dnsmasq'],
      tryIt: digLines(zones),
    });
  },
};

/** Pi-hole, whose resolver is dnsmasq; version 6 reads the folder only when told to. */
export const pihole: ForwarderDefinition = {
  server: 'pihole',
  title: 'forwarders.pihole',
  questions: ['rebindingFilter'],
  defaults: usualAnswers,
  write: (zones, answers) => {
    const place = '/etc/dnsmasq.d/99-eks-private-dns.conf';
    const draft = written(zones, answers, place, {
      check: ['pihole-FTL dnsmasq-test'],
      reload: ['systemctl restart pihole-FTL'],
      remove: [`rm ${place}`, 'systemctl restart pihole-FTL'],
      tryIt: digLines(zones),
    });
    const notes = [
      message('forwarders.note.pihole', {
        command: 'pihole-FTL --config misc.etc_dnsmasq_d true',
      }),
    ];
    return { ...draft, files: draft.files.map((file) => ({ ...file, notes })) };
  },
};

function written(
  zones: readonly Zone[],
  { rebindingFilter }: ForwarderAnswers,
  place: string,
  commands: ForwarderCommands,
): ForwarderDraft {
  const lines = zones.flatMap(({ name, addresses, label }) => [
    '',
    `# cluster ${label}`,
    ...addresses.map((address) => `server=/${name}/${address}`),
    ...(rebindingFilter ? [`rebind-domain-ok=/${name}/`] : []),
  ]);
  const why = [...comments.dnsmasqLines, ...(rebindingFilter ? [comments.rebinding] : [])];
  return {
    files: [
      {
        name: place.slice(place.lastIndexOf('/') + 1),
        language: 'properties',
        text: unixText([...header('#', place, commands, why), ...lines]),
        notes: [],
        place,
      },
    ],
    commands,
  };
}
