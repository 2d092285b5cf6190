import { message } from '../../model/message.js';
import { PortError } from '../../model/portError.js';
import { readBind } from './bind.js';
import { readDnsmasq } from './dnsmasq.js';
import type { ForwarderServer } from '../types.js';
import { readableServers, type ReadableServer, type ReadForwarders } from './types.js';
import { readUnbound } from './unbound.js';

/** The longest file that is read, in characters: a Region's worth of names is far below. */
export const mostCharacters = 4_000_000;

const readers = { bind: readBind, dnsmasq: readDnsmasq, unbound: readUnbound } as const;

/**
 * What an existing configuration says about forwarding. Everything else in it is passed over, and
 * files that it includes are named, not read. Throws `invalid` for a file that is too long.
 */
export function readForwarders(server: ReadableServer, text: string): ReadForwarders {
  if (text.length > mostCharacters) {
    throw new PortError({
      kind: 'invalid',
      messageKey: 'error.forwarderFileTooLong',
      args: { count: text.length, most: mostCharacters },
      help: message('help.forwarderFileTooLong'),
    });
  }
  return readers[server](text.replace(/^\ufeff/, ''));
}

/** Whose form the files of a server have; `undefined` where they are not read. Pi-hole's are dnsmasq's. */
export function readerFor(server: ForwarderServer): ReadableServer | undefined {
  return server === 'pihole' ? 'dnsmasq' : readableServers.find((one) => one === server);
}
