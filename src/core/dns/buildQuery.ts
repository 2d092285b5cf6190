import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { DnsKnobs, DnsQuery } from './types.js';
import { NO_FLAGS } from './wire/header.js';
import type { DnsMessage } from './wire/message.js';
import { canonicalName } from './wire/name.js';
import { CLASS_IN, typeName, typeNumber } from './wire/recordTypes.js';
import { WireError } from './wire/wireError.js';

// OPT, TKEY, TSIG, IXFR, AXFR: not questions, or answered by more than one message.
const neverAsked: ReadonlySet<number> = new Set([41, 249, 250, 251, 252]);

/** A name as typed; letters beyond ASCII become A-labels (RFC 5891), as dig does on a terminal. */
function wireName(name: string): string {
  if (!/[^\0-\x7f]/.test(name)) return canonicalName(name);
  const ascii = name.includes('\\') ? '' : domainToASCII(name);
  if (ascii === '') throw new WireError('bad-text', 'not an internationalized domain name');
  return canonicalName(ascii);
}

/** Checks what only TLS and HTTPS take. */
function checkPath(path: string): void {
  if (!/^\/[\x21-\x7e]{0,1023}$/.test(path) || path.includes('#')) {
    throw new WireError('bad-text', 'path of the URL does not begin with / or is not plain ASCII');
  }
}

/**
 * The message of a query with id 0; the client gives every try its own id. Throws WireError when
 * name, type, address, port or what is for TLS cannot be sent.
 */
export function buildQuery(query: DnsQuery, knobs: DnsKnobs): DnsMessage {
  const { address, port } = query.server;
  if (isIP(address) === 0) throw new WireError('bad-address', 'server is not an IP address');
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new WireError('bad-number', 'server port is not 1 to 65535');
  }
  const type = typeof query.type === 'number' ? query.type : typeNumber(query.type);
  if (neverAsked.has(type)) throw new WireError('bad-type', `${typeName(type)} cannot be asked`);
  if (query.path !== undefined) checkPath(query.path);
  const serverName = query.tls?.serverName;
  if (serverName !== undefined && !/^[\w-]+(?:\.[\w-]+)*$/.test(serverName)) {
    throw new WireError('bad-text', 'TLS server name is not a host name');
  }
  return {
    id: 0,
    flags: {
      ...NO_FLAGS,
      rd: knobs.recursionDesired,
      ad: knobs.authenticData,
      cd: knobs.checkingDisabled,
    },
    rcode: 0,
    questions: [{ name: wireName(query.name), type, class: CLASS_IN }],
    answers: [],
    authorities: [],
    additionals: [],
    ...(knobs.edns
      ? { edns: { version: 0, udpSize: knobs.udpSize, dnssecOk: knobs.dnssecOk, options: [] } }
      : {}),
  };
}
