import { serverNamePattern, urlPathPattern } from '../../model/serverName.js';
import { serverVantage } from '../../model/serverVantage.js';
import type { SocketVantage } from '../../model/vantage.js';
import type { DnsTransport } from '../types.js';
import { isSecure, portOf, type WayChoice } from '../way.js';
import { typeNumber } from '../wire/recordTypes.js';
import { WireError } from '../wire/wireError.js';

/** What the words after `dig` ask for; what was not said is absent. */
export interface DigWords {
  readonly name: string;
  /** In capitals. */
  readonly type?: string;
  readonly server?: SocketVantage;
  /** The usual way, with what the words say of it. */
  readonly way: WayChoice;
  /** Whether the words name a transport. */
  readonly transportSaid: boolean;
  readonly short: boolean;
}

/** Why the words are none that dig would take here, and which word it is. */
export interface DigFault {
  readonly fault:
    | 'noName'
    | 'excess'
    | 'type'
    | 'flag'
    | 'servers'
    | 'server'
    | 'transports'
    | 'noTls'
    | 'path'
    | 'hostname';
  readonly word: string;
}

const transports: ReadonlyMap<string, DnsTransport> = new Map([
  ['+notcp', 'udp'],
  ['+tcp', 'tcp'],
  ['+tls', 'tls'],
  ['+https', 'https'],
]);
const others = new Set(['+short', '+tls-ca', '+notls-ca', '+tls-hostname']);

/**
 * Reads `NAME [TYPE] [@SERVER[:PORT]] [+tcp|+tls|+https[=PATH]] [+tls-ca[=FILE]|+notls-ca]
 * [+tls-hostname=NAME] [+short]`, in any order, as dig takes them. Unlike dig, a certificate is
 * judged unless `+notls-ca` is said. `usual` is what holds where the words say nothing.
 */
export function readDigWords(
  words: readonly string[],
  usual: WayChoice = { transport: 'udp' },
): DigWords | DigFault {
  const [name, type, excess] = words.filter((word) => !/^[@+]/.test(word));
  if (name === undefined) return { fault: 'noName', word: '' };
  if (excess !== undefined) return { fault: 'excess', word: excess };
  if (type !== undefined && !isRecordType(type)) return { fault: 'type', word: type };
  const flags = words.filter((word) => word.startsWith('+'));
  const said = flags.filter((flag) => transports.has(flagName(flag)));
  const way = readWay(flags, said, usual);
  if ('fault' in way) return way;
  const [at, other] = words.filter((word) => word.startsWith('@'));
  if (other !== undefined) return { fault: 'servers', word: other };
  const server = at === undefined ? undefined : serverVantage(at.slice(1), portOf(way.transport));
  if (at !== undefined && server === undefined) return { fault: 'server', word: at };
  return {
    name,
    ...(type === undefined ? {} : { type: type.toUpperCase() }),
    ...(server ? { server } : {}),
    way,
    transportSaid: said.length > 0,
    short: flags.includes('+short'),
  };
}

function readWay(
  flags: readonly string[],
  [said, another]: readonly string[],
  usual: WayChoice,
): WayChoice | DigFault {
  const odd = flags.find((flag) => !isKnown(flag));
  if (odd !== undefined) return { fault: 'flag', word: odd };
  if (another !== undefined) return { fault: 'transports', word: another };
  const transport = transports.get(flagName(said ?? '')) ?? usual.transport;
  const secret = flags.find((flag) => /^\+(no)?tls-/.test(flag));
  if (secret !== undefined && !isSecure(transport)) return { fault: 'noTls', word: secret };
  const path = valueIn(said);
  if (path !== undefined && !urlPathPattern.test(path)) return { fault: 'path', word: path };
  const named = flags.find((flag) => flagName(flag) === '+tls-hostname');
  const serverName = valueIn(named);
  if (named !== undefined && !serverNamePattern.test(serverName ?? '')) {
    return { fault: 'hostname', word: named };
  }
  const caFile = valueIn(flags.find((flag) => flagName(flag) === '+tls-ca'));
  return {
    ...usual,
    transport,
    ...(path === undefined ? {} : { path }),
    ...(serverName === undefined ? {} : { serverName }),
    ...(caFile === undefined ? {} : { caFile }),
    ...(flags.includes('+notls-ca') ? { anyCertificate: true } : {}),
  };
}

/** A value only where dig takes one. */
function isKnown(flag: string): boolean {
  const name = flagName(flag);
  if (name === '+https' || name === '+tls-ca') return true;
  if (name === '+tls-hostname') return flag.includes('=');
  return flag === name && (transports.has(name) || others.has(name));
}

function flagName(flag: string): string {
  return flag.split('=', 1)[0] ?? '';
}

function valueIn(flag: string | undefined): string | undefined {
  const at = flag?.indexOf('=') ?? -1;
  return flag === undefined || at < 0 ? undefined : flag.slice(at + 1);
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
