import type { TryResult } from './attempt.js';
import { mismatch } from './match.js';
import type { IgnoredReason } from './types.js';
import { decodeMessage } from './wire/decode.js';
import type { DnsMessage } from './wire/message.js';
import { WireError } from './wire/wireError.js';

/** What one datagram from the server's address and port is to a query. */
export type Received =
  | { readonly kind: 'answer'; readonly message: DnsMessage; readonly trailingOctets: number }
  /** TC is set: nothing else in it counts. */
  | { readonly kind: 'truncated' }
  /** All but the case of the name is right; to be asked over TCP. */
  | { readonly kind: 'wrong-case' }
  | {
      readonly kind: 'ignored';
      readonly reason: IgnoredReason;
      /** What is wrong with a datagram that bears our id and cannot be read. */
      readonly broken?: WireError;
    };

function headerOf(octets: Uint8Array, id: number): { ours: boolean; truncated: boolean } {
  const ours =
    octets.length >= 12 &&
    (octets[0] ?? 0) * 256 + (octets[1] ?? 0) === id &&
    ((octets[2] ?? 0) & 0x80) !== 0;
  return { ours, truncated: ours && ((octets[2] ?? 0) & 0x02) !== 0 };
}

function unreadable(octets: Uint8Array, id: number, error: WireError): Received {
  const { ours, truncated } = headerOf(octets, id);
  // A truncated answer may be cut inside a record; its TC bit is what counts.
  if (truncated) return { kind: 'truncated' };
  return { kind: 'ignored', reason: 'malformed', ...(ours && { broken: error }) };
}

/** Judges a datagram (dns facts §3). Pure; never throws, whatever the octets. */
export function receiveDatagram(
  query: DnsMessage,
  octets: Uint8Array,
  exactCase = false,
): Received {
  let message: DnsMessage;
  let trailingOctets: number;
  try {
    ({ message, trailingOctets } = decodeMessage(octets, { trailing: 'count' }));
  } catch (error) {
    if (error instanceof WireError) return unreadable(octets, query.id, error);
    throw error;
  }
  const reason = mismatch(query, message);
  if (reason !== undefined) return { kind: 'ignored', reason };
  if (message.flags.tc) return { kind: 'truncated' };
  if (exactCase && message.questions[0]?.name !== query.questions[0]?.name) {
    return { kind: 'wrong-case' };
  }
  return { kind: 'answer', message, trailingOctets };
}

/** Judges the one message of a stream: nobody else can have written it, so it decides. Pure. */
export function receiveMessage(query: DnsMessage, octets: Uint8Array): TryResult {
  try {
    const { message, trailingOctets } = decodeMessage(octets, { trailing: 'error' });
    const reason = mismatch(query, message);
    if (reason !== undefined) {
      return { outcome: 'malformed', detail: reason, ignored: [{ reason, count: 1 }] };
    }
    return { outcome: 'answer', message, size: octets.length, trailingOctets, ignored: [] };
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return { outcome: 'malformed', detail: error.message, ignored: [] };
  }
}
