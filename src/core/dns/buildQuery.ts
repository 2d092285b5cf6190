import { isIP } from 'node:net';
import type { DnsKnobs, DnsQuery } from './types.js';
import { NO_FLAGS } from './wire/header.js';
import type { DnsMessage } from './wire/message.js';
import { canonicalName } from './wire/name.js';
import { CLASS_IN, typeNumber } from './wire/recordTypes.js';
import { WireError } from './wire/wireError.js';

/**
 * The message of a query with id 0; the client gives every try its own id. Throws WireError when
 * name, type, address or port cannot be sent.
 */
export function buildQuery(query: DnsQuery, knobs: DnsKnobs): DnsMessage {
  const { address, port } = query.server;
  if (isIP(address) === 0) throw new WireError('bad-address', 'server is not an IP address');
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new WireError('bad-number', 'server port is not 1 to 65535');
  }
  const type = typeof query.type === 'number' ? query.type : typeNumber(query.type);
  return {
    id: 0,
    flags: {
      ...NO_FLAGS,
      rd: knobs.recursionDesired,
      ad: knobs.authenticData,
      cd: knobs.checkingDisabled,
    },
    rcode: 0,
    questions: [{ name: canonicalName(query.name), type, class: CLASS_IN }],
    answers: [],
    authorities: [],
    additionals: [],
    ...(knobs.edns
      ? { edns: { version: 0, udpSize: knobs.udpSize, dnssecOk: knobs.dnssecOk, options: [] } }
      : {}),
  };
}
