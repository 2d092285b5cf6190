import { serverVantage } from '../../model/serverVantage.js';
import type { SocketVantage } from '../../model/vantage.js';
import { typeNumber } from '../wire/recordTypes.js';
import { WireError } from '../wire/wireError.js';

/** What the words after `dig` ask for; what was not said is absent. */
export interface DigWords {
  readonly name: string;
  /** In capitals. */
  readonly type?: string;
  readonly server?: SocketVantage;
  readonly tcp: boolean;
  readonly short: boolean;
}

/** Why the words are none that dig would take here, and which word it is. */
export interface DigFault {
  readonly fault: 'noName' | 'excess' | 'type' | 'flag' | 'servers' | 'server';
  readonly word: string;
}

/** Reads `NAME [TYPE] [@SERVER[:PORT]] [+tcp] [+short]`, in any order, as dig takes them. */
export function readDigWords(words: readonly string[]): DigWords | DigFault {
  const [name, type, excess] = words.filter((word) => !/^[@+]/.test(word));
  if (name === undefined) return { fault: 'noName', word: '' };
  if (excess !== undefined) return { fault: 'excess', word: excess };
  if (type !== undefined && !isRecordType(type)) return { fault: 'type', word: type };
  const flags = words.filter((word) => word.startsWith('+'));
  const odd = flags.find((flag) => !['+tcp', '+short'].includes(flag));
  if (odd !== undefined) return { fault: 'flag', word: odd };
  const [at, other] = words.filter((word) => word.startsWith('@'));
  if (other !== undefined) return { fault: 'servers', word: other };
  const server = at === undefined ? undefined : serverVantage(at.slice(1));
  if (at !== undefined && server === undefined) return { fault: 'server', word: at };
  return {
    name,
    ...(type === undefined ? {} : { type: type.toUpperCase() }),
    ...(server ? { server } : {}),
    tcp: flags.includes('+tcp'),
    short: flags.includes('+short'),
  };
}

/** Whether a word is a record type: a mnemonic that is known, or `TYPE65` (RFC 3597 §5). */
export function isRecordType(word: string): boolean {
  try {
    typeNumber(word);
    return true;
  } catch (error) {
    if (error instanceof WireError) return false;
    throw error;
  }
}
