import type { DnsQuery } from '../../../../src/core/dns/types.js';
import type { DnsMessage } from '../../../../src/core/dns/wire/message.js';
import { encodeMessage } from '../../../../src/core/dns/wire/encode.js';
import { a, answerTo, CLUSTER } from './messages.js';
import type { Script } from './scriptedServer.js';

/** One question put to dig and to our client; both must print the same. */
export interface DigCase {
  /** Golden file's name. */
  readonly file: string;
  readonly question: Pick<DnsQuery, 'name' | 'type' | 'transport' | 'knobs' | 'tls'>;
  readonly script: Script | 'nobody';
}

const soa = {
  kind: 'SOA' as const,
  primary: 'ns-1.awsdns.com.',
  mailbox: 'awsdns-hostmaster.amazon.com.',
  serial: 1,
  refresh: 7200,
  retry: 900,
  expire: 1209600,
  minimum: 86400,
};
const private2 = [a('192.168.109.77'), a('192.168.74.42')];
const once = { tries: 1, tryMs: 1000 };
const asked = { name: CLUSTER, type: 'A', transport: 'udp' } as const;
const always =
  (over: Partial<DnsMessage>): Script =>
  (query) => [answerTo(query, over)];

function lengths(): string[] {
  // Names whose ends fall before, on and behind every column dig aligns to.
  return Array.from({ length: 59 }, (_, at) => {
    const length = 8 + at;
    const text = 'abcdefghijklmnopqrstuvwxyz0123456789abcdefghij'.slice(
      0,
      Math.min(40, length - 3),
    );
    return `${text}.${'n'.repeat(length - text.length - 2)}.`;
  });
}

export const digCases: readonly DigCase[] = [
  { file: 'post', question: asked, script: always({ answers: private2 }) },
  {
    file: 'post-without-edns',
    question: { ...asked, knobs: { ...once, edns: false } },
    script: always({ answers: private2 }),
  },
  {
    file: 'post-over-tcp',
    question: { ...asked, transport: 'tcp' },
    script: always({ answers: private2 }),
  },
  {
    file: 'truncated',
    question: asked,
    script: (query, transport) => {
      const flags = { ...answerTo(query).flags, tc: transport === 'udp' };
      return [answerTo(query, { flags, answers: transport === 'udp' ? [] : private2 })];
    },
  },
  {
    file: 'name-error',
    question: { ...asked, name: 'nx.example.com' },
    script: (query) => {
      const flags = { ...answerTo(query).flags, ra: false, aa: true, z: true };
      const authorities = [{ name: 'example.com.', type: 6, class: 1, ttl: 60, data: soa }];
      return [answerTo(query, { rcode: 3, flags, authorities })];
    },
  },
  {
    file: 'server-failure-ede',
    question: asked,
    script: (query) => {
      const options = [
        { kind: 'ede', infoCode: 22, text: 'at delegation \u001b[31m amazonaws.com' },
        { kind: 'ede', infoCode: 9, text: '' },
        { kind: 'ede', infoCode: 99, text: 'q' },
        { kind: 'nsid', hex: '6162ff' },
        { kind: 'unknown', code: 65001, hex: '61ff62' },
      ] as const;
      const edns = { version: 0, udpSize: 4096, dnssecOk: true, options };
      return [answerTo(query, { rcode: 2, edns })];
    },
  },
  {
    file: 'refused-without-recursion',
    question: { ...asked, knobs: { ...once, recursionDesired: false, authenticData: false } },
    script: always({ rcode: 5 }),
  },
  {
    file: 'extra-octets',
    question: asked,
    script: (query) => {
      const flags = { ...answerTo(query).flags, ad: true, cd: true };
      return [Uint8Array.from([...encodeMessage(answerTo(query, { flags })), 0, 0])];
    },
  },
  {
    file: 'odd-names',
    question: { ...asked, name: 'a\\032b\\"c\\@\\$\\(\\000\\255.X' },
    script: (query) => {
      const name = query.questions[0]?.name ?? '';
      return [answerTo(query, { answers: [a('10.0.0.1', name, 0)] })];
    },
  },
  {
    file: 'unknown-type',
    question: { ...asked, type: 'TYPE65280' },
    script: (query) => {
      const record = { name: CLUSTER, type: 65280, class: 1, ttl: 60 };
      const data = { kind: 'unknown', hex: '00ff'.repeat(40) } as const;
      return [answerTo(query, { answers: [{ ...record, data }] })];
    },
  },
  {
    file: 'every-type',
    question: { ...asked, name: 't.example.com', type: 'ANY', transport: 'tcp' },
    script: (query) => {
      const record = { name: 't.example.com.', class: 1, ttl: 3600 };
      const target = 'y.example.com.';
      return [
        answerTo(query, {
          answers: [
            { ...record, type: 5, data: { kind: 'CNAME', target } },
            { ...record, type: 28, data: { kind: 'AAAA', address: '2001:db8::1' } },
            { ...record, type: 28, data: { kind: 'AAAA', address: '::ffff:1.2.3.4' } },
            { ...record, type: 15, data: { kind: 'MX', preference: 10, exchange: target } },
            {
              ...record,
              type: 33,
              data: { kind: 'SRV', priority: 1, weight: 2, port: 53, target },
            },
            { ...record, type: 2, data: { kind: 'NS', target: '.' } },
            { ...record, type: 12, data: { kind: 'PTR', target } },
            { ...record, type: 16, data: { kind: 'TXT', texts: ['a b\\"c;\\\\\\255', ''] } },
          ],
          additionals: [a('1.2.3.4', 'add.')],
        }),
      ];
    },
  },
  {
    file: 'columns',
    question: { ...asked, transport: 'tcp' },
    script: (query) => [
      answerTo(query, {
        answers: lengths().map((name, at) => a('10.1.2.3', name, 10 ** (at % 10))),
      }),
    ],
  },
  { file: 'silence', question: { ...asked, knobs: once }, script: () => [] },
  {
    file: 'silence-over-tcp',
    question: { ...asked, transport: 'tcp', knobs: once },
    script: () => [],
  },
  {
    file: 'closed-over-tcp',
    question: { ...asked, transport: 'tcp', knobs: once },
    script: () => 'close',
  },
  { file: 'nobody', question: { ...asked, knobs: once }, script: 'nobody' },
  {
    file: 'nobody-over-tcp',
    question: { ...asked, transport: 'tcp', knobs: once },
    script: 'nobody',
  },
];
