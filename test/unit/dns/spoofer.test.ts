import assert from 'node:assert/strict';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createDnsClient } from '../../../src/core/dns/client.js';
import type { DnsExchange, DnsKnobs, IgnoredReason } from '../../../src/core/dns/types.js';
import { encodeMessage } from '../../../src/core/dns/wire/encode.js';
import type { DnsMessage } from '../../../src/core/dns/wire/message.js';
import { a, answerTo, CLUSTER } from './support/messages.js';
import { newSockets, openSockets } from './support/openSockets.js';
import { scriptedServer, type Reply, type ScriptedServer } from './support/scriptedServer.js';

const TRUTH = '192.168.74.42';
const LIE = '6.6.6.6';
const knobs = { tryMs: 5000, tries: 1 };

const lie = (query: DnsMessage): DnsMessage => answerTo(query, { answers: [a(LIE)] });
const truth = (query: DnsMessage): DnsMessage => answerTo(query, { answers: [a(TRUTH)] });

/** The other case of every letter. */
function swapped(name: string): string {
  return name.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

function inOtherCase(query: DnsMessage): DnsMessage {
  const questions = query.questions.map((each) => ({ ...each, name: swapped(each.name) }));
  return { ...lie(query), questions };
}

async function ask(
  server: ScriptedServer,
  more: Partial<DnsKnobs> = {},
): Promise<Extract<DnsExchange, { kind: 'answer' }>> {
  const exchange = await createDnsClient().query(
    {
      ...{ name: CLUSTER, type: 'A', transport: 'udp' },
      server: { address: '127.0.0.1', port: server.port },
      knobs: { ...knobs, ...more },
    },
    AbortSignal.timeout(20_000),
  );
  assert.ok(exchange.kind === 'answer', exchange.kind);
  return exchange;
}

const addresses = ({ message }: Extract<DnsExchange, { kind: 'answer' }>): string[] =>
  message.answers.flatMap(({ data }) => (data.kind === 'A' ? [data.address] : []));

/** Forgeries that come from the server's own address and port, as a forger's do who can set both. */
const forgeries: readonly (readonly [string, IgnoredReason, (query: DnsMessage) => Reply])[] = [
  ['wrong id', 'wrong-id', (query) => ({ ...lie(query), id: query.id ^ 0x1000 })],
  [
    'wrong name',
    'wrong-question',
    (query) => ({ ...lie(query), questions: [{ name: 'other.', type: 1, class: 1 }] }),
  ],
  [
    'wrong type',
    'wrong-question',
    (query) => ({ ...lie(query), questions: [{ name: CLUSTER, type: 28, class: 1 }] }),
  ],
  [
    'wrong class',
    'wrong-question',
    (query) => ({ ...lie(query), questions: [{ name: CLUSTER, type: 1, class: 3 }] }),
  ],
  ['no question', 'wrong-question', (query) => ({ ...lie(query), questions: [] })],
  [
    'two questions',
    'wrong-question',
    (query) => ({ ...lie(query), questions: [...query.questions, ...query.questions] }),
  ],
  ['a query', 'not-a-response', (query) => ({ ...lie(query), flags: query.flags })],
  [
    'another opcode',
    'wrong-opcode',
    (query) => ({ ...lie(query), flags: { ...lie(query).flags, opcode: 5 } }),
  ],
  [
    'truncated with another id',
    'wrong-id',
    (query) => ({
      ...{ ...answerTo(query), id: query.id ^ 1 },
      flags: { ...answerTo(query).flags, tc: true },
    }),
  ],
  ['cut', 'malformed', (query) => encodeMessage(lie(query)).slice(0, -3)],
  ['garbage', 'malformed', () => Uint8Array.from({ length: 40 }, (_, at) => at * 7)],
  ['nothing', 'malformed', () => new Uint8Array(0)],
  ['oversize garbage', 'malformed', () => new Uint8Array(20_000).fill(0xff)],
];

describe('a spoofer that races the true answer', () => {
  let already: Record<string, number> = {};
  before(async () => {
    already = await openSockets();
  });

  for (const [what, reason, forge] of forgeries) {
    it(`is not believed, and is counted: ${what}`, async () => {
      const server = await scriptedServer((query) => [
        ...Array.from({ length: 5 }, () => forge(query)),
        truth(query),
      ]);
      try {
        const exchange = await ask(server);
        assert.deepEqual(addresses(exchange), [TRUTH]);
        assert.deepEqual(exchange.attempts[0]?.ignored, [{ reason, count: 5 }]);
        assert.equal(exchange.ignored, 5);
      } finally {
        await server.close();
      }
    });
  }

  it('is not believed from another port or address, however right the rest', async () => {
    const forgers = await Promise.all(
      // Other loopback addresses are Linux's; elsewhere another port has to do.
      (process.platform === 'linux' ? ['127.0.0.1', '127.0.0.2'] : ['127.0.0.1']).map(boundTo),
    );
    let reported = 0;
    const server = await scriptedServer((query) => {
      const port = server.queries.at(-1)?.sourcePort ?? 0;
      for (const forger of forgers) {
        for (let done = 0; done < 5; done++) {
          forger.send(encodeMessage(lie(query)), port, '127.0.0.1', () => reported++);
        }
      }
      return [];
    });
    try {
      const exchange = await createDnsClient().query(
        {
          ...{ name: CLUSTER, type: 'A', transport: 'udp' },
          server: { address: '127.0.0.1', port: server.port },
          knobs: { tries: 2, tryMs: 200, backOff: 1 },
        },
        AbortSignal.timeout(20_000),
      );
      assert.equal(exchange.kind, 'timeout');
      assert.ok(reported > 0);
    } finally {
      for (const forger of forgers) forger.close();
      await server.close();
    }
  });

  it('that guessed the id cannot guess the case as well: TCP decides', async () => {
    const server = await scriptedServer((query, transport) =>
      transport === 'tcp' ? [truth(query)] : [inOtherCase(query), truth(query)],
    );
    try {
      const exchange = await ask(server, { mixedCase: true });
      assert.deepEqual(addresses(exchange), [TRUTH]);
      assert.deepEqual(
        exchange.attempts.map(({ transport, outcome }) => `${transport} ${outcome}`),
        ['udp wrong-case', 'tcp answer'],
      );
      assert.deepEqual(exchange.attempts[0]?.ignored, [{ reason: 'wrong-case', count: 1 }]);
    } finally {
      await server.close();
    }
  });

  it('cannot leave out the question where the case is looked at', async () => {
    const server = await scriptedServer((query, transport) =>
      transport === 'tcp' ? [truth(query)] : [answerTo(query, { rcode: 2, questions: [] })],
    );
    try {
      assert.deepEqual(addresses(await ask(server, { mixedCase: true })), [TRUTH]);
    } finally {
      await server.close();
    }
  });

  it('that floods is left for TCP after 1000 datagrams', async () => {
    const server = await scriptedServer((query, transport) =>
      transport === 'tcp'
        ? [truth(query)]
        : Array.from({ length: 1000 }, () => new Uint8Array([1, 2, 3])),
    );
    // The kernel's buffer may not hold them all at once: what is missing comes again.
    const flood = setInterval(() => {
      const port = server.queries.at(-1)?.sourcePort;
      if (port !== undefined) for (let done = 0; done < 50; done++) server.sendTo(port);
    }, 5);
    try {
      const exchange = await ask(server);
      assert.deepEqual(addresses(exchange), [TRUTH]);
      assert.equal(exchange.attempts[0]?.outcome, 'flooded');
      assert.equal(exchange.ignored, 1000);
    } finally {
      clearInterval(flood);
      await server.close();
    }
  });

  it('leaves no socket open', async () => {
    assert.deepEqual(await newSockets(already), {});
  });
});

async function boundTo(address: string): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(0, address);
  await once(socket, 'listening');
  return socket;
}
