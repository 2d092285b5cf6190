import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { decodeMessage } from '../../../src/core/dns/wire/decode.js';
import { encodeMessage } from '../../../src/core/dns/wire/encode.js';
import type { DnsMessage } from '../../../src/core/dns/wire/message.js';
import { WireError } from '../../../src/core/dns/wire/wireError.js';
import { a, answerTo, CLUSTER, question } from './support/messages.js';
import { seededRandom } from './support/seededRandom.js';

const PACKETS = 20_000;

function seeds(): Uint8Array[] {
  const edns = {
    version: 0,
    udpSize: 1232,
    dnssecOk: false,
    options: [{ kind: 'ede' as const, infoCode: 22, text: 'no way' }],
  };
  const soa = {
    kind: 'SOA' as const,
    primary: 'ns.x.',
    mailbox: 'm.x.',
    serial: 1,
    refresh: 1,
    retry: 1,
    expire: 1,
    minimum: 1,
  };
  return [
    question(),
    answerTo(question(), { answers: [a('192.168.1.1'), a('192.168.1.2')], edns }),
    answerTo(question(), {
      rcode: 3,
      authorities: [{ name: 'x.', type: 6, class: 1, ttl: 1, data: soa }],
    }),
    answerTo(question('x.'), {
      answers: [
        { name: 'x.', type: 16, class: 1, ttl: 1, data: { kind: 'TXT', texts: ['a', 'bc'] } },
        { name: 'x.', type: 5, class: 1, ttl: 1, data: { kind: 'CNAME', target: CLUSTER } },
        {
          name: 'x.',
          type: 15,
          class: 1,
          ttl: 1,
          data: { kind: 'MX', preference: 1, exchange: 'x.' },
        },
      ],
    }),
  ].map(encodeMessage);
}

describe('dns codec under mutation', () => {
  const seed = randomInt(2 ** 31);
  it(`throws WireError or decodes, ${String(PACKETS)} packets, seed ${String(seed)}`, () => {
    const random = seededRandom(seed);
    const corpus = seeds();
    let decoded = 0;
    for (let done = 0; done < PACKETS; done++) {
      const source = corpus[random(corpus.length)] ?? new Uint8Array();
      let octets = Uint8Array.from(source);
      for (let hits = 1 + random(4); hits > 0; hits--) {
        const at = random(octets.length);
        switch (random(5)) {
          case 0:
            octets[at] = random(256);
            break;
          case 1:
            octets = octets.slice(0, Math.max(1, at));
            break;
          case 2:
            octets = Uint8Array.from([...octets.slice(0, at), random(256), ...octets.slice(at)]);
            break;
          case 3:
            octets[at] = 0xc0;
            break;
          default:
            octets[at] = (octets[at] ?? 0) ^ (1 << random(8));
        }
      }
      const text = Buffer.from(octets).toString('hex');
      let message: DnsMessage;
      try {
        message = decodeMessage(octets, { trailing: 'count' }).message;
      } catch (error) {
        assert.ok(error instanceof WireError, `${text}: ${String(error)}`);
        continue;
      }
      decoded++;
      // What was accepted can be written again and means the same; EDE text alone may lose octets.
      const again = decodeMessage(encodeMessage(message)).message;
      if (message.edns === undefined) assert.deepEqual(again, message, text);
    }
    assert.ok(decoded > 0 && decoded < PACKETS);
  }).timeout(30_000);
});
