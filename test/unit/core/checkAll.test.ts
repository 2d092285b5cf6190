import assert from 'node:assert/strict';
import { createDnsClient } from '../../../src/core/dns/client.js';
import type { DnsExchange } from '../../../src/core/dns/types.js';
import { notRead } from '../../../src/core/model/fact.js';
import { checkAll } from '../../../src/core/verify/checkAll.js';
import type { CheckRequest } from '../../../src/core/verify/check.js';
import { inParallel } from '../../../src/core/verify/inParallel.js';
import { a, answerTo } from '../dns/support/messages.js';
import { newSockets, openSockets } from '../dns/support/openSockets.js';
import { scriptedServer } from '../dns/support/scriptedServer.js';

function requests(port: number, count: number): CheckRequest[] {
  const vantage = { id: 'v', name: 'v', address: '127.0.0.1', port };
  return Array.from({ length: count }, (_, at) => ({
    ...{ vantage, name: `c${String(at)}.example.com`, type: 'A', transport: 'udp' as const },
    expected: notRead,
  }));
}

describe('many checks', () => {
  it('are 64 at a time, and come in the order they were asked for', async () => {
    const server = await scriptedServer((query) => {
      const name = query.questions[0]?.name ?? '';
      return [answerTo(query, { answers: [a(`10.0.0.${/\d+/.exec(name)?.[0] ?? ''}`, name)] })];
    });
    const client = createDnsClient();
    let now = 0;
    let most = 0;
    const dns = {
      query: async (...args: Parameters<typeof client.query>): Promise<DnsExchange> => {
        most = Math.max(most, ++now);
        const exchange = await client.query(...args);
        now--;
        return exchange;
      },
    };
    const seen = new Set<number>();
    const never = new AbortController().signal;
    const checks = await checkAll({ dns }, requests(server.port, 200), never, (_, index) =>
      seen.add(index),
    );
    await server.close();
    assert.equal(most, 64);
    assert.equal(seen.size, 200);
    checks.forEach(({ exchange }, at) => {
      assert.ok(exchange.kind === 'answer');
      const [record] = exchange.message.answers;
      assert.deepEqual(record?.data, { kind: 'A', address: `10.0.0.${String(at)}` });
    });
  });

  it('are all cancelled at once, asked or not, and leave no socket', async () => {
    const before = await openSockets();
    const server = await scriptedServer(() => []);
    const stop = new AbortController();
    const pending = checkAll({ dns: createDnsClient() }, requests(server.port, 200), stop.signal);
    setTimeout(() => {
      stop.abort();
    }, 50);
    const checks = await pending;
    assert.deepEqual([...new Set(checks.map(({ verdict }) => verdict.kind))], ['cancelled']);
    // The second wave was never sent: 64 questions, one try each.
    assert.ok(server.queries.length <= 64);
    await server.close();
    assert.deepEqual(await newSockets(before), {});
  });

  it('start no more after a rejection', async () => {
    let started = 0;
    await assert.rejects(
      inParallel([1, 2, 3, 4, 5, 6], 2, async (item) => {
        started++;
        await Promise.resolve();
        if (item === 2) throw new Error('two');
      }),
      /two/,
    );
    assert.ok(started < 6);
    assert.deepEqual(await inParallel([], 2, () => Promise.resolve(1)), []);
  });
});
