import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { IgnoredCounter, socketFailure, type Try, type TryResult } from './attempt.js';
import { canonicalAddress } from './canonicalAddress.js';
import { receiveDatagram } from './receive.js';
import type { WireError } from './wire/wireError.js';

/** Most datagrams ignored in one try; then the question goes over TCP, where nobody can race. */
export const MAX_IGNORED = 1000;

/** An address without its zone, in one spelling. */
function plainAddress(text: string): string {
  return canonicalAddress(text.replace(/%.*$/, ''));
}

/**
 * Asks once over UDP from a fresh socket connected to the server, so that the kernel drops what
 * others send (RFC 5452 section 9). Datagrams that do not match are counted and waiting goes on.
 * Never rejects for network trouble.
 *
 * What the kernel drops is not counted, for nothing honest can be: Linux adds it to `NoPorts` of
 * /proc/net/snmp with the strays of every other program, and tells no socket; other systems tell
 * less. A second, unconnected socket on the same port does hear it, but needs SO_REUSEADDR on both,
 * and with that any program of the machine may bind the port too. Better unheard than that.
 */
export function tryUdp(attempt: Try): Promise<TryResult> {
  const { server, query, octets, ms, signal, exactCase } = attempt;
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(server.address) ? 'udp6' : 'udp4');
    const address = plainAddress(server.address);
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
    const ignore = (reason: Parameters<IgnoredCounter['add']>[0]): void => {
      counter.add(reason);
      if (counter.total >= MAX_IGNORED) finish({ outcome: 'flooded', ignored: counter.list() });
    };
    socket.on('error', fail);
    socket.on('message', (datagram, from) => {
      if (settled) return;
      // The port is bound a moment before it is connected: what came in between is still queued.
      if (from.port !== server.port || plainAddress(from.address) !== address) {
        ignore('wrong-source');
        return;
      }
      const received = receiveDatagram(query, datagram, exactCase);
      switch (received.kind) {
        case 'ignored':
          broken = received.broken ?? broken;
          ignore(received.reason);
          return;
        case 'truncated':
          finish({ outcome: 'truncated', ignored: counter.list() });
          return;
        case 'wrong-case':
          counter.add('wrong-case');
          finish({ outcome: 'wrong-case', ignored: counter.list() });
          return;
        case 'answer': {
          const { message, trailingOctets } = received;
          const size = datagram.length;
          finish({ outcome: 'answer', message, size, trailingOctets, ignored: counter.list() });
        }
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
