import assert from 'node:assert/strict';
import { once } from 'node:events';
import http, { createServer as createHttp } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTls, type TLSSocket } from 'node:tls';
import { reach } from '../../../src/core/reach/reach.js';
import type { Reach, ReachTarget } from '../../../src/core/reach/types.js';
import { certificatesOf } from '../../../src/sandbox/kubernetes/certificates.js';
import type { Cluster } from '../../../src/sandbox/model/cluster.js';

const day = 24 * 60 * 60 * 1000;
const cluster = (createdAt: number): Cluster => ({
  name: 'c',
  arn: 'arn:aws:eks:us-east-1:111122223333:cluster/c',
  createdAt,
  activeAt: createdAt,
  endpointHost: 'C.GR7.us-east-1.eks.amazonaws.com',
  tags: {},
});
const made = certificatesOf(cluster(Date.now() - day));

async function tried(server: Server, target: Partial<ReachTarget> = {}): Promise<Reach> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    socket.on('error', () => undefined);
    sockets.add(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    return await reach(
      {
        address: '127.0.0.1',
        port,
        serverName: 'c.gr7.us-east-1.eks.amazonaws.com',
        certificateAuthority: Buffer.from(made.authority).toString('base64'),
        ...target,
      },
      new AbortController().signal,
      { stepMs: 1500 },
    );
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

const over = (talk: (socket: TLSSocket) => void, { certificate: cert, key } = made): Server => {
  const server = createTls({ cert, key }, (socket) => {
    socket.on('error', () => undefined);
    talk(socket);
  });
  server.on('tlsClientError', () => undefined);
  return server;
};
const answers = (text: string) => over((socket) => socket.once('data', () => socket.end(text)));
const kinds = ({ steps }: Reach): string[] =>
  steps.map(({ step, outcome }) => `${step} ${outcome.kind}`);

describe('the way to an API server, and servers that are none', () => {
  it('a port where nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    assert.deepEqual(kinds(await tried(createServer(), { port })), ['tcp refused']);
  });

  it('a listener that says nothing, and one that hangs up', async () => {
    assert.deepEqual(kinds(await tried(createServer())), ['tcp ok', 'tls timeout']);
    const rude = createServer((socket) => socket.destroy());
    assert.deepEqual(kinds(await tried(rude)), ['tcp ok', 'tls closed']);
  });

  it('a server without TLS', async () => {
    const plain = createHttp((_request, response) => response.end('hello'));
    assert.deepEqual(kinds(await tried(plain)), ['tcp ok', 'tls tls-failed']);
  });

  it('a certificate that is over, and a bundle that is none', async () => {
    const old = certificatesOf(cluster(Date.now() - 4000 * day));
    const result = await tried(
      over(() => undefined, old),
      { certificateAuthority: Buffer.from(old.authority).toString('base64') },
    );
    assert.deepEqual(kinds(result), ['tcp ok', 'tls expired']);
    const garbled = await tried(
      over(() => undefined),
      {
        certificateAuthority: Buffer.from('-----BEGIN CERTIFICATE-----\nnot one').toString(
          'base64',
        ),
      },
    );
    assert.equal(garbled.reached, false);
    assert.deepEqual(garbled.steps[1]?.step, 'tls');
  });

  it('TLS with silence, with nonsense, and cut off', async () => {
    assert.deepEqual(kinds(await tried(over(() => undefined))).at(-1), 'version timeout');
    assert.deepEqual(kinds(await tried(answers('SSH-2.0-x\r\n'))).at(-1), 'version not-http');
    const cut = over((socket) => socket.once('data', () => socket.destroy()));
    assert.match(kinds(await tried(cut)).at(-1) ?? '', /version (closed|not-http)/);
  });

  it('only 200, 401 and 403 prove it', async () => {
    for (const [status, reached] of [
      [200, true],
      [401, true],
      [403, true],
      [404, false],
      [502, false],
    ] as const) {
      const result = await tried(answers(`HTTP/1.1 ${status} x\r\nContent-Length: 2\r\n\r\n{}`));
      assert.deepEqual([result.status, result.reached], [status, reached]);
    }
  });

  it('a version is text of the other side: it is escaped', async () => {
    const body = JSON.stringify({ gitVersion: 'v1\u001b[31m' });
    const head = `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`;
    assert.equal((await tried(answers(head + body))).version, 'v1\\u{1b}[31m');
  });

  it('a proxy that refuses, and one that is none', async () => {
    const refuses = createServer((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
    });
    refuses.listen(0, '127.0.0.1');
    await once(refuses, 'listening');
    const { port } = refuses.address() as AddressInfo;
    const proxy = { address: '127.0.0.1', port };
    const result = await tried(createServer(), { proxy });
    assert.deepEqual(result.steps[0]?.outcome, {
      kind: 'unreachable',
      detail: 'HTTP/1.1 403 Forbidden',
    });
    refuses.close();
  });

  it('is asked on the connection that was made, whatever an editor makes of http.request', async () => {
    const { request } = http;
    http.request = () => {
      throw new Error('asked by the name');
    };
    syncBuiltinESMExports();
    try {
      const refusing = answers('HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n');
      const { status, reached } = await tried(refusing);
      assert.deepEqual([status, reached], [401, true]);
    } finally {
      http.request = request;
      syncBuiltinESMExports();
    }
  });
});
