import assert from 'node:assert/strict';
import * as packet from 'dns-packet';
import { decodeMessage } from '../../../src/core/dns/wire/decode.js';
import { encodeMessage, encodeWithin } from '../../../src/core/dns/wire/encode.js';
import type { DnsMessage, ResourceRecord } from '../../../src/core/dns/wire/message.js';
import { a, answerTo, CLUSTER, question } from './support/messages.js';

const name = 'x.example.com.';
const records: readonly ResourceRecord[] = [
  a('192.0.2.1', name),
  { name, type: 28, class: 1, ttl: 1, data: { kind: 'AAAA', address: '2001:db8::1' } },
  { name, type: 5, class: 1, ttl: 2, data: { kind: 'CNAME', target: 'y.example.com.' } },
  { name, type: 2, class: 1, ttl: 2, data: { kind: 'NS', target: 'ns.example.com.' } },
  { name, type: 12, class: 1, ttl: 2, data: { kind: 'PTR', target: '.' } },
  { name, type: 15, class: 1, ttl: 2, data: { kind: 'MX', preference: 10, exchange: 'm.x.' } },
  { name, type: 16, class: 1, ttl: 2, data: { kind: 'TXT', texts: ['a b', '\\000\\255\\"'] } },
  {
    name,
    type: 33,
    class: 1,
    ttl: 2,
    data: { kind: 'SRV', priority: 1, weight: 2, port: 3, target: 'x.example.com.' },
  },
  {
    name,
    type: 6,
    class: 1,
    ttl: 2,
    data: {
      kind: 'SOA',
      primary: 'ns.x.',
      mailbox: 'a\\.b.x.',
      serial: 0xffffffff,
      refresh: 1,
      retry: 2,
      expire: 3,
      minimum: 4,
    },
  },
  { name, type: 65280, class: 1, ttl: 2, data: { kind: 'unknown', hex: 'ff00' } },
  { name, type: 1, class: 3, ttl: 2, data: { kind: 'unknown', hex: 'ff00' } },
];

function full(): DnsMessage {
  return answerTo(question(name), {
    rcode: 23,
    answers: records,
    authorities: records.slice(0, 2),
    additionals: records.slice(1, 3),
    edns: {
      version: 0,
      udpSize: 1232,
      dnssecOk: true,
      options: [
        { kind: 'ede', infoCode: 22, text: 'näh' },
        { kind: 'cookie', client: '0011223344556677', server: '0011223344556677' },
        { kind: 'nsid', hex: '6162' },
        { kind: 'unknown', code: 65001, hex: '00' },
      ],
    },
  });
}

describe('dns wire codec', () => {
  it('gives back every record type, section and EDNS option it wrote', () => {
    assert.deepEqual(decodeMessage(encodeMessage(full())), { message: full(), trailingOctets: 0 });
  });

  it('compresses as real servers do: the answer of the post is 114 octets, 125 with EDNS', () => {
    const answers = [a('192.168.109.77'), a('192.168.74.42')];
    const plain = answerTo(question(CLUSTER), { answers });
    assert.equal(encodeMessage(plain).length, 114);
    const edns = { version: 0, udpSize: 1232, dnssecOk: false, options: [] };
    assert.equal(encodeMessage({ ...plain, edns }).length, 125);
  });

  it('keeps the octets and the case of names', () => {
    const odd = 'MiXed\\000\\.\\255.example.';
    const back = decodeMessage(encodeMessage(question(odd))).message;
    assert.equal(back.questions[0]?.name, odd);
  });

  it('reads what dns-packet writes', () => {
    const octets = packet.encode({
      type: 'response',
      id: 7,
      flags: packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE,
      questions: [{ type: 'A', name: 'x.example.com', class: 'IN' }],
      answers: [
        { type: 'A', name: 'x.example.com', class: 'IN', ttl: 60, data: '192.0.2.1' },
        { type: 'AAAA', name: 'x.example.com', class: 'IN', ttl: 60, data: '2001:db8::1' },
        { type: 'CNAME', name: 'x.example.com', class: 'IN', ttl: 60, data: 'y.example.com' },
        { type: 'TXT', name: 'x.example.com', class: 'IN', ttl: 60, data: ['hello', 'you'] },
        {
          type: 'MX',
          name: 'x.example.com',
          class: 'IN',
          ttl: 60,
          data: { preference: 5, exchange: 'm.example.com' },
        },
      ],
    });
    const { message } = decodeMessage(octets);
    assert.deepEqual(
      message.answers.map(({ data }) => data),
      [
        { kind: 'A', address: '192.0.2.1' },
        { kind: 'AAAA', address: '2001:db8::1' },
        { kind: 'CNAME', target: 'y.example.com.' },
        { kind: 'TXT', texts: ['hello', 'you'] },
        { kind: 'MX', preference: 5, exchange: 'm.example.com.' },
      ],
    );
    assert.deepEqual([message.id, message.flags.rd, message.flags.ra], [7, true, true]);
  });

  it('writes what dns-packet reads', () => {
    // dns-packet takes four octets for any A record, whatever its class and RDLENGTH.
    const answers = records.slice(0, -1);
    const decoded = packet.decode(Buffer.from(encodeMessage({ ...full(), answers })));
    assert.deepEqual(
      decoded.answers
        ?.slice(0, 6)
        .map((each) => [each.type, each.name, 'data' in each && each.data]),
      [
        ['A', 'x.example.com', '192.0.2.1'],
        ['AAAA', 'x.example.com', '2001:db8::1'],
        ['CNAME', 'x.example.com', 'y.example.com'],
        ['NS', 'x.example.com', 'ns.example.com'],
        ['PTR', 'x.example.com', '.'],
        ['MX', 'x.example.com', { preference: 10, exchange: 'm.x' }],
      ],
    );
    assert.equal(decoded.answers.length, answers.length);
  });

  it('cuts to header, question and OPT with TC when over the limit', () => {
    const answers = Array.from({ length: 40 }, (_, at) => a(`10.0.0.${String(at)}`));
    const octets = encodeWithin(answerTo(question(), { answers }), 512);
    const { message } = decodeMessage(octets);
    assert.ok(octets.length <= 512);
    assert.deepEqual([message.flags.tc, message.answers.length], [true, 0]);
    const small = encodeWithin(answerTo(question(), { answers: answers.slice(0, 2) }), 512);
    assert.equal(decodeMessage(small).message.flags.tc, false);
  });
});
