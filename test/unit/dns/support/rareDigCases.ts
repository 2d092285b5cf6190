import type { RecordData, ResourceRecord } from '../../../../src/core/dns/wire/message.js';
import { typeNumber } from '../../../../src/core/dns/wire/recordTypes.js';
import type { DigCase } from './digCases.js';
import { a, answerTo, CLUSTER } from './messages.js';
import type { Script } from './scriptedServer.js';

const NAME = 'x.example.com.';
const soa = {
  kind: 'SOA' as const,
  primary: 'ns.example.com.',
  mailbox: 'first\\.last.example.com.',
  serial: 2026112401,
  refresh: 7200,
  retry: 900,
  expire: 1209600,
  minimum: 60,
};

function record(data: RecordData, name = NAME, ttl = 300): ResourceRecord {
  return { name, type: typeNumber(data.kind), class: 1, ttl, data };
}

const answers =
  (...all: readonly ResourceRecord[]): Script =>
  (query) => [answerTo(query, { answers: all })];

/** One question of a type with the answers to it. */
function ofType(type: string, ...all: readonly (RecordData | ResourceRecord)[]): DigCase {
  return {
    file: `type-${type.toLowerCase()}`,
    question: { name: NAME, type, transport: 'udp', knobs: { tries: 1, tryMs: 1000 } },
    script: answers(...all.map((each) => ('ttl' in each ? each : record(each)))),
  };
}

const signature = {
  ...{ kind: 'RRSIG' as const, typeCovered: 1, algorithm: 13, labels: 3, originalTtl: 300 },
  ...{ expiration: 1797000000, inception: 1795000000, keyTag: 4711, signer: 'example.com.' },
  signature: '0123456789abcdef'.repeat(8),
};

const chain = [
  record({ kind: 'CNAME', target: 'y.example.net.' }),
  record({ kind: 'CNAME', target: 'Z.example.org.' }, 'y.example.net.', 20),
  record({ kind: 'A', address: '10.0.0.1' }, 'z.example.org.', 5),
  record({ kind: 'A', address: '10.0.0.2' }, 'z.example.org.', 5),
];

