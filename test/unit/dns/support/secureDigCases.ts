import type { DnsTransport } from '../../../../src/core/dns/types.js';
import type { DigCase } from './digCases.js';
import { a, answerTo, CLUSTER } from './messages.js';

const question = (transport: DnsTransport, serverName = 'dns.example.com') =>
  ({
    ...{ name: CLUSTER, type: 'A', transport },
    ...{ knobs: { tries: 1, tryMs: 1000 }, tls: { serverName } },
  }) as const;

/** Over TLS and HTTPS, from a server whose certificate is for dns.example.com. */
export const secureDigCases: readonly DigCase[] = (['tls', 'https'] as const).flatMap(
  (transport) => [
    {
      file: `post-over-${transport}`,
      question: question(transport),
      script: (query) => [answerTo(query, { answers: [a('192.168.109.77'), a('192.168.74.42')] })],
    },
    { file: `silence-over-${transport}`, question: question(transport), script: () => [] },
    // dig over HTTPS now says `end of file`, now `timed out`.
    ...(transport === 'tls'
      ? [
          {
            file: 'closed-over-tls',
            question: question(transport),
            script: (): 'close' => 'close',
          },
        ]
      : []),
    { file: `nobody-over-${transport}`, question: question(transport), script: 'nobody' },
    {
      file: `wrong-name-over-${transport}`,
      question: question(transport, 'other.example.com'),
      script: () => [],
    },
  ],
);
