import { followChain } from '../dns/chain.js';
import type { DnsExchange } from '../dns/types.js';
import { RCODE } from '../dns/wire/rcodes.js';

/**
 * The addresses of an answer to an A question, aliases followed: empty for no data
 * and for NXDOMAIN, `undefined` where there was no answer or the server refused or
 * failed to give one.
 */
export function answeredAddresses(exchange: DnsExchange): readonly string[] | undefined {
  if (exchange.kind !== 'answer') return undefined;
  const { rcode } = exchange.message;
  if (rcode !== RCODE.NOERROR && rcode !== RCODE.NXDOMAIN) return undefined;
  return followChain(exchange.message).addresses;
}
