import assert from 'node:assert/strict';
import { createDnsClient } from '../../../src/core/dns/client.js';
import type { DnsExchange, DnsQuery, DnsTls } from '../../../src/core/dns/types.js';
import { selfMade } from '../../support/selfMade.js';
import { a, answerTo, CLUSTER } from './support/messages.js';
import { newSockets, openSockets } from './support/openSockets.js';
import { scriptedServer, type Script } from './support/scriptedServer.js';
import {
  httpsServer,
  tlsServer,
  type HttpWays,
  type SecureServer,
} from './support/secureServer.js';

const made = selfMade(['dns.example.com', '127.0.0.1']);
const trusted: DnsTls = { ca: [made.cert], serverName: 'dns.example.com' };
const good: Script = (query) => [answerTo(query, { answers: [a('192.168.74.42')] })];
const never = new AbortController().signal;

async function ask(
  transport: 'tls' | 'https',
  server: Pick<SecureServer, 'port' | 'close'>,
  tls: DnsTls,
  over: Partial<DnsQuery> = {},
): Promise<DnsExchange> {
  try {
    return await createDnsClient().query(
      {
        ...{ name: CLUSTER, type: 'A', transport, tls },
        server: { address: '127.0.0.1', port: server.port },
        knobs: { tryMs: 1000, tries: 2 },
        ...over,
      },
      never,
    );
  } finally {
    await server.close();
  }
}

const detailOf = (exchange: DnsExchange): string => ('detail' in exchange ? exchange.detail : '');

for (const transport of ['tls', 'https'] as const) {
  const start = (script: Script, certificate = made): Promise<SecureServer> =>
    transport === 'tls' ? tlsServer(certificate, script) : httpsServer(certificate, script);

  describe(`dns over ${transport}`, () => {
    let before: Record<string, number>;
    beforeEach(async () => {
      before = await openSockets();
    });
    afterEach(async () => {
      assert.deepEqual(await newSockets(before), {});
    });

    it('takes the answer of a server whose certificate bears its name, and sends the name', async () => {
      const server = await start(good);
      const exchange = await ask(transport, server, trusted);
      assert.ok(exchange.kind === 'answer', detailOf(exchange));
      assert.deepEqual(exchange.message.answers, [a('192.168.74.42')]);
      assert.equal(exchange.transport, transport);
      assert.deepEqual(server.names, ['dns.example.com']);
    });

    it('needs the address on the certificate where there is no name', async () => {
      const exchange = await ask(transport, await start(good), { ca: [made.cert] });
      assert.equal(exchange.kind, 'answer');
      const other = selfMade(['dns.example.com']);
      const refused = await ask(transport, await start(good, other), { ca: [other.cert] });
      assert.equal(refused.kind, 'tls-failed');
    });

    it('asks nothing where name, chain or dates do not hold', async () => {
      let asked = 0;
      const counting: Script = (query) => {
        asked++;
        return good(query, transport);
      };
      const old = selfMade(['dns.example.com'], Date.now() - 1e10);
      const cases = [
        [made, { ...trusted, serverName: 'other.example.com' }, /^certificate: hostname mismatch/],
        [made, { serverName: 'dns.example.com' }, /^certificate: self-signed certificate/],
        [old, { ...trusted, ca: [old.cert] }, /^certificate: certificate has expired/],
      ] as const;
      for (const [certificate, tls, why] of cases) {
        const exchange = await ask(transport, await start(counting, certificate), tls);
        assert.equal(exchange.kind, 'tls-failed');
        assert.match(detailOf(exchange), why);
        assert.equal(exchange.attempts.length, 1);
      }
      assert.equal(asked, 0);
    });

    it('takes any certificate when told not to verify', async () => {
      const exchange = await ask(transport, await start(good), { verify: 'none' });
      assert.equal(exchange.kind, 'answer');
    });

    it('says what went wrong: silence, end, nobody, no TLS at all', async () => {
      assert.equal((await ask(transport, await start(() => []), trusted)).kind, 'timeout');
      assert.equal((await ask(transport, await start(() => 'close'), trusted)).kind, 'closed');
      const gone = await start(good);
      await gone.close();
      const nobody = { port: gone.port, close: () => Promise.resolve() };
      assert.equal((await ask(transport, nobody, trusted)).kind, 'refused');
      const plain = await ask(transport, await scriptedServer(good), trusted);
      assert.equal(plain.kind, 'timeout');
    }).timeout(20_000);

    it('does not take another question or another id for the answer', async () => {
      const lies: readonly Script[] = [
        (query) => [{ ...answerTo(query), id: query.id ^ 1 }],
        (query) => [answerTo(query, { questions: [{ name: 'other.', type: 1, class: 1 }] })],
      ];
      for (const lie of lies) {
        const exchange = await ask(transport, await start(lie), trusted);
        assert.equal(exchange.kind, 'malformed');
        assert.equal(exchange.ignored, 1);
      }
    });

    it('sends nothing for a server name that is none', async () => {
      const server = await start(good);
      const exchange = await ask(transport, server, { ...trusted, serverName: 'a b\r\nx' });
      assert.equal(exchange.kind, 'invalid-query');
      assert.deepEqual(server.names, []);
    });
  });
}

describe('what is particular to https', () => {
  const request = async (ways: HttpWays, over: Partial<DnsQuery> = {}) => {
    const server = await httpsServer(made, good, ways);
    return { exchange: await ask('https', server, trusted, over), server };
  };

  it('posts a message with id 0 to the path', async () => {
    const { exchange, server } = await request({});
    assert.equal(exchange.attempts[0]?.id, 0);
    assert.deepEqual(server.requests, ['POST /dns-query application/dns-message']);
    const other = await request({}, { path: '/x?y=1' });
    assert.deepEqual(other.server.requests, ['POST /x?y=1 application/dns-message']);
    const none = await request({}, { path: 'x y' });
    assert.equal(none.exchange.kind, 'invalid-query');
  });

  it('takes nothing but a message: not a page, not an error, not too much, not nothing', async () => {
    const cases: readonly (readonly [HttpWays, string])[] = [
      [{ status: 404 }, 'HTTP status 404'],
      [{ status: 302 }, 'HTTP status 302'],
      [{ type: 'text/html' }, 'not application/dns-message'],
      [{ body: new Uint8Array(70_000) }, 'body over 65535 octets'],
      [{ body: new Uint8Array(0) }, 'empty body'],
    ];
    for (const [ways, why] of cases) {
      const { exchange } = await request(ways);
      assert.equal(exchange.kind, 'http-failed');
      assert.equal(detailOf(exchange), why);
    }
    const { exchange } = await request({ body: new Uint8Array(20) });
    assert.equal(exchange.kind, 'malformed');
  });

  it('needs HTTP/2, as TLS needs no `dot` but not another protocol', async () => {
    const dot = await ask('https', await tlsServer(made, good, ['dot']), trusted);
    assert.equal(dot.kind, 'tls-failed');
    const h2 = await ask('tls', await tlsServer(made, good, ['h2']), trusted);
    assert.equal(h2.kind, 'tls-failed');
    const silent = await ask('tls', await tlsServer(made, good, []), trusted);
    assert.equal(silent.kind, 'answer');
  });
});
