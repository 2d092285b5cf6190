import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { createDnsClient } from '../../../src/core/dns/client.js';
import { digCommand } from '../../../src/core/dns/dig/digCommand.js';
import { formatDig, formatDigShort } from '../../../src/core/dns/digText.js';
import { decodeMessage } from '../../../src/core/dns/wire/decode.js';
import { encodeMessage } from '../../../src/core/dns/wire/encode.js';
import type { DnsQuery } from '../../../src/core/dns/types.js';
import type { ResourceRecord } from '../../../src/core/dns/wire/message.js';
import { answerTo, CLUSTER, question } from './support/messages.js';
import { RecordDrawer } from './support/randomRecords.js';
import { hasDig, maskDig, runDig } from './support/realDig.js';
import { scriptedServer } from './support/scriptedServer.js';
import { seededRandom } from './support/seededRandom.js';

const ROUNDS = 12;

function drawn(seed: number): ResourceRecord[] {
  const drawer = new RecordDrawer(seededRandom(seed));
  return Array.from({ length: ROUNDS * drawer.count }, (_, at) => drawer.record(at));
}

describe('records of every type, drawn at random', () => {
  const seed = randomInt(2 ** 31);
  const records = drawn(seed);

  it(`are written and read as the same, seed ${String(seed)}`, () => {
    for (const record of records) {
      const message = answerTo(question(), { answers: [record] });
      assert.deepEqual(decodeMessage(encodeMessage(message)).message, message);
    }
  });

  it(`are printed as dig prints them, long and short, seed ${String(seed)}`, async function () {
    if (!hasDig()) {
      assert.notEqual(process.env['CI'], 'true', 'dig is missing');
      console.warn('      NOT compared with dig: it is not on the PATH');
      return;
    }
    this.timeout(30_000);
    const server = await scriptedServer((query) => [answerTo(query, { answers: records })]);
    try {
      const query: DnsQuery = {
        name: CLUSTER,
        type: 'ANY',
        server: { address: '127.0.0.1', port: server.port },
        transport: 'tcp',
      };
      const words = digCommand(query).split(' ').slice(1);
      const theirs = maskDig(await runDig(words), server.port).split('\n');
      const short = (await runDig([...words, '+short'])).split('\n');
      const exchange = await createDnsClient().query(query, AbortSignal.timeout(10_000));
      const ours = maskDig(formatDig(exchange, { version: '0' }), server.port).split('\n');
      ours.forEach((line, at) => assert.equal(line, theirs[at]));
      assert.equal(ours.length, theirs.length);
      formatDigShort(exchange, { version: '0' })
        .split('\n')
        .forEach((line, at) => assert.equal(line, short[at]));
    } finally {
      await server.close();
    }
  });
});
