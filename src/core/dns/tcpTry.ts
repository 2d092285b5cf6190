import { connect } from 'node:net';
import { socketFailure, type Try, type TryResult } from './attempt.js';
import { mismatch } from './match.js';
import { decodeMessage } from './wire/decode.js';
import { frame, FrameReader } from './wire/frame.js';
import type { DnsMessage } from './wire/message.js';
import { WireError } from './wire/wireError.js';

function judge(query: DnsMessage, octets: Uint8Array): TryResult {
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

/**
 * Asks once over TCP: two-octet length, one message, own connection (RFC 7766). The first message
 * decides; a stream cannot carry somebody else's answer. Never rejects for network trouble.
 */
export function tryTcp(attempt: Try): Promise<TryResult> {
  const { server, query, octets, ms, signal } = attempt;
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve({ outcome: 'cancelled', ignored: [] });
      return;
    }
    const socket = connect({ host: server.address, port: server.port, noDelay: true });
    const reader = new FrameReader();
    let settled = false;
    const finish = (result: TryResult): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.destroy();
      resolve(result);
    };
    const onAbort = (): void => {
      finish({ outcome: 'cancelled', ignored: [] });
    };
    const timer = setTimeout(() => {
      finish({ outcome: 'timeout', ignored: [] });
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
    socket.on('connect', () => socket.write(frame(octets)));
    socket.on('error', (error) => {
      finish({ ...socketFailure(error), ignored: [] });
    });
    socket.on('close', () => {
      finish({ outcome: 'closed', detail: 'end of file', ignored: [] });
    });
    socket.on('data', (chunk) => {
      const [first] = reader.push(chunk);
      if (first !== undefined && !settled) finish(judge(query, first));
    });
  });
}
