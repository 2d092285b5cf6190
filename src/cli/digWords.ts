import { readDigWords, type DigFault } from '../core/dns/dig/digWords.js';
import type { SocketAddress } from '../core/model/vantage.js';
import type { Options } from './options.js';
import { UsageError } from './usageError.js';

/** What the words after `dig` ask for. */
export interface DigWords {
  readonly name: string;
  readonly type: string;
  /** Absent: this machine's resolver. */
  readonly server?: SocketAddress;
  readonly transport: 'udp' | 'tcp';
  readonly short: boolean;
}

/** `NAME [TYPE] [@SERVER[:PORT]] [+tcp] [+short]`, in any order, as dig takes them. */
export function digWords({ words, type, transport }: Options): DigWords {
  const read = readDigWords(words);
  if ('fault' in read) throw new UsageError(textOf(read));
  const { name, server, tcp, short } = read;
  return {
    name,
    type: read.type ?? type ?? 'A',
    ...(server ? { server } : {}),
    transport: tcp ? 'tcp' : transport,
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
      return `dig takes +tcp and +short, not ${word}.`;
    case 'servers':
      return 'dig asks one server: give @SERVER once.';
    case 'server':
      return `${word}: a server is given by its address: @192.0.2.1, @192.0.2.1:53.`;
  }
}
