import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { createDnsClient } from '../../../src/core/dns/client.js';
import type { DnsExchange, DnsQuery } from '../../../src/core/dns/types.js';
import { encodeMessage } from '../../../src/core/dns/wire/encode.js';
import type { DnsMessage } from '../../../src/core/dns/wire/message.js';
import { a, answerTo, CLUSTER } from './support/messages.js';
import { scriptedServer, type Script } from './support/scriptedServer.js';

const client = createDnsClient();
const never = new AbortController().signal;
const quick = { tryMs: 150, tries: 2, deadlineMs: 2000 };

async function ask(
  script: Script,
  over: Partial<DnsQuery> = {},
): Promise<{
  exchange: DnsExchange;
  queries: Awaited<ReturnType<typeof scriptedServer>>['queries'];
}> {
  const server = await scriptedServer(script);
  try {
    const exchange = await client.query(
      {
        name: CLUSTER,
        type: 'A',
        server: { address: '127.0.0.1', port: server.port },
        transport: 'udp',
        knobs: quick,
        ...over,
      },
      never,
    );
    return { exchange, queries: server.queries };
  } finally {
    await server.close();
  }
}
const good = (query: DnsMessage): DnsMessage => answerTo(query, { answers: [a('192.168.74.42')] });
const outcomes = (exchange: DnsExchange): string[] =>
  exchange.attempts.map(({ transport, outcome }) => `${transport} ${outcome}`);

