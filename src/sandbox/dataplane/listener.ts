import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { frame, FrameReader } from '../../core/dns/wire/frame.js';
import { errorCode } from '../../core/model/errorCode.js';
import { answerQuery, type Answerer } from './answerQuery.js';

export const LOOPBACK = '127.0.0.1';
/** Pairs of sockets tried before giving up: the TCP port of a free UDP port may be taken. */
const BIND_TRIES = 20;
const MAX_CONNECTIONS = 16;
const IDLE_MS = 10_000;

/** One place's server: the same port number over UDP and TCP, on loopback. */
export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

function inUse(error: unknown): boolean {
  return errorCode(error) === 'EADDRINUSE';
}

async function closed(socket: UdpSocket | Server): Promise<void> {
  const done = once(socket, 'close');
  socket.close();
  await done;
}

async function bindPair(): Promise<{ udp: UdpSocket; tcp: Server; port: number }> {
  for (let left = BIND_TRIES; ; left--) {
    const udp = createSocket('udp4');
    udp.bind({ port: 0, address: LOOPBACK, exclusive: true });
    await once(udp, 'listening');
    const { port } = udp.address();
    const tcp = createServer();
    try {
      tcp.listen({ port, host: LOOPBACK, exclusive: true });
      await once(tcp, 'listening');
      return { udp, tcp, port };
    } catch (error) {
      await closed(udp);
      if (!inUse(error) || left <= 1) throw error;
    }
  }
}

function serve(socket: Socket, answer: Answerer): void {
  const reader = new FrameReader();
  socket.setNoDelay(true);
  socket.setTimeout(IDLE_MS, () => socket.destroy());
  // A client that went away needs no answer; 'close' follows and frees the socket.
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    for (const query of reader.push(chunk)) {
      const reply = answerQuery(query, 'tcp', answer);
      if (reply) socket.write(frame(reply));
    }
  });
}

/** Opens a listener that answers as `answer` says. Rejects with the system's error when it cannot. */
export async function openListener(answer: Answerer): Promise<Listener> {
  const { udp, tcp, port } = await bindPair();
  const sockets = new Set<Socket>();
  udp.on('message', (datagram, from) => {
    const reply = answerQuery(datagram, 'udp', answer);
    if (reply) udp.send(reply, from.port, from.address);
  });
  // Only a failed send ends here: UDP promises no delivery, and the client asks again.
  udp.on('error', () => undefined);
  tcp.maxConnections = MAX_CONNECTIONS;
  tcp.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, answer);
  });
  return {
    port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([closed(udp), closed(tcp)]);
    },
  };
}
