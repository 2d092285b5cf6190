import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { compareAnswer } from '../../src/core/dns/compare.js';
import { exchangeJson } from '../../src/core/dns/exchangeJson.js';
import { formatDig, formatDigShort } from '../../src/core/dns/digText.js';
import { receiveDatagram, receiveMessage } from '../../src/core/dns/receive.js';
import type { DnsAnswered } from '../../src/core/dns/types.js';
import { decodeMessage } from '../../src/core/dns/wire/decode.js';
import { encodeMessage } from '../../src/core/dns/wire/encode.js';
import type { DnsMessage } from '../../src/core/dns/wire/message.js';
import { a, answerTo, CLUSTER, question } from '../unit/dns/support/messages.js';
import { RecordDrawer } from '../unit/dns/support/randomRecords.js';
import { seededRandom } from '../unit/dns/support/seededRandom.js';
import { mutate } from './mutate.js';

/** What a run of the fuzzer saw. */
export interface FuzzFigures {
  readonly packets: number;
  /** How many were taken for the answer, and were judged and printed. */
  readonly answers: number;
  /** How many by what they were taken for: `truncated`, `ignored malformed`, ... */
  readonly kinds: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** The one packet that took longest, milliseconds, collections and other processes included. */
  readonly slowestMs: number;
  /** Heap in use after a collection, after a tenth of the run and at its end, bytes. */
  readonly heapEarly: number;
  readonly heapLate: number;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

const query: DnsMessage = question();
const server = { address: '127.0.0.1', port: 53 };

/** Valid answers of every kind, to be spoiled. */
function corpus(random: (below: number) => number): Uint8Array[] {
  const drawer = new RecordDrawer(random);
  const edns = {
    ...{ version: 0, udpSize: 1232, dnssecOk: false },
    options: [
      { kind: 'ede', infoCode: 22, text: 'no way' },
      { kind: 'cookie', client: '0011223344556677', server: '8899aabbccddeeff' },
      { kind: 'client-subnet', address: '192.0.2.0', source: 24, scope: 0 },
      { kind: 'nsid', hex: '6162' },
    ],
  } as const;
  const alias = { name: CLUSTER, type: 5, class: 1, ttl: 1 };
  const typical = [
    answerTo(query, { answers: [a('192.168.1.1'), a('192.168.1.2')], edns }),
    answerTo(query, {
      answers: [{ ...alias, data: { kind: 'CNAME', target: 'y.' } }, a('10.0.0.1', 'y.')],
    }),
    answerTo(query, { rcode: 2, edns }),
    answerTo(query, { rcode: 5, questions: [] }),
    answerTo(query, { flags: { ...answerTo(query).flags, tc: true } }),
  ];
  const rare = Array.from({ length: drawer.count }, (_, kind) =>
    answerTo(query, { answers: [drawer.record(kind)], edns }),
  );
  return [...typical, ...rare].map(encodeMessage);
}

/** Everything that is done with an answer that was accepted. */
function use(message: DnsMessage, size: number, trailingOctets: number): void {
  const exchange: DnsAnswered = {
    ...{ kind: 'answer', message, size, trailingOctets, server, transport: 'udp' },
    ...{ query: { name: CLUSTER, type: 'A', server, transport: 'udp' }, attempts: [], ignored: 0 },
    ...{ at: 0, ms: 1 },
  };
  compareAnswer(exchange, ['192.168.1.1']);
  formatDig(exchange, { version: '0', timeZone: 'UTC' });
  formatDigShort(exchange, { version: '0' });
  JSON.stringify(exchangeJson(exchange));
  // What was accepted can be written again and means the same; only EDE text may lose octets.
  const again = decodeMessage(encodeMessage(message)).message;
  if (!message.edns?.options.some(({ kind }) => kind === 'ede')) assert.deepEqual(again, message);
}

/** Puts `count` spoiled answers through decoding, matching, judging and printing. Same seed, same run. */
export function fuzz(
  seed: number,
  count: number,
  progress: (done: number) => void = () => undefined,
): FuzzFigures {
  const random = seededRandom(seed);
  const sources = corpus(random);
  const kinds: Record<string, number> = {};
  let answers = 0;
  let slowestMs = 0;
  let heapEarly = 0;
  const began = performance.now();
  for (let done = 0; done < count; done++) {
    if (done === Math.floor(count / 10)) heapEarly = heap();
    if (done % 100_000 === 0) progress(done);
    const octets = mutate(sources[random(sources.length)] ?? Uint8Array.of(0), random);
    // The id is what a forger does not know; half of these do.
    if (random(2) === 0 && octets.length > 1) octets.set([query.id >> 8, query.id & 255]);
    const exactCase = random(4) === 0;
    try {
      const at = performance.now();
      const received = receiveDatagram(query, octets, exactCase);
      const kind = received.kind === 'ignored' ? `ignored ${received.reason}` : received.kind;
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      const { outcome } = receiveMessage(query, octets);
      kinds[`stream ${outcome}`] = (kinds[`stream ${outcome}`] ?? 0) + 1;
      if (received.kind === 'answer') {
        answers++;
        use(received.message, octets.length, received.trailingOctets);
      }
      slowestMs = Math.max(slowestMs, performance.now() - at);
    } catch (error) {
      const hex = Buffer.from(octets).toString('hex');
      throw new Error(`seed ${String(seed)}, packet ${String(done)}: ${hex}`, { cause: error });
    }
  }
  const seconds = (performance.now() - began) / 1000;
  return { packets: count, answers, kinds, seconds, slowestMs, heapEarly, heapLate: heap() };
}