/** Types, rcodes and options that are asked for less often. */
export const rareDigCases: readonly DigCase[] = [
  ofType('AAAA', { kind: 'AAAA', address: '2001:db8::1' }, { kind: 'AAAA', address: '::' }),
  ofType('A', ...chain),
  ofType(
    'TXT',
    { kind: 'TXT', texts: ['v=spf1 include:_spf.example.com ~all'] },
    { kind: 'TXT', texts: ['semi;colon \\"quoted\\" \\\\back \\195\\188 \\000\\127', '', '$@()'] },
    { kind: 'TXT', texts: ['a'.repeat(255), 'b'.repeat(45)] },
  ),
  ofType(
    'MX',
    { kind: 'MX', preference: 0, exchange: '.' },
    { kind: 'MX', preference: 10, exchange: NAME },
  ),
  ofType('SRV', { kind: 'SRV', priority: 1, weight: 2, port: 443, target: NAME }),
  ofType('NS', { kind: 'NS', target: 'ns1.example.com.' }, { kind: 'NS', target: 'ns2.' }),
  ofType('PTR', { kind: 'PTR', target: 'ip-10-0-0-1.ec2.internal.' }),
  ofType('SOA', soa),
  ofType(
    'CAA',
    { kind: 'CAA', flags: 0, tag: 'issue', value: 'amazon.com; x="y"'.replaceAll('"', '\\"') },
    { kind: 'CAA', flags: 128, tag: 'iodef', value: '' },
  ),
  ofType(
    'DS',
    { kind: 'DS', keyTag: 20326, algorithm: 8, digestType: 2, digest: 'e06d44b8'.repeat(8) },
    signature,
  ),
  ofType(
    'DNSKEY',
    {
      ...{ kind: 'DNSKEY', flags: 257, protocol: 3, algorithm: 8 },
      publicKey: `03010001${'acffb4090bcc9393'.repeat(32)}`,
    },
    { kind: 'CDNSKEY', flags: 0, protocol: 3, algorithm: 0, publicKey: '00' },
    { kind: 'CDS', keyTag: 0, algorithm: 0, digestType: 0, digest: '00' },
  ),
  ofType('RRSIG', signature, { ...signature, typeCovered: 65280, signer: '.' }),
  ofType(
    'NSEC',
    { kind: 'NSEC', next: '\\000.x.example.com.', types: [1, 46, 47, 65, 257, 1234, 65280] },
    // Every mnemonic that dig knows.
    { kind: 'NSEC', next: '.', types: Array.from({ length: 300 }, (_, at) => at + 1) },
    { kind: 'NSEC', next: 'a.', types: [32768, 32769] },
  ),
  ofType(
    'NSEC3',
    record(
      {
        ...{ kind: 'NSEC3', hashAlgorithm: 1, flags: 1, iterations: 10, salt: 'aabbccdd' },
        ...{ nextHash: '174eb2409fe28bcb4887a1836f957f0a8425e27b', types: [2, 6, 43, 46] },
      },
      '0p9mhaveqvm6t7vbl5lop2u3t2rp3tom.example.',
    ),
    { kind: 'NSEC3PARAM', hashAlgorithm: 1, flags: 0, iterations: 0, salt: '' },
  ),
  ofType('SVCB', { kind: 'SVCB', priority: 0, target: 'svc.example.com.', params: [] }),
  ofType('HTTPS', {
    ...{ kind: 'HTTPS', priority: 1, target: '.' },
    params: [
      { key: 0, value: '00010003' },
      { key: 1, value: `02683208${Buffer.from('a,b\\c "d').toString('hex')}` },
      { key: 2, value: '' },
      { key: 3, value: '20fb' },
      { key: 4, value: '0a0000010a000002' },
      { key: 5, value: '0045fe0d' },
      { key: 6, value: '20010db8000000000000000000000001' },
      { key: 7, value: Buffer.from('/dns-query{?dns}').toString('hex') },
      { key: 667, value: Buffer.from('any "text"').toString('hex') },
    ],
  }),
  ofType('TLSA', {
    ...{ kind: 'TLSA', usage: 3, selector: 1, matchingType: 1 },
    data: '0123456789abcdef'.repeat(4),
  }),
  ofType('SSHFP', {
    ...{ kind: 'SSHFP', algorithm: 4, fingerprintType: 2 },
    fingerprint: 'fedcba9876543210'.repeat(4),
  }),
  ofType('NAPTR', {
    ...{ kind: 'NAPTR', order: 100, preference: 10, flags: 'U', services: 'E2U+sip' },
    ...{ regexp: '!^.*$!sip:info@example.com!', replacement: '.' },
  }),
  ofType('DNAME', { kind: 'DNAME', target: 'example.net.' }),
  {
    file: 'alias-loop',
    question: { name: NAME, type: 'A', transport: 'udp' },
    script: answers(
      record({ kind: 'CNAME', target: 'y.example.net.' }),
      record({ kind: 'CNAME', target: NAME }, 'y.example.net.'),
    ),
  },
  {
    file: 'no-data',
    question: { name: CLUSTER, type: 'AAAA', transport: 'udp' },
    script: (query) => [answerTo(query, { authorities: [record(soa, 'amazonaws.com.', 60)] })],
  },
  {
    file: 'root',
    question: { name: '.', type: 'NS', transport: 'udp' },
    script: answers(record({ kind: 'NS', target: 'a.root-servers.net.' }, '.', 518400)),
  },
  {
    file: 'a-label',
    question: { name: 'xn--bcher-kva.example', type: 'A', transport: 'udp' },
    script: (query) => [answerTo(query, { answers: [a('10.0.0.1', query.questions[0]?.name)] })],
  },
  {
    file: 'escaped-label',
    question: { name: 'b\\195\\188cher.a\\.b.example', type: 'A', transport: 'udp' },
    script: (query) => [answerTo(query, { answers: [a('10.0.0.1', query.questions[0]?.name)] })],
  },
  {
    file: 'refused-ede',
    question: { name: NAME, type: 'A', transport: 'udp' },
    script: (query) => {
      const options = [{ kind: 'ede', infoCode: 18, text: '' }] as const;
      return [
        answerTo(query, {
          ...{ rcode: 5, edns: { version: 0, udpSize: 1232, dnssecOk: false, options } },
        }),
      ];
    },
  },
  {
    file: 'bad-version',
    question: { name: NAME, type: 'A', transport: 'udp' },
    script: (query) => [answerTo(query, { rcode: 16 })],
  },
  {
    file: 'reserved-rcodes',
    question: { name: NAME, type: 'A', transport: 'udp' },
    script: (query) => [answerTo(query, { rcode: 3841 })],
  },
  {
    file: 'options',
    question: { name: NAME, type: 'A', transport: 'udp' },
    script: (query) => {
      const options = [
        { kind: 'cookie', client: '0011223344556677', server: '8899aabbccddeeff' },
        { kind: 'nsid', hex: '6770646e732d6672' },
        { kind: 'client-subnet', address: '192.0.2.0', source: 24, scope: 0 },
        { kind: 'client-subnet', address: '2001:db8::', source: 32, scope: 48 },
        { kind: 'ede', infoCode: 3, text: 'st\u00e4le' },
      ] as const;
      const edns = { version: 0, udpSize: 512, dnssecOk: true, options };
      return [answerTo(query, { edns, answers: [a('10.0.0.1', NAME)] })];
    },
  },
];
