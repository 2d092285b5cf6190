import { connect, isIPv6, type Socket } from 'node:net';
import { bound } from './bounded.js';
import { failureOf, shown } from './failure.js';
import type { ReachTarget, StepOutcome } from './types.js';

/** A step's outcome, and the socket to go on with where it went well. */
export type Connected<T> =
  | { readonly outcome: Extract<StepOutcome, { kind: 'ok' }>; readonly socket: T }
  | { readonly outcome: StepOutcome; readonly socket?: undefined };

/** A proxy's answer is short; more than this is something else. */
const longestHead = 8 * 1024;

/** Connects to the target, by its proxy where it has one. Never rejects. */
export async function connectTcp(
  target: ReachTarget,
  ms: number,
  signal: AbortSignal,
): Promise<Connected<Socket>> {
  const { address: host, port } = target.proxy ?? target;
  const { settle, done } = bound<StepOutcome>(
    ms,
    signal,
    () => ({ kind: 'timeout' }),
    () => ({ kind: 'cancelled' }),
  );
  const socket = connect({ host, port, noDelay: true });
  const failed = (error: Error): void => settle(failureOf(error, 'unreachable'));
  socket.on('error', failed);
  socket.once('connect', () => {
    if (target.proxy === undefined) settle({ kind: 'ok' });
    else throughProxy(socket, target, settle);
  });
  const outcome = await done;
  if (outcome.kind === 'ok') {
    socket.off('error', failed);
    return { outcome, socket };
  }
  socket.destroy();
  return { outcome };
}

/** RFC 9110 §9.3.6: whatever follows a 2xx head is the target's. */
function throughProxy(
  socket: Socket,
  { address, port }: ReachTarget,
  settle: (outcome: StepOutcome) => void,
): void {
  const authority = `${isIPv6(address) ? `[${address}]` : address}:${port}`;
  let head = Buffer.alloc(0);
  const closed = (): void => settle({ kind: 'closed', detail: 'proxy' });
  const read = (chunk: Buffer): void => {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0 && head.length < longestHead) return;
    socket.off('data', read);
    socket.off('close', closed);
    const first = head.subarray(0, 200).toString('latin1').split('\r\n')[0] ?? '';
    if (end >= 0 && /^HTTP\/1\.[01] 2\d\d\b/.test(first)) {
      socket.pause();
      if (head.length > end + 4) socket.unshift(head.subarray(end + 4));
      settle({ kind: 'ok' });
      return;
    }
    const refused = /^HTTP\/1\.[01] 502 .*ECONNREFUSED/.test(first);
    settle(refused ? { kind: 'refused' } : { kind: 'unreachable', detail: shown(first) });
  };
  socket.on('data', read);
  socket.once('close', closed);
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`);
}
