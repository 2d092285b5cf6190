import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server, type Socket as TcpSocket } from 'node:net';
import { decodeMessage } from '../../../../src/core/dns/wire/decode.js';
import { encodeMessage } from '../../../../src/core/dns/wire/encode.js';
import { frame, FrameReader } from '../../../../src/core/dns/wire/frame.js';
import type { DnsTransport } from '../../../../src/core/dns/types.js';
import type { DnsMessage } from '../../../../src/core/dns/wire/message.js';

export type Reply = Uint8Array | DnsMessage;
/** What to send back for a query; several datagrams, or none. */
export type Script = (query: DnsMessage, transport: DnsTransport) => readonly Reply[] | 'close';

export interface ScriptedServer {
  readonly port: number;
  readonly queries: { message: DnsMessage; transport: 'udp' | 'tcp'; sourcePort: number }[];
  /** Sends a datagram that is no message from the server's own port. */
  sendTo(port: number): void;
  close(): Promise<void>;
}

function octets(reply: Reply): Uint8Array {
  return reply instanceof Uint8Array ? reply : encodeMessage(reply);
}

async function bindPair(): Promise<{ udp: Socket; tcp: Server; port: number }> {
  for (;;) {
    const udp = createSocket('udp4');
    udp.bind({ port: 0, address: '127.0.0.1', exclusive: true });
    await once(udp, 'listening');
    const { port } = udp.address();
    const tcp = createServer();
    tcp.listen({ port, host: '127.0.0.1', exclusive: true });
    try {
      await once(tcp, 'listening');
      return { udp, tcp, port };
    } catch {
      udp.close();
    }
  }
}

/** A DNS server on loopback that does exactly what its script says. */
export async function scriptedServer(script: Script): Promise<ScriptedServer> {
  const { udp, tcp, port } = await bindPair();
  const queries: ScriptedServer['queries'] = [];
  const sockets = new Set<TcpSocket>();
  udp.on('message', (datagram, from) => {
    const { message } = decodeMessage(datagram);
    queries.push({ message, transport: 'udp', sourcePort: from.port });
    const replies = script(message, 'udp');
    if (replies === 'close') return;
    for (const reply of replies) udp.send(octets(reply), from.port, from.address);
  });
  tcp.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    const reader = new FrameReader();
    socket.on('data', (chunk) => {
      for (const each of reader.push(chunk)) {
        const { message } = decodeMessage(each);
        queries.push({ message, transport: 'tcp', sourcePort: socket.remotePort ?? 0 });
        const replies = script(message, 'tcp');
        if (replies === 'close') socket.destroy();
        else for (const reply of replies) socket.write(frame(octets(reply)));
      }
    });
  });
  return {
    port,
    queries,
    sendTo: (to) => udp.send(new Uint8Array([1, 2, 3]), to, '127.0.0.1'),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      udp.close();
      tcp.close();
      await Promise.all([once(udp, 'close'), once(tcp, 'close')]);
    },
  };
}
