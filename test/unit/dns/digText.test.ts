import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfMade } from '../../support/selfMade.js';
import { createDnsClient } from '../../../src/core/dns/client.js';
import { digCommand } from '../../../src/core/dns/dig/digCommand.js';
import { whenText } from '../../../src/core/dns/dig/when.js';
import { formatDig, formatDigShort } from '../../../src/core/dns/digText.js';
import type { DnsExchange, DnsQuery } from '../../../src/core/dns/types.js';
import { digCases, type DigCase } from './support/digCases.js';
import { rareDigCases } from './support/rareDigCases.js';
import { hasDig, maskDig, runDig } from './support/realDig.js';
import { scriptedServer } from './support/scriptedServer.js';
import { secureDigCases } from './support/secureDigCases.js';
import { httpsServer, tlsServer } from './support/secureServer.js';

const options = { version: '0.1.0' };
const allCases = [...digCases, ...rareDigCases, ...secureDigCases];
const goldenUrl = (file: string): URL => new URL(`../../golden/dig/${file}.txt`, import.meta.url);
const shortOf = (file: string): string => `short/${file}`;
const golden = (file: string): string => readFileSync(goldenUrl(file), 'utf8');
const made = selfMade(['dns.example.com']);

function serverFor({
  question,
  script,
}: DigCase): Promise<{ port: number; close(): Promise<void> }> {
  const does = script === 'nobody' ? () => [] : script;
  if (question.transport === 'tls') return tlsServer(made, does);
  if (question.transport === 'https') return httpsServer(made, does);
  return scriptedServer(does);
}

async function withServer<T>(each: DigCase, use: (query: DnsQuery) => Promise<T>): Promise<T> {
  const nobody = each.script === 'nobody';
  const server = await serverFor(each);
  if (nobody) await server.close();
  const { tls } = each.question;
  try {
    return await use({
      ...each.question,
      ...(tls && { tls: { ...tls, ca: [made.cert] } }),
      server: { address: '127.0.0.1', port: server.port },
    });
  } finally {
    if (!nobody) await server.close();
  }
}

function ours(each: DigCase): Promise<{ exchange: DnsExchange; port: number }> {
  return withServer(each, async (query) => ({
    exchange: await createDnsClient().query(query, AbortSignal.timeout(10_000)),
    port: query.server.port,
  }));
}

describe("dig's text", () => {
  for (const each of allCases) {
    it(`is what dig 9.18 printed, long and short: ${each.file}`, async () => {
      const { exchange, port } = await ours(each);
      assert.equal(maskDig(formatDig(exchange, options), port), golden(each.file));
      assert.equal(maskDig(formatDigShort(exchange, options), port), golden(shortOf(each.file)));
    }).timeout(10_000);
  }

  it("has the product's own banner", async () => {
    const [post] = digCases;
    assert.ok(post);
    const { exchange, port } = await ours(post);
    assert.equal(
      formatDig(exchange, options).split('\n')[1],
      `; <<>> eks-private-dns 0.1.0 <<>> @127.0.0.1 -p ${String(port)} ${post.question.name} A`,
    );
    assert.match(formatDig(exchange, { ...options, args: 'x y' }), /<<>> x y\n/);
  });

  it('says when as strftime would', () => {
    const at = Date.UTC(2019, 3, 8, 22, 39, 5);
    assert.equal(whenText(at, 'UTC'), 'Mon Apr 08 22:39:05 UTC 2019');
    assert.equal(whenText(at, 'America/New_York'), 'Mon Apr 08 18:39:05 EDT 2019');
    assert.equal(whenText(at, 'Europe/Berlin'), 'Tue Apr 09 00:39:05 CEST 2019');
  });
});

describe('copied dig command', () => {
  const query: DnsQuery = {
    name: 'x.example.com',
    type: 'a',
    server: { address: '127.0.0.1', port: 43610 },
    transport: 'udp',
  };

  it('asks the same question', () => {
    assert.equal(
      digCommand(query),
      'dig @127.0.0.1 -p 43610 x.example.com A +nocookie +tries=2 +time=2',
    );
    const knobs = { recursionDesired: false, edns: false, checkingDisabled: true, tries: 1 };
    assert.equal(
      digCommand({ ...query, type: 65280, transport: 'tcp', knobs }),
      'dig @127.0.0.1 -p 43610 x.example.com TYPE65280 +tcp +norecurse +cdflag +noedns +tries=1 +time=2',
    );
  });

  it('is safe in a shell and leaves dig nothing to guess', () => {
    assert.match(
      digCommand({ ...query, name: "a';rm -rf ~;'" }),
      / -q 'a'\\'';rm -rf ~;'\\''' -t A /,
    );
    assert.match(digCommand({ ...query, name: '+tcp' }), / -q \+tcp -t A /);
    assert.match(digCommand({ ...query, name: 'a\\032b.x' }), / -q 'a\\032b.x' -t A /);
    assert.match(digCommand({ ...query, type: 'a;b' }), / 'A;B' /);
  });
});

describe('golden files against dig itself', () => {
  if (!hasDig()) {
    it('cannot run: dig is not on the PATH (Debian: apt-get install bind9-dnsutils)', () => {
      assert.notEqual(process.env['CI'], 'true', 'dig is missing');
      console.warn('      golden dig files were NOT compared with dig: it is not on the PATH');
    });
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'dig-golden-'));
  after(() => rmSync(folder, { recursive: true }));

  async function theirs(query: DnsQuery, ...more: readonly string[]): Promise<string> {
    const file = join(folder, 'ca.pem');
    writeFileSync(file, made.cert);
    // The copied command is what is run: it must parse back to the same words.
    const words = digCommand(query).split(' ').slice(1);
    const plain = words.map((word) => word.replace(/^'(.*)'$/, '$1').replace('ca.pem', file));
    return maskDig(await runDig([...plain, ...more]), query.server.port);
  }

  for (const each of allCases) {
    it(`are what dig prints, long and short: ${each.file}`, async () => {
      const { long, short } = await withServer(each, async (query) => ({
        long: await theirs(query),
        short: await theirs(query, '+short'),
      }));
      if (process.env['UPDATE_GOLDEN'] === '1') {
        writeFileSync(goldenUrl(each.file), long);
        writeFileSync(goldenUrl(shortOf(each.file)), short);
      }
      assert.equal(long, golden(each.file));
      assert.equal(short, golden(shortOf(each.file)));
    }).timeout(20_000);
  }
});
