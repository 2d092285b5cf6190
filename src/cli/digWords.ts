import { readDigWords, type DigFault } from '../core/dns/dig/digWords.js';
import type { WayChoice } from '../core/dns/way.js';
import type { SocketAddress } from '../core/model/vantage.js';
import type { Options } from './options.js';
import { UsageError } from './usageError.js';

/** What the words after `dig` ask for. */
export interface DigWords {
  readonly name: string;
  readonly type: string;
  /** Absent: this machine's resolver. */
  readonly server?: SocketAddress;
  readonly way: WayChoice;
  readonly short: boolean;
}

/** The words, in any order, as dig takes them; where they say nothing, the flags hold. */
export function digWords({ words, type, way }: Options): DigWords {
  const read = readDigWords(words, way);
  if ('fault' in read) throw new UsageError(textOf(read));
  const { name, server, short } = read;
  return {
    name,
    type: read.type ?? type ?? 'A',
    ...(server ? { server } : {}),
    way: read.way,
    short,
  };
}

function textOf({ fault, word }: DigFault): string {
  switch (fault) {
    case 'noName':
      return 'dig needs a NAME.';
    case 'excess':
      return `dig does not take "${word}".`;
    case 'type':
      return `${word} is no record type.`;
    case 'flag':
      return `dig takes +tcp, +tls, +https, +tls-ca, +notls-ca, +tls-hostname and +short, not ${word}.`;
    case 'transports':
      return `dig asks over one transport: ${word} is another.`;
    case 'noTls':
      return `${word} goes with +tls or +https.`;
    case 'path':
      return `${word} is no path of a URL: it begins with a slash.`;
    case 'hostname':
      return `${word}: a host name is needed.`;
    case 'servers':
      return 'dig asks one server: give @SERVER once.';
    case 'server':
      return `${word}: a server is given by its address: @192.0.2.1, @192.0.2.1:53.`;
  }
}
