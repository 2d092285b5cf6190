import { message } from '../../model/message.js';
import { comments, header, unixText } from '../comments.js';
import {
  usualAnswers,
  type ForwarderCommands,
  type ForwarderDefinition,
  type ForwarderDraft,
  type Zone,
} from '../types.js';

/** macOS: a file per name, with three name servers at most, as resolver(5) says (aws facts §7.8). */
export const macos: ForwarderDefinition = {
  server: 'macos',
  title: 'forwarders.macos',
  questions: [],
  defaults: usualAnswers,
  mostAddresses: { count: 3, more: 'leaveOut' },
  write,
};

function write(zones: readonly Zone[]): ForwarderDraft {
  const flush = 'sudo dscacheutil -flushcache && sudo killall -HUP mDNSResponder';
  const of = (some: readonly Zone[]): ForwarderCommands => ({
    check: ['scutil --dns'],
    reload: [flush],
    remove: [...some.map(({ name }) => `sudo rm /etc/resolver/${name}`), flush],
    tryIt: some.map(({ name }) => `dscacheutil -q host -a name ${name}`),
  });
  return {
    files: zones.map((zone) => {
      const place = `/etc/resolver/${zone.name}`;
      return {
        name: zone.name,
        language: 'plaintext',
        text: unixText([
          ...header('#', place, of([zone]), comments.macos),
          '',
          `# cluster ${zone.label}`,
          ...zone.addresses.map((address) => `nameserver ${address}`),
        ]),
        notes: [message('forwarders.note.macos')],
        place,
      };
    }),
    commands: of(zones),
  };
}
