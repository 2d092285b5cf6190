import type { DnsExchange } from '../dns/types.js';

const noError = 0;
const nameError = 3;

/**
 * The IPv4 addresses of an answer: empty for no data and for NXDOMAIN, `undefined`
 * where there was no answer or the server refused or failed to give one.
 */
export function ipv4Addresses(exchange: DnsExchange): readonly string[] | undefined {
  if (exchange.kind !== 'answer') return undefined;
  const { rcode, answers } = exchange.message;
  if (rcode !== noError && rcode !== nameError) return undefined;
  return answers.flatMap(({ data }) => (data.kind === 'A' ? [data.address] : []));
}
