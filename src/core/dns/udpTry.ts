import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { IgnoredCounter, socketFailure, type Try, type TryResult } from './attempt.js';
import { mismatch } from './match.js';
import { decodeMessage } from './wire/decode.js';
import type { DnsMessage } from './wire/message.js';
import { WireError } from './wire/wireError.js';

type Read =
  { readonly message: DnsMessage; readonly trailingOctets: number } | { readonly error: WireError };

function read(octets: Uint8Array): Read {
  try {
    return decodeMessage(octets, { trailing: 'count' });
  } catch (error) {
    if (error instanceof WireError) return { error };
    throw error;
  }
}

function header(octets: Uint8Array, id: number): { ours: boolean; truncated: boolean } {
  const ours =
    octets.length >= 12 &&
    (octets[0] ?? 0) * 256 + (octets[1] ?? 0) === id &&
    ((octets[2] ?? 0) & 0x80) !== 0;
  return { ours, truncated: ours && ((octets[2] ?? 0) & 0x02) !== 0 };
}

/**
 * Asks once over UDP from a fresh socket connected to the server, so that the kernel drops what
 * others send (RFC 5452 section 9). Datagrams that do not match are counted and waiting goes on.
 * Never rejects for network trouble.
 */
export function tryUdp(attempt: Try): Promise<TryResult> {
  const { server, query, octets, ms, signal } = attempt;
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(server.address) ? 'udp6' : 'udp4');
    const counter = new IgnoredCounter();
    let broken: WireError | undefined;
    let settled = false;
    const finish = (result: TryResult): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.close();
      resolve(result);
    };
    const fail = (error: NodeJS.ErrnoException): void => {
      finish({ ...socketFailure(error), ignored: counter.list() });
    };
    const onAbort = (): void => {
      finish({ outcome: 'cancelled', ignored: counter.list() });
    };
    const timer = setTimeout(() => {
      const ignored = counter.list();
      // The server did answer us, but in no form we can read: say that, not "timed out".
      if (broken === undefined) finish({ outcome: 'timeout', ignored });
      else finish({ outcome: 'malformed', detail: broken.message, ignored });
    }, ms);
    socket.on('error', fail);
    socket.on('message', (datagram) => {
      if (settled) return;
      const result = read(datagram);
      if ('error' in result) {
        const { ours, truncated } = header(datagram, query.id);
        // A truncated answer may be cut inside a record; its TC bit is what counts.
        if (truncated) finish({ outcome: 'truncated', ignored: counter.list() });
        else counter.add('malformed');
        if (ours) broken = result.error;
        return;
      }
      const reason = mismatch(query, result.message);
      if (reason !== undefined) counter.add(reason);
      else if (result.message.flags.tc) finish({ outcome: 'truncated', ignored: counter.list() });
      else {
        const { message, trailingOctets } = result;
        const size = datagram.length;
        finish({ outcome: 'answer', message, size, trailingOctets, ignored: counter.list() });
      }
    });
    socket.on('connect', () => {
      if (settled) return;
      socket.send(octets, (error) => {
        if (error !== null) fail(error);
      });
    });
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    else socket.connect(server.port, server.address);
  });
}
