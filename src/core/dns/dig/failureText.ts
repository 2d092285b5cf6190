import { CERTIFICATE } from '../attempt.js';
import type { DnsAttempt, DnsExchange, DnsServer } from '../types.js';

function where({ address, port }: DnsServer): string {
  return `${address}#${String(port)}`;
}

const words: Readonly<Record<string, string>> = {
  ENETUNREACH: 'network unreachable',
  EHOSTUNREACH: 'host unreachable',
  EADDRNOTAVAIL: 'address not available',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
};

/** dig's line for a failed attempt, or undefined when it prints none. */
export function attemptLine(attempt: DnsAttempt, server: DnsServer): string | undefined {
  const error = `;; communications error to ${where(server)}:`;
  switch (attempt.outcome) {
    case 'timeout':
      return `${error} timed out`;
    case 'refused':
      return `${error} connection refused`;
    case 'closed':
      return `${error} ${attempt.detail === 'ECONNRESET' ? 'connection reset' : 'end of file'}`;
    case 'http-failed':
      return `${error} failure`;
    case 'wrong-case':
      return ';; Question came back in another case, retrying in TCP mode.';
    case 'flooded':
      return ';; Too many answers that do not match, retrying in TCP mode.';
    case 'truncated':
      return ';; Truncated, retrying in TCP mode.';
    case 'edns-refused':
      return ";; Warning: EDNS query was refused - retried with '+noedns'";
    case 'malformed':
      return `;; Got bad packet: ${attempt.detail ?? 'malformed'}`;
    default:
      return undefined;
  }
}

/**
 * dig's words when it could not even set up the exchange: a connection refused, no way to the
 * server, no TLS session. These come without banner. Undefined for other failures.
 */
export function setupFailure(exchange: DnsExchange): string[] | undefined {
  const last = exchange.attempts.at(-1);
  if (last === undefined) return undefined;
  const { server, name } = exchange.query;
  const { transport, outcome, detail = '' } = last;
  if (outcome === 'tls-failed' && detail.startsWith(CERTIFICATE)) {
    const why = detail.slice(CERTIFICATE.length).replace(/ \(.*$/, '');
    return [`;; TLS peer certificate verification for ${where(server)} failed: ${why}`];
  }
  const refused = outcome === 'refused' && transport !== 'udp';
  if (!refused && outcome !== 'unreachable' && outcome !== 'tls-failed') return undefined;
  const what = transport === 'udp' ? 'UDP setup with' : 'Connection to';
  const why = refused
    ? 'connection refused'
    : outcome === 'tls-failed'
      ? 'TLS error'
      : (words[detail] ?? detail);
  const place = `${where(server)}(${server.address})`;
  return [`;; ${what} ${place} for ${name} failed: ${why}.`, ';; no servers could be reached'];
}
