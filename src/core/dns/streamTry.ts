import type { Socket } from 'node:net';
import type { Try, TryResult } from './attempt.js';
import { receiveMessage } from './receive.js';
import { frame, FrameReader } from './wire/frame.js';

/** A connection to ask over, and how to read its events. */
export interface StreamWay {
  readonly open: () => Socket;
  /** The event after which octets may be sent. */
  readonly ready: 'connect' | 'secureConnect';
  /** The outcome that an error of the socket stands for. */
  readonly failure: (
    error: NodeJS.ErrnoException,
  ) => Pick<Exclude<TryResult, { outcome: 'answer' }>, 'outcome' | 'detail'>;
}

/**
 * Asks once over a stream: two-octet length, one message, own connection (RFC 7766). The first
 * message decides; a stream cannot carry somebody else's answer. Never rejects for network trouble.
 */
export function tryStream(attempt: Try, way: StreamWay): Promise<TryResult> {
  const { query, octets, ms, signal } = attempt;
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve({ outcome: 'cancelled', ignored: [] });
      return;
    }
    const socket = way.open();
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
    socket.on(way.ready, () => socket.write(frame(octets)));
    socket.on('error', (error) => {
      finish({ ...way.failure(error), ignored: [] });
    });
    socket.on('close', () => {
      finish({ outcome: 'closed', detail: 'end of file', ignored: [] });
    });
    socket.on('data', (chunk) => {
      if (settled) return;
      const [first] = reader.push(chunk);
      if (first !== undefined) finish(receiveMessage(query, first));
    });
  });
}
