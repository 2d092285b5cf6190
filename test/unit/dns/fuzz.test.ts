import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { mutate } from '../../fuzz/mutate.js';
import { fuzz } from '../../fuzz/run.js';
import { createDnsClient } from '../../../src/core/dns/client.js';
import { encodeMessage } from '../../../src/core/dns/wire/encode.js';
import { a, answerTo, CLUSTER } from './support/messages.js';
import { newSockets, openSockets } from './support/openSockets.js';
import { scriptedServer } from './support/scriptedServer.js';
import { seededRandom } from './support/seededRandom.js';

const PACKETS = 60_000;
const EXCHANGES = { udp: 2000, tcp: 500 } as const;
/** Questions asked at the same time. */
const AT_ONCE = 20;
/** What the heap may differ by after a collection, bytes. */
const HEAP = 8_000_000;

describe('dns client under mutation', () => {
  const seed = randomInt(2 ** 31);

  it(`judges and prints ${String(PACKETS)} spoiled answers, seed ${String(seed)}`, () => {
    const { answers, kinds, heapEarly, heapLate } = fuzz(seed, PACKETS);
    assert.ok(heapLate - heapEarly < HEAP, `heap grew from ${heapEarly} to ${heapLate} bytes`);
    // Every way through was taken.
    assert.ok(answers > 0 && answers < PACKETS);
    const seen = Object.keys(kinds);
    for (const kind of ['truncated', 'wrong-case', 'ignored malformed', 'stream malformed']) {
      assert.ok(seen.includes(kind), `${kind} is not among ${seen.join(', ')}`);
    }
    for (const reason of ['not-a-response', 'wrong-id', 'wrong-opcode', 'wrong-question']) {
      assert.ok(seen.includes(`ignored ${reason}`), `${reason} is not among ${seen.join(', ')}`);
    }
  }).timeout(120_000);

  for (const transport of ['udp', 'tcp'] as const) {
    it(`ends every exchange over ${transport}, seed ${String(seed)}`, async () => {
      const before = await openSockets();
      const random = seededRandom(seed);
      const server = await scriptedServer((query, way) => {
        const good = encodeMessage(answerTo(query, { answers: [a('192.168.74.42')] }));
        // A spoiled answer may have its TC bit set: what is asked over TCP then is answered.
        return way !== transport ? [good] : [mutate(good, random), mutate(good, random), good];
      });
      const client = createDnsClient();
      const kinds = new Set<string>();
      try {
        let left: number = EXCHANGES[transport];
        const worker = async (): Promise<void> => {
          while (left-- > 0) {
            const exchange = await client.query(
              {
                ...{ name: CLUSTER, type: 'A', transport },
                server: { address: '127.0.0.1', port: server.port },
                knobs: { tries: 1, tryMs: 5000 },
              },
              AbortSignal.timeout(20_000),
            );
            kinds.add(exchange.kind);
          }
        };
        await Promise.all(Array.from({ length: AT_ONCE }, worker));
      } finally {
        await server.close();
      }
      assert.ok(kinds.has('answer'));
      assert.ok(!kinds.has('cancelled') && !kinds.has('unreachable'), [...kinds].join(', '));
      // Over UDP the true answer follows, so nothing but an answer can be the end; a stream's
      // first message decides.
      if (transport === 'udp') assert.deepEqual([...kinds].sort(), ['answer']);
      assert.deepEqual(await newSockets(before), {});
    }).timeout(60_000);
  }
});
