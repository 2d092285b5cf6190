import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Outcome } from '../gateway.js';
import { readRequest, type Received } from './readRequest.js';

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 only. Port 0 takes a free one. */
export async function listen(
  port: number,
  answer: (received: Received) => Promise<Outcome>,
): Promise<Listener> {
  const server = createServer({ maxHeaderSize: 16 * 1024 }, (message, response) => {
    void exchange(message, response, answer);
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  // A client that is slow (a busy machine) must not find its idle connection closed just as it
  // sends a call on it: a call that creates is not sent a second time.
  server.keepAliveTimeout = 60_000;
  server.maxHeadersCount = 100;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  return { port: portOf(server), close: () => closed(server) };
}

async function exchange(
  message: IncomingMessage,
  response: ServerResponse,
  answer: (received: Received) => Promise<Outcome>,
): Promise<void> {
  try {
    const outcome = await answer(await readRequest(message));
    if (outcome === 'reset') {
      message.socket.resetAndDestroy();
      return;
    }
    const body = Buffer.from(outcome.body, 'utf8');
    response.writeHead(outcome.status, { ...outcome.headers, 'content-length': body.length });
    response.end(body);
  } catch (cause) {
    // Nobody is left to tell when the client went away while it was being read or answered.
    if (message.socket.destroyed || response.headersSent) {
      response.destroy();
      return;
    }
    const reason = cause instanceof Error ? cause.message : String(cause);
    response.writeHead(500, { 'content-type': 'application/json', connection: 'close' });
    response.end(JSON.stringify({ message: `The sandbox failed: ${reason}` }));
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

async function closed(server: Server): Promise<void> {
  const done = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await done;
}
