import assert from 'node:assert/strict';
import { createDnsClient } from '../../../src/core/dns/client.js';
import type { DnsExchange } from '../../../src/core/dns/types.js';
import { notRead, valueOf } from '../../../src/core/model/fact.js';
import { PortError } from '../../../src/core/model/portError.js';
import { message } from '../../../src/core/model/message.js';
import { reach } from '../../../src/core/reach/reach.js';
import { controlPlaneAddresses } from '../../../src/core/verify/controlPlane.js';
import { runMatrix, type MatrixCell, type MatrixRequest } from '../../../src/core/verify/matrix.js';
import { matrixMarkdown, matrixText } from '../../../src/core/verify/matrixText.js';
import { watchMatrix } from '../../../src/core/verify/watch.js';
import { systemClock } from '../../../src/store/systemClock.js';
import { a, answerTo } from '../dns/support/messages.js';
import { newSockets, openSockets } from '../dns/support/openSockets.js';
import { scriptedServer } from '../dns/support/scriptedServer.js';
import { testEstate, type TestEstate } from '../../support/estate.js';

/** So many clusters, asked for at one server. */
function many(port: number, count: number): MatrixRequest {
  return {
    clusters: Array.from({ length: count }, (_, at) => ({
      ...{ name: `c${String(at)}`, endpointName: `c${String(at)}.example.com` },
      ...{ types: ['A'], expected: notRead },
    })),
    vantages: [{ id: 'v', name: 'v', address: '127.0.0.1', port }],
    transport: 'udp',
    reach: false,
  };
}

describe('matrix', function () {
  this.timeout(30_000);
  let estate: TestEstate;
  let request: MatrixRequest;
  before(async () => {
    estate = await testEstate('post');
    const snapshot = await estate.snapshot('payments');
    const cluster = valueOf(snapshot.clusters['payments']);
    const { endpointName = '', certificateAuthority = '' } = cluster ?? {};
    const expected = controlPlaneAddresses(snapshot, 'payments');
    request = {
      clusters: [{ name: 'payments', endpointName, types: ['A'], expected, certificateAuthority }],
      vantages: [estate.vantage(`vpc:${estate.vpc('eks-worker')}`), estate.vantage('public')],
      transport: 'udp',
      reach: false,
    };
  });
  after(() => estate.close());
  const deps = () => ({ dns: estate.read.dns, reach });

  it('tells each cell as it comes, and keeps the order of the question', async () => {
    const heard: MatrixCell[] = [];
    const result = await runMatrix(deps(), request, estate.signal, (cell) => heard.push(cell));
    assert.equal(heard.length, 2);
    assert.deepEqual(
      result.cells.map(({ vantage, check }) => [vantage.id.split(':')[0], check?.verdict.kind]),
      [
        ['vpc', 'private'],
        ['public', 'public'],
      ],
    );
  });

  it('a courier that fails takes away its own cell only', async () => {
    const denied = new PortError({
      kind: 'accessDenied',
      messageKey: 'error.cancelled',
      args: {},
      help: message('help.runAgain'),
    });
    const inside = { through: 'ssm', id: 'ssm:i-1', name: 'a|b <i>', instanceId: 'i-1' } as const;
    const result = await runMatrix(
      { ...deps(), couriers: { ssm: { carry: () => Promise.reject(denied) } } },
      { ...request, vantages: [inside, ...request.vantages] },
      estate.signal,
    );
    assert.deepEqual(
      result.cells.map(({ error, check }) => error?.kind ?? check?.verdict.kind),
      ['accessDenied', 'private', 'public'],
    );
    assert.match(matrixText(result), /a\|b <i> +A +accessDenied/);
    assert.match(matrixMarkdown(result), /\| a\\\|b \\<i\\> \|/);
  });

  it('an abort ends it with what there is', async () => {
    const stop = new AbortController();
    stop.abort();
    const result = await runMatrix(deps(), request, stop.signal);
    assert.deepEqual([result.cancelled, result.cells], [true, []]);
  });

  it('asks 64 at a time, and keeps the order of the question', async () => {
    const server = await scriptedServer((query) => {
      const name = query.questions[0]?.name ?? '';
      return [answerTo(query, { answers: [a(`10.0.0.${/\d+/.exec(name)?.[0] ?? ''}`, name)] })];
    });
    const client = createDnsClient();
    let now = 0;
    let most = 0;
    const dns = {
      query: async (...args: Parameters<typeof client.query>): Promise<DnsExchange> => {
        most = Math.max(most, ++now);
        const exchange = await client.query(...args);
        now--;
        return exchange;
      },
    };
    const heard = new Set<MatrixCell>();
    const never = new AbortController().signal;
    const { cells } = await runMatrix({ dns, reach }, many(server.port, 200), never, (cell) =>
      heard.add(cell),
    );
    await server.close();
    assert.equal(most, 64);
    assert.equal(heard.size, 200);
    assert.equal(cells.length, 200);
    cells.forEach(({ check }, at) => {
      const exchange = check?.exchange;
      assert.ok(exchange?.kind === 'answer');
      const [record] = exchange.message.answers;
      assert.deepEqual(record?.data, { kind: 'A', address: `10.0.0.${String(at)}` });
    });
  });

  it('an abort ends what is being asked at once, begins nothing more, and leaves no socket', async () => {
    const before = await openSockets();
    const stop = new AbortController();
    const server = await scriptedServer(() => {
      stop.abort();
      return [];
    });
    const ports = { dns: createDnsClient(), reach };
    const { cells, cancelled } = await runMatrix(ports, many(server.port, 200), stop.signal);
    assert.equal(cancelled, true);
    assert.deepEqual([...new Set(cells.map(({ check }) => check?.verdict.kind))], ['cancelled']);
    // The second wave was never begun: 64 questions, one try each.
    assert.equal(cells.length, 64);
    assert.ok(server.queries.length >= 1 && server.queries.length <= 64);
    await server.close();
    assert.deepEqual(await newSockets(before), {});
  });

  it('a watch remembers the newest rounds only', async () => {
    const stop = new AbortController();
    const clock = { now: () => systemClock.now(), sleep: () => Promise.resolve() };
    let rounds = 0;
    const history = await watchMatrix(
      { clock, run: () => runMatrix(deps(), request, stop.signal) },
      { intervalMs: 1000, keep: 3 },
      () => {
        rounds += 1;
        if (rounds === 5) stop.abort();
      },
      stop.signal,
    );
    assert.deepEqual(
      history.map(({ number, changes }) => [number, changes.length]),
      [
        [3, 0],
        [4, 0],
        [5, 0],
      ],
    );
  });
});
