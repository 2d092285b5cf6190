import assert from 'node:assert/strict';
import { createDnsClient } from '../../../src/core/dns/client.js';
import type { DnsKnobs, DnsQuery, DnsTransport } from '../../../src/core/dns/types.js';
import { selfMade } from '../../support/selfMade.js';
import { a, answerTo, CLUSTER } from './support/messages.js';
import { newSockets, openSockets } from './support/openSockets.js';
import { scriptedServer, type Script } from './support/scriptedServer.js';
import { httpsServer, tlsServer } from './support/secureServer.js';

const client = createDnsClient();
const made = selfMade(['127.0.0.1']);
const never = new AbortController().signal;
const good: Script = (query) => [answerTo(query, { answers: [a('192.168.74.42')] })];

function queryOf(port: number, transport: DnsTransport, knobs: Partial<DnsKnobs> = {}): DnsQuery {
  return {
    ...{ name: CLUSTER, type: 'A', transport, tls: { ca: [made.cert] }, knobs },
    server: { address: '127.0.0.1', port },
  };
}

function start(
  transport: DnsTransport,
  script: Script,
): Promise<{ port: number; close(): Promise<void> }> {
  if (transport === 'tls') return tlsServer(made, script);
  if (transport === 'https') return httpsServer(made, script);
  return scriptedServer(script);
}

describe('dns client: waits', () => {
  it('wait longer for each further try', async () => {
    const server = await scriptedServer(() => []);
    const knobs = { tryMs: 40, tries: 4, backOff: 3 };
    const { attempts } = await client.query(queryOf(server.port, 'udp', knobs), never);
    await server.close();
    const waits = attempts.map(({ ms }) => ms);
    assert.equal(waits.length, 4);
    // Never shorter than told; how much longer is the machine's affair.
    [40, 120, 360, 1080].forEach((told, at) => assert.ok((waits[at] ?? 0) >= told - 2));
  });

  it('refuse knobs out of bounds, and send nothing', async () => {
    const server = await scriptedServer(good);
    const wrong: Partial<DnsKnobs>[] = [
      { tries: 0 },
      { tries: 101 },
      { tries: 1.5 },
      { tryMs: Number.NaN },
      { tryMs: 0 },
      { deadlineMs: Number.POSITIVE_INFINITY },
      { udpSize: 511 },
      { udpSize: 65536 },
      { backOff: 0.5 },
    ];
    for (const knobs of wrong) {
      const exchange = await client.query(queryOf(server.port, 'udp', knobs), never);
      assert.equal(exchange.kind, 'invalid-query', JSON.stringify(knobs));
    }
    assert.equal(server.queries.length, 0);
    await server.close();
  });
});

describe('dns client: questions', () => {
  it('are not asked where the answer is no answer: transfers and the like', async () => {
    for (const type of ['AXFR', 'ixfr', 'OPT', 'TSIG', 249]) {
      const exchange = await client.query({ ...queryOf(53, 'udp'), type }, never);
      assert.equal(exchange.kind, 'invalid-query', String(type));
    }
  });

  it('may be of any type by name, and in letters beyond ASCII', async () => {
    const server = await scriptedServer(good);
    for (const type of ['HTTPS', 'caa', 'NSEC3', 'TYPE65280']) {
      await client.query({ ...queryOf(server.port, 'udp'), type }, never);
    }
    await client.query({ ...queryOf(server.port, 'udp'), name: 'Bücher.example' }, never);
    const asked = server.queries.map(({ message }) => message.questions[0]);
    assert.deepEqual(
      asked.map((each) => each?.type),
      [65, 257, 50, 65280, 1],
    );
    assert.equal(asked.at(-1)?.name, 'xn--bcher-kva.example.');
    await server.close();
  });

  it('go out in mixed case when told, over UDP only, and come back as asked', async () => {
    const flags = (tc: boolean) => ({ tc });
    const server = await scriptedServer((query, transport) => {
      const truncated = { ...answerTo(query).flags, ...flags(transport === 'udp') };
      return [answerTo(query, { flags: truncated, answers: [a('10.0.0.1')] })];
    });
    const knobs = { mixedCase: true };
    for (let done = 0; done < 3; done++) {
      const exchange = await client.query(queryOf(server.port, 'udp', knobs), never);
      assert.equal(exchange.kind, 'answer');
    }
    const names = (transport: string): Set<string | undefined> =>
      new Set(
        server.queries
          .filter((each) => each.transport === transport)
          .map(({ message }) => message.questions[0]?.name),
      );
    // Some 45 letters: that two are alike is not to be seen in this life.
    assert.equal(names('udp').size, 3);
    assert.deepEqual([...names('tcp')], [CLUSTER]);
    await server.close();
  });
});

describe('dns client: cancelling', () => {
  for (const transport of ['udp', 'tcp', 'tls', 'https'] as const) {
    it(`ends an exchange over ${transport} at every moment, and leaves no socket`, async () => {
      const before = await openSockets();
      const server = await start(transport, () => []);
      const abortAt = async (delay: (then: () => void) => void): Promise<void> => {
        const stop = new AbortController();
        const pending = client.query(queryOf(server.port, transport), stop.signal);
        delay(() => {
          stop.abort();
        });
        assert.equal((await pending).kind, 'cancelled');
      };
      await abortAt((then) => {
        then();
      });
      await abortAt((then) => {
        queueMicrotask(then);
      });
      await abortAt((then) => {
        process.nextTick(then);
      });
      // Turn by turn through look-up, connecting, handshake, sending and waiting.
      for (let turns = 1; turns <= 40; turns++) {
        await abortAt((then) => {
          let left = turns;
          const turn = (): void => {
            if (--left === 0) then();
            else setImmediate(turn);
          };
          setImmediate(turn);
        });
      }
      await server.close();
      assert.deepEqual(await newSockets(before), {});
    }).timeout(30_000);
  }

  it('leaves no listener on the signal, however the exchanges end', async () => {
    const server = await scriptedServer(good);
    const stop = new AbortController();
    let listeners = 0;
    const { signal } = stop;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners++;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners--;
      remove(...args);
    };
    for (const transport of ['udp', 'tcp'] as const) {
      assert.equal((await client.query(queryOf(server.port, transport), signal)).kind, 'answer');
    }
    await server.close();
    assert.equal((await client.query(queryOf(server.port, 'tcp'), signal)).kind, 'refused');
    assert.equal(listeners, 0);
  });
});
