import { typeNumber } from '../core/dns/wire/recordTypes.js';
import { WireError } from '../core/dns/wire/wireError.js';
import type { SocketAddress } from '../core/model/vantage.js';
import type { Options } from './options.js';
import { UsageError } from './usageError.js';
import { byAddress } from './verbs/vantages.js';

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
  const plain = words.filter((word) => !/^[@+]/.test(word));
  const [name, second, excess] = plain;
  if (name === undefined) throw new UsageError('dig needs a NAME.');
  if (excess !== undefined) throw new UsageError(`dig does not take "${excess}".`);
  if (second !== undefined && !isType(second)) {
    throw new UsageError(`${second} is no record type.`);
  }
  const flags = words.filter((word) => word.startsWith('+'));
  const odd = flags.find((flag) => !['+tcp', '+short'].includes(flag));
  if (odd !== undefined) throw new UsageError(`dig takes +tcp and +short, not ${odd}.`);
  const [at, other] = words.filter((word) => word.startsWith('@'));
  if (other !== undefined) throw new UsageError('dig asks one server: give @SERVER once.');
  const server = at === undefined ? undefined : byAddress(at.slice(1));
  if (at !== undefined && server === undefined) {
    throw new UsageError(`${at}: a server is given by its address: @192.0.2.1, @192.0.2.1:53.`);
  }
  return {
    name,
    type: second?.toUpperCase() ?? type ?? 'A',
    ...(server ? { server } : {}),
    transport: flags.includes('+tcp') ? 'tcp' : transport,
    short: flags.includes('+short'),
  };
}

function isType(word: string): boolean {
  try {
    typeNumber(word);
    return true;
  } catch (error) {
    if (error instanceof WireError) return false;
    throw error;
  }
}
