import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dig } from '../../../src/commands/dig.js';
import { createDnsClient } from '../../../src/core/dns/client.js';
import { PortError } from '../../../src/core/model/portError.js';
import { emptySnapshot } from '../../../src/core/model/snapshot.js';
import type { Vantage } from '../../../src/core/model/vantage.js';
import { runCheck } from '../../../src/core/verify/check.js';
import type { Operations } from '../../../src/ui/operations.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { selfMade } from '../../support/selfMade.js';
import { a, answerTo } from '../dns/support/messages.js';
import { tlsServer } from '../dns/support/secureServer.js';
import { context, fakeDeps, type Answers } from './fakes.js';

const scope = { profile: 'sandbox', region: 'us-east-1' };

describe('Dig a name', function () {
  this.timeout(60_000);
  let estate: TestEstate;
  let vantages: readonly Vantage[];
  before(async () => {
    estate = await testEstate('post');
    vantages = [estate.vantage('public'), estate.vantage(`vpc:${estate.vpc('tools')}`)];
  });
  after(() => estate.close());

  const asked = (answers: Answers, operations: Partial<Operations> = {}) =>
    fakeDeps(emptySnapshot(scope), answers, {
      vantages: () => Promise.resolve(vantages),
      runCheck: (request, signal, couriers = {}) =>
        runCheck({ dns: createDnsClient(), couriers }, request, signal),
      ...operations,
    });
  const name = async (): Promise<string> => {
    const snapshot = await estate.snapshot('payments');
    const fact = snapshot.clusters['payments'];
    return fact?.known === true ? (fact.value.endpointName ?? '') : '';
  };

  it('asks the place that is picked, and shows what dig would print', async () => {
    const words = `dig ${await name()}`;
    const { deps, seen } = asked({ lines: [words], pick: [vantages[0]?.name ?? '', 'UDP'] });
    await dig(deps)(context, scope);
    assert.deepEqual(
      seen.picks[0]?.labels.slice(0, 2),
      vantages.map((one) => one.name),
    );
    assert.equal(seen.documents[0]?.name, `${await name()}.A.dig.txt`);
    assert.match(seen.documents[0].content, /status: NOERROR[\s\S]*IN\tA 3\.218\.44\.120/);
  });

  it('takes a server, a type and the flags as dig does, and needs no AWS for it', async () => {
    const { address, port } = estate.vantage('public');
    const words = `${await name()} A @${address}:${port} +tcp +short`;
    const { deps, seen } = asked({}, { vantages: () => Promise.reject(new Error('asked AWS')) });
    await dig(deps)(context, { words });
    assert.deepEqual(seen.documents[0]?.content.trim().split('\n').toSorted(), [
      '3.218.44.120',
      '54.172.31.8',
    ]);
  });

  it('asks over the transport that is picked, and what its certificate has to be', async () => {
    const made = selfMade(['dns.example.com']);
    const folder = mkdtempSync(join(tmpdir(), 'dig-'));
    const server = await tlsServer(made, (query) => [
      answerTo(query, { answers: [a('192.168.74.42')] }),
    ]);
    try {
      const caFile = join(folder, 'ca.pem');
      writeFileSync(caFile, made.cert);
      const words = `dig ${await name()} @127.0.0.1:${server.port}`;
      const lines = [words, 'dns.example.com', caFile];
      const { deps, seen } = asked({ lines, pick: 'TLS' });
      await dig(deps)(context, undefined);
      assert.deepEqual(seen.picks[0]?.labels, ['UDP', 'TCP', 'TLS', 'HTTPS']);
      assert.match(seen.documents[0]?.content ?? '', /192\.168\.74\.42[\s\S]*\(TLS\)/);
      const named = `${words} +tls +tls-hostname=dns.example.com +tls-ca=${caFile}`;
      const said = asked({ lines: [named] });
      await dig(said.deps)(context, undefined);
      assert.deepEqual(said.seen.picks, [], 'nothing is left to be asked');
      assert.match(said.seen.documents[0]?.content ?? '', /\(TLS\)/);
    } finally {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('offers no TLS where a command is run inside', async () => {
    const inside = asked(
      { lines: [await name()], pick: ['An instance in a VPC…', 'tools'] },
      {
        instances: async (_scope, signal) => {
          const [first] = await estate.ssm.list(signal);
          assert.ok(first);
          return [{ ...first, name: 'tools' }];
        },
      },
    );
    await assert.rejects(
      Promise.resolve(dig(inside.deps)(context, scope)),
      (error) => error instanceof PortError && error.kind === 'cancelled',
    );
    assert.deepEqual(inside.seen.picks.at(-1)?.labels, ['UDP', 'TCP']);
  });

  it('asks on an instance only after the command was confirmed', async () => {
    const carried: string[] = [];
    const inside = (confirm: boolean) =>
      asked(
        { confirm, pick: 'An instance in a VPC…' },
        {
          instances: async (_scope, signal) => {
            const [first] = await estate.ssm.list(signal);
            assert.ok(first);
            return [{ ...first, name: 'An instance in a VPC…' }];
          },
          couriers: (_scope, show) =>
            Promise.resolve({
              show,
              ssm: {
                carry: (...one) => {
                  carried.push(one[0].instanceId);
                  return estate.ssm.carry(...one);
                },
              },
            }),
        },
      );
    const argument = { ...scope, words: await name() };
    const no = inside(false);
    await assert.rejects(
      Promise.resolve(dig(no.deps)(context, argument)),
      (error) => error instanceof PortError && error.kind === 'cancelled',
    );
    assert.match(no.seen.confirmed[0]?.detail ?? '', /\/etc\/resolv\.conf/);
    assert.deepEqual([carried.length, no.seen.documents.length], [0, 0]);
    const yes = inside(true);
    await dig(yes.deps)(context, argument);
    assert.equal(carried.length, 1);
    assert.match(yes.seen.documents[0]?.content ?? '', /3\.218\.44\.120/);
  });

  for (const words of ['', 'a b', 'a A b', 'a +trace', 'a @one', 'a @1.1.1.1 @9.9.9.9']) {
    it(`says what is wrong with "${words}"`, async () => {
      const { deps } = asked({ lines: [] });
      await assert.rejects(
        Promise.resolve(dig(deps)(context, { ...scope, words: words || ' ' })),
        (error) => error instanceof PortError && error.kind === 'invalid',
      );
    });
  }
});