describe('dns client', () => {
  it('asks as dig does: RD, AD, EDNS 1232, the name as given', async () => {
    const { exchange, queries } = await ask((query) => [good(query)]);
    assert.equal(exchange.kind, 'answer');
    const [query] = queries;
    assert.ok(query);
    const { flags, edns, questions } = query.message;
    assert.deepEqual([flags.rd, flags.ad, flags.cd, flags.qr], [true, true, false, false]);
    assert.deepEqual(edns, { version: 0, udpSize: 1232, dnssecOk: false, options: [] });
    assert.deepEqual(questions, [{ name: CLUSTER, type: 1, class: 1 }]);
  });

  it('reports message, transport, size, server and attempts', async () => {
    const { exchange } = await ask((query) => [good(query)]);
    assert.ok(exchange.kind === 'answer');
    assert.deepEqual(exchange.message.answers, [a('192.168.74.42')]);
    assert.deepEqual([exchange.transport, exchange.size, exchange.ignored], ['udp', 109, 0]);
    assert.deepEqual(outcomes(exchange), ['udp answer']);
  });

  it('ignores and counts what is not the answer, and goes on waiting', async () => {
    const { exchange } = await ask((query) => [
      new Uint8Array([1, 2, 3]),
      { ...good(query), id: query.id ^ 1 },
      answerTo(query, { questions: [{ name: 'other.', type: 1, class: 1 }] }),
      answerTo(query, { questions: [{ name: CLUSTER, type: 28, class: 1 }] }),
      answerTo(query, { questions: [] }),
      { ...query },
      answerTo(query, { flags: { ...answerTo(query).flags, opcode: 4 } }),
      good(query),
    ]);
    assert.equal(exchange.kind, 'answer');
    assert.deepEqual(exchange.attempts[0]?.ignored, [
      { reason: 'malformed', count: 1 },
      { reason: 'wrong-id', count: 1 },
      { reason: 'wrong-question', count: 3 },
      { reason: 'not-a-response', count: 1 },
      { reason: 'wrong-opcode', count: 1 },
    ]);
    assert.equal(exchange.ignored, 7);
  });

  it('never sees a forged answer from another port', async () => {
    const forger = createSocket('udp4');
    const server = await scriptedServer((query) => {
      const forged = encodeMessage(answerTo(query, { answers: [a('6.6.6.6')] }));
      const port = server.queries.at(-1)?.sourcePort ?? 0;
      forger.send(forged, port, '127.0.0.1');
      return [];
    });
    const exchange = await client.query(
      {
        name: CLUSTER,
        type: 'A',
        server: { address: '127.0.0.1', port: server.port },
        transport: 'udp',
        knobs: quick,
      },
      never,
    );
    forger.close();
    await server.close();
    assert.equal(exchange.kind, 'timeout');
    assert.equal(exchange.ignored, 0);
  });

  it('takes another case of the name for the same question', async () => {
    const { exchange } = await ask((query) => [
      answerTo(query, { questions: [{ name: CLUSTER.toLowerCase(), type: 1, class: 1 }] }),
    ]);
    assert.equal(exchange.kind, 'answer');
  });

  it('takes an empty question only with an error', async () => {
    const { exchange } = await ask((query) => [answerTo(query, { rcode: 5, questions: [] })]);
    assert.equal(exchange.kind, 'answer');
  });

  it('uses a new socket and a new id for every try', async () => {
    const { exchange, queries } = await ask(() => [], { knobs: { ...quick, tries: 3 } });
    assert.equal(exchange.kind, 'timeout');
    assert.equal(new Set(queries.map(({ sourcePort }) => sourcePort)).size, 3);
    assert.equal(new Set(queries.map(({ message }) => message.id)).size, 3);
    assert.deepEqual(outcomes(exchange), ['udp timeout', 'udp timeout', 'udp timeout']);
  });

  it('stops at the overall deadline', async () => {
    const { exchange } = await ask(() => [], { knobs: { tryMs: 60, tries: 100, deadlineMs: 150 } });
    assert.equal(exchange.kind, 'timeout');
    assert.ok(exchange.attempts.length < 10);
  });

  it('falls back to TCP when the answer is truncated', async () => {
    const { exchange } = await ask((query, transport) => {
      const tc = answerTo(query).flags;
      return transport === 'tcp'
        ? [good(query)]
        : [answerTo(query, { flags: { ...tc, tc: true } })];
    });
    assert.ok(exchange.kind === 'answer');
    assert.deepEqual(outcomes(exchange), ['udp truncated', 'tcp answer']);
    assert.equal(exchange.transport, 'tcp');
    assert.equal(exchange.message.answers.length, 1);
  });

  it('falls back to TCP even when the truncated answer is cut inside a record', async () => {
    const { exchange } = await ask((query, transport) => {
      if (transport === 'tcp') return [good(query)];
      const flags = { ...answerTo(query).flags, tc: true };
      return [encodeMessage({ ...good(query), flags }).slice(0, -20)];
    });
    assert.deepEqual(outcomes(exchange), ['udp truncated', 'tcp answer']);
  });

  it('asks over TCP at once when told', async () => {
    const { exchange } = await ask((query) => [good(query)], { transport: 'tcp' });
    assert.deepEqual(outcomes(exchange), ['tcp answer']);
  });

  it('asks once more without EDNS after FORMERR without OPT', async () => {
    for (const transport of ['udp', 'tcp'] as const) {
      const { exchange } = await ask(
        (query) => [
          query.edns === undefined
            ? good(query)
            : answerTo(query, { rcode: 1, questions: [], edns: undefined }),
        ],
        { transport },
      );
      assert.equal(exchange.kind, 'answer');
      assert.deepEqual(outcomes(exchange), [`${transport} edns-refused`, `${transport} answer`]);
    }
  });

  it('does not ask again after FORMERR with OPT', async () => {
    const { exchange } = await ask((query) => [answerTo(query, { rcode: 1 })]);
    assert.deepEqual(outcomes(exchange), ['udp answer']);
  });

  it('says malformed when the server answers only what cannot be read', async () => {
    for (const transport of ['udp', 'tcp'] as const) {
      const { exchange } = await ask((query) => [encodeMessage(good(query)).slice(0, -1)], {
        transport,
      });
      assert.equal(exchange.kind, 'malformed');
    }
  });

  it('says closed when TCP ends without an answer, timeout when it stays silent', async () => {
    const closed = await ask(() => 'close', { transport: 'tcp' });
    assert.equal(closed.exchange.kind, 'closed');
    const silent = await ask(() => [], { transport: 'tcp' });
    assert.equal(silent.exchange.kind, 'timeout');
  });

  it('says refused when nobody is on the port, over UDP and TCP', async () => {
    const server = await scriptedServer(() => []);
    await server.close();
    for (const transport of ['udp', 'tcp'] as const) {
      const exchange = await client.query(
        {
          name: CLUSTER,
          type: 'A',
          server: { address: '127.0.0.1', port: server.port },
          transport,
          knobs: quick,
        },
        never,
      );
      assert.equal(exchange.kind, 'refused');
    }
  });

  it('stops when cancelled, before and during', async () => {
    const stop = new AbortController();
    const server = await scriptedServer(() => {
      stop.abort();
      return [];
    });
    const query: DnsQuery = {
      name: CLUSTER,
      type: 'A',
      server: { address: '127.0.0.1', port: server.port },
      transport: 'udp',
    };
    const during = await client.query(query, stop.signal);
    assert.equal(during.kind, 'cancelled');
    assert.equal(server.queries.length, 1);
    for (const transport of ['udp', 'tcp'] as const) {
      const before = await client.query({ ...query, transport }, AbortSignal.abort());
      assert.equal(before.kind, 'cancelled');
    }
    assert.equal(server.queries.length, 1);
    await server.close();
  });

  it('sends nothing for a query that cannot be written', async () => {
    const server = { address: '127.0.0.1', port: 53 };
    const bad: Partial<DnsQuery>[] = [
      { name: 'a..b' },
      { name: 'a b' },
      { type: 'NOPE' },
      { type: 70000 },
      { server: { address: 'localhost', port: 53 } },
      { server: { address: '127.0.0.1', port: 0 } },
    ];
    for (const over of bad) {
      const exchange = await client.query(
        { name: CLUSTER, type: 'A', server, transport: 'udp', ...over },
        never,
      );
      assert.equal(exchange.kind, 'invalid-query', JSON.stringify(over));
      assert.deepEqual(exchange.attempts, []);
    }
  });
});
