import { once } from 'node:events';
import { createSecureServer, type Http2ServerRequest } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { createServer, type Server } from 'node:tls';
import { decodeMessage } from '../../../../src/core/dns/wire/decode.js';
import { encodeMessage } from '../../../../src/core/dns/wire/encode.js';
import { frame, FrameReader } from '../../../../src/core/dns/wire/frame.js';
import type { SelfMade } from '../../../support/selfMade.js';
import type { Reply, Script } from './scriptedServer.js';

export interface SecureServer {
  readonly port: number;
  /** SNI of each session, `false` where there was none. */
  readonly names: (string | false | null)[];
  /** Requests over HTTPS: method, path and media type. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** What an HTTPS server does otherwise than answer. */
export interface HttpWays {
  readonly status?: number;
  readonly type?: string;
  readonly body?: Uint8Array;
}

const octets = (reply: Reply): Uint8Array =>
  reply instanceof Uint8Array ? reply : encodeMessage(reply);

async function listen(server: Server): Promise<Pick<SecureServer, 'port' | 'close' | 'names'>> {
  const sockets = new Set<Socket>();
  const names: SecureServer['names'] = [];
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  server.on('secureConnection', (socket) => names.push(socket.servername));
  server.on('tlsClientError', () => undefined);
  server.listen({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    names,
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

/** DNS over TLS on loopback, doing what its script says. */
export async function tlsServer(
  made: SelfMade,
  script: Script,
  alpn: readonly string[] = ['dot'],
): Promise<SecureServer> {
  const server = createServer({ ...made, ALPNProtocols: [...alpn] }, (socket) => {
    socket.on('error', () => undefined);
    const reader = new FrameReader();
    socket.on('data', (chunk: Buffer) => {
      for (const each of reader.push(chunk)) {
        const replies = script(decodeMessage(each).message, 'tls');
        if (replies === 'close') socket.destroy();
        else for (const reply of replies) socket.write(frame(octets(reply)));
      }
    });
  });
  return { ...(await listen(server)), requests: [] };
}

async function bodyOf(request: Http2ServerRequest): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** DNS over HTTPS on loopback: the script's first reply, in the ways given. */
export async function httpsServer(
  made: SelfMade,
  script: Script,
  ways: HttpWays = {},
): Promise<SecureServer> {
  const requests: string[] = [];
  const server = createSecureServer(made);
  server.on('request', (request, response) => {
    const type = String(request.headers['content-type']);
    requests.push(`${request.method} ${request.url} ${type}`);
    void bodyOf(request).then((body) => {
      const replies = script(decodeMessage(body).message, 'https');
      if (replies === 'close') {
        response.stream.session?.destroy();
        return;
      }
      const [reply] = replies;
      if (reply === undefined) return;
      const content = ways.body ?? octets(reply);
      response.writeHead(ways.status ?? 200, {
        'content-type': ways.type ?? 'application/dns-message',
        'content-length': content.length,
      });
      response.end(content);
    });
  });
  return { ...(await listen(server)), requests };
}
