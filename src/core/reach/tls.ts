import type { Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { bound } from './bounded.js';
import { failureOf, shown } from './failure.js';
import type { Connected } from './tcp.js';
import type { ReachTarget, StepOutcome } from './types.js';

/**
 * TLS on a connection: SNI is the endpoint name, which must be on the certificate; only the
 * cluster's own authority is trusted, not the system's. Never rejects; closes the socket on failure.
 */
export async function startTls(
  tcp: Socket,
  { serverName, certificateAuthority }: ReachTarget,
  ms: number,
  signal: AbortSignal,
): Promise<Connected<TLSSocket>> {
  if (certificateAuthority === undefined) {
    tcp.destroy();
    return { outcome: { kind: 'no-authority' } };
  }
  const { settle, done } = bound<StepOutcome>(
    ms,
    signal,
    () => ({ kind: 'timeout' }),
    () => ({ kind: 'cancelled' }),
  );
  const ca = Buffer.from(certificateAuthority, 'base64').toString('utf8');
  let socket: TLSSocket;
  try {
    socket = connect({ socket: tcp, servername: serverName, ca, ALPNProtocols: ['http/1.1'] });
  } catch (error) {
    // Text that is no PEM.
    tcp.destroy();
    settle({ kind: 'tls-failed', detail: shown(String(error)) });
    return { outcome: await done };
  }
  const failed = (error: Error): void => settle(failureOf(error, 'tls-failed'));
  socket.on('error', failed);
  socket.once('secureConnect', () => settle({ kind: 'ok' }));
  socket.once('close', () => settle({ kind: 'closed', detail: 'TLS' }));
  const outcome = await done;
  if (outcome.kind === 'ok') {
    socket.off('error', failed);
    return { outcome, socket };
  }
  // What still comes after the end of the wait has nobody to hear it.
  socket.on('error', () => undefined);
  tcp.on('error', () => undefined);
  socket.destroy();
  tcp.destroy();
  return { outcome };
}
