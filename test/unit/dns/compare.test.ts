import assert from 'node:assert/strict';
import { isRight } from '../../../src/core/dns/answerVerdict.js';
import { followChain } from '../../../src/core/dns/chain.js';
import { compareAnswer } from '../../../src/core/dns/compare.js';
import type { DnsAnswered, DnsExchange, DnsQuery } from '../../../src/core/dns/types.js';
import type { DnsMessage, ResourceRecord } from '../../../src/core/dns/wire/message.js';
import { a, answerTo, CLUSTER, question } from './support/messages.js';

const enis = ['192.168.109.77', '192.168.74.42'];
const query: DnsQuery = {
  name: CLUSTER,
  type: 'A',
  server: { address: '127.0.0.1', port: 53 },
  transport: 'udp',
};
const base = { query, attempts: [], ignored: 0, at: 0 };

function answered(over: Partial<DnsMessage>, type = 1): DnsAnswered {
  const message = answerTo(question(CLUSTER, type), over);
  return {
    ...base,
    kind: 'answer',
    message,
    transport: 'udp',
    ms: 1,
    size: 1,
    server: query.server,
    trailingOctets: 0,
  };
}
const withAddresses = (...addresses: string[]): DnsAnswered =>
  answered({ answers: addresses.map((address) => a(address)) });
const alias = (name: string, target: string, ttl = 5): ResourceRecord => ({
  name,
  type: 5,
  class: 1,
  ttl,
  data: { kind: 'CNAME', target },
});

describe('answer compared with the control-plane addresses', () => {
  it('is private when all ENIs are there, in any order', () => {
    assert.deepEqual(compareAnswer(withAddresses('192.168.74.42', '192.168.109.77'), enis), {
      kind: 'private',
      matching: ['192.168.109.77', '192.168.74.42'],
      missing: [],
      foreign: [],
      ttl: 60,
    });
  });

  it('is private when a subset is there, and lists what is missing', () => {
    const verdict = compareAnswer(withAddresses('192.168.74.42'), enis);
    assert.ok(verdict.kind === 'private');
    assert.deepEqual(verdict.missing, ['192.168.109.77']);
    assert.equal(isRight(verdict), true);
  });

  it('is stale when a private address is not an ENI', () => {
    const verdict = compareAnswer(withAddresses('192.168.74.42', '192.168.1.9'), enis);
    assert.ok(verdict.kind === 'stale');
    assert.deepEqual([verdict.matching, verdict.foreign], [['192.168.74.42'], ['192.168.1.9']]);
    assert.equal(isRight(verdict), false);
  });

  it('tells public from mixed', () => {
    assert.equal(compareAnswer(withAddresses('54.1.2.3'), enis).kind, 'public');
    assert.equal(compareAnswer(withAddresses('54.1.2.3', '10.0.0.1'), enis).kind, 'mixed');
    assert.equal(compareAnswer(withAddresses('54.1.2.3', enis[0] ?? ''), enis).kind, 'mixed');
  });

  it('takes a public address that is an ENI for private (VPCs may use such ranges)', () => {
    assert.equal(compareAnswer(withAddresses('54.1.2.3'), ['54.1.2.3']).kind, 'private');
  });

  it('does not judge without known control-plane addresses', () => {
    assert.equal(compareAnswer(withAddresses('10.0.0.1'), undefined).kind, 'not-compared');
  });

  it('tells an empty answer from one that should be empty', () => {
    assert.equal(compareAnswer(answered({}), enis).kind, 'empty');
    assert.equal(compareAnswer(answered({}, 28), enis).kind, 'empty-as-expected');
    assert.equal(compareAnswer(answered({}, 28), [...enis, '2001:db8::1']).kind, 'empty');
    assert.equal(compareAnswer(answered({}, 28), undefined).kind, 'empty');
  });

  it('compares IPv6 whatever its spelling', () => {
    const data = { kind: 'AAAA' as const, address: '2001:db8::1' };
    const answers = [{ name: CLUSTER, type: 28, class: 1, ttl: 60, data }];
    const verdict = compareAnswer(answered({ answers }, 28), ['2001:0DB8:0:0::0001']);
    assert.equal(verdict.kind, 'private');
  });

  it('names the rcode', () => {
    const kinds = [2, 3, 5, 4].map((rcode) => compareAnswer(answered({ rcode }), enis).kind);
    assert.deepEqual(kinds, ['server-failure', 'name-error', 'query-refused', 'other-rcode']);
    const options = [{ kind: 'ede' as const, infoCode: 22, text: '' }];
    const edns = { version: 0, udpSize: 1232, dnssecOk: false, options };
    assert.deepEqual(compareAnswer(answered({ rcode: 2, edns }), enis), {
      kind: 'server-failure',
      ede: [22],
    });
  });

  it('has a kind for every way of not answering', () => {
    const kinds = [
      'timeout',
      'refused',
      'unreachable',
      'closed',
      'malformed',
      'cancelled',
    ] as const;
    const all: DnsExchange[] = kinds.map((kind) => ({ ...base, kind, detail: 'x' }));
    assert.deepEqual(
      all.map((exchange) => compareAnswer(exchange, enis).kind),
      [
        'timeout',
        'connection-refused',
        'unreachable',
        'connection-closed',
        'malformed',
        'cancelled',
      ],
    );
    const invalid: DnsExchange = { ...base, kind: 'invalid-query', detail: 'x' };
    assert.equal(compareAnswer(invalid, enis).kind, 'invalid-query');
  });
});

describe('answer chain', () => {
  it('follows CNAMEs and takes the smallest TTL', () => {
    const answers = [a('10.0.0.1', 'b.'), alias(CLUSTER.toLowerCase(), 'A.'), alias('a.', 'b.', 9)];
    const chain = followChain(answerTo(question(), { answers }));
    assert.deepEqual(chain, {
      names: [CLUSTER, 'A.', 'b.'],
      addresses: ['10.0.0.1'],
      ttl: 5,
      looped: false,
    });
  });

  it('leaves out records that do not continue the asked name', () => {
    const answers = [a('6.6.6.6', 'other.'), alias('other.', 'b.'), a('10.0.0.1')];
    assert.deepEqual(followChain(answerTo(question(), { answers })).addresses, ['10.0.0.1']);
  });

  it('stops at loops and after 16 links', () => {
    const loop = [alias(CLUSTER, 'b.'), alias('b.', CLUSTER)];
    assert.equal(followChain(answerTo(question(), { answers: loop })).looped, true);
    const long = (links: number): ResourceRecord[] => [
      alias(CLUSTER, 'n1.'),
      ...Array.from({ length: links - 1 }, (_, at) =>
        alias(`n${String(at + 1)}.`, `n${String(at + 2)}.`),
      ),
    ];
    assert.equal(followChain(answerTo(question(), { answers: long(16) })).looped, false);
    assert.equal(followChain(answerTo(question(), { answers: long(17) })).looped, true);
  });
});
