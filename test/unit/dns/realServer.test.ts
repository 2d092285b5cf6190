import assert from 'node:assert/strict';
import { createDnsClient } from '../../../src/core/dns/client.js';
import { digCommand } from '../../../src/core/dns/dig/digCommand.js';
import { formatDig } from '../../../src/core/dns/digText.js';
import type { DnsExchange, DnsQuery, DnsTransport } from '../../../src/core/dns/types.js';
import { rcodeName } from '../../../src/core/dns/wire/rcodes.js';
import { selfMade } from '../../support/selfMade.js';
import { startUnbound, unboundBuild, type Unbound } from '../../support/unbound.js';
import { hasDig, maskDig, runDig } from './support/realDig.js';

const CLUSTER = '9ff86db0668dc670f27f426024e7cdbd.sk1.us-east-1.eks.amazonaws.com.';
const made = selfMade(['dns.example.com']);
const never = new AbortController().signal;

const lines = [
  'local-zone: "amazonaws.com." static',
  `local-data: "${CLUSTER} 60 IN A 192.168.109.77"`,
  `local-data: "${CLUSTER} 60 IN A 192.168.74.42"`,
  'local-zone: "example.com." static',
  'local-data: "example.com. 300 IN SOA ns.example.com. host.example.com. 1 2 3 4 60"',
  'local-data: "mx.example.com. 300 IN MX 10 mail.example.com."',
  'local-data: "caa.example.com. 300 IN CAA 0 issue \\"amazon.com\\""',
  'local-data: "https.example.com. 300 IN HTTPS 1 . alpn=h2,h3 ipv4hint=10.0.0.1"',
  ...Array.from(
    { length: 40 },
    (_, at) => `local-data: 'big.example.com. 300 IN TXT "${String(at).padStart(200, 'x')}"'`,
  ),
  'local-zone: "refused.example." refuse',
];

describe('dns client against a real unbound', () => {
  if (unboundBuild() === undefined) {
    it('cannot run: unbound is not installed (Debian: apt-get install unbound)', () => {
      assert.notEqual(process.env['CI'], 'true', 'unbound is missing');
      console.warn('      NOT compared with unbound: it is not installed');
    });
    return;
  }
  let server: Unbound;
  before(async () => {
    server = await startUnbound(lines, made);
  });
  after(() => server.close());

  function portOf(transport: DnsTransport): number {
    if (transport === 'tls') return server.tls;
    return transport === 'https' ? (server.https ?? 0) : server.plain;
  }

  function queryOf(name: string, type: string, transport: DnsTransport): DnsQuery {
    return {
      ...{ name, type, transport, tls: { ca: [made.cert], serverName: 'dns.example.com' } },
      server: { address: '127.0.0.1', port: portOf(transport) },
    };
  }

  const ask = (query: DnsQuery): Promise<DnsExchange> => createDnsClient().query(query, never);

  function addresses(exchange: DnsExchange): string[] {
    assert.ok(exchange.kind === 'answer', 'detail' in exchange ? exchange.detail : exchange.kind);
    return exchange.message.answers
      .flatMap(({ data }) => (data.kind === 'A' ? [data.address] : []))
      .sort();
  }

  for (const transport of ['udp', 'tcp', 'tls', 'https'] as const) {
    it(`is answered over ${transport}, in mixed case too`, async () => {
      if (transport === 'https' && server.https === undefined) {
        assert.doesNotMatch(unboundBuild() ?? '', /nghttp2/);
        console.warn('      this unbound has no DNS over HTTPS');
        return;
      }
      const query = queryOf(CLUSTER, 'A', transport);
      for (const mixedCase of [false, true]) {
        const exchange = await ask({ ...query, knobs: { mixedCase } });
        assert.deepEqual(addresses(exchange), ['192.168.109.77', '192.168.74.42']);
        assert.equal(exchange.attempts.length, 1);
      }
    });
  }

  it('goes over to TCP for what does not fit', async () => {
    const exchange = await ask(queryOf('big.example.com', 'TXT', 'udp'));
    assert.ok(exchange.kind === 'answer');
    assert.equal(exchange.message.answers.length, 40);
    assert.ok(exchange.size > 8000);
    assert.deepEqual(
      exchange.attempts.map((each) => `${each.transport} ${each.outcome}`),
      ['udp truncated', 'tcp answer'],
    );
  });

  it('tells NXDOMAIN, no data and REFUSED apart', async () => {
    const status = async (name: string, type = 'A'): Promise<string> => {
      const exchange = await ask(queryOf(name, type, 'udp'));
      return exchange.kind === 'answer' ? rcodeName(exchange.message.rcode) : exchange.kind;
    };
    assert.equal(await status('nx.example.com'), 'NXDOMAIN');
    assert.equal(await status('mx.example.com', 'A'), 'NOERROR');
    assert.equal(await status('x.refused.example'), 'REFUSED');
  });

  it('asks no server whose certificate bears another name', async () => {
    const query = queryOf(CLUSTER, 'A', 'tls');
    const other = await ask({ ...query, tls: { ...query.tls, serverName: 'other.example.com' } });
    assert.equal(other.kind, 'tls-failed');
  });

  it("prints what dig prints of the server's own packets", async function () {
    if (!hasDig()) {
      assert.notEqual(process.env['CI'], 'true', 'dig is missing');
      return;
    }
    this.timeout(30_000);
    const questions: readonly (readonly [string, string])[] = [
      ['mx.example.com', 'MX'],
      ['caa.example.com', 'CAA'],
      ['https.example.com', 'HTTPS'],
      ['example.com', 'SOA'],
      ['nx.example.com', 'A'],
      ['x.refused.example', 'A'],
    ];
    for (const [name, type] of questions) {
      for (const transport of ['udp', 'tcp', 'tls'] as const) {
        const query = { ...queryOf(name, type, transport), tls: { verify: 'none' as const } };
        const theirs = await runDig(digCommand(query).split(' ').slice(1));
        const ours = formatDig(await ask(query), { version: '0' });
        const { port } = query.server;
        assert.equal(maskDig(ours, port), maskDig(theirs, port), `${name} ${transport}`);
      }
    }
  });
});
