import assert from 'node:assert/strict';
import { valueOf } from '../../../src/core/model/fact.js';
import { PortError } from '../../../src/core/model/portError.js';
import { message } from '../../../src/core/model/message.js';
import { reach } from '../../../src/core/reach/reach.js';
import { controlPlaneAddresses } from '../../../src/core/verify/controlPlane.js';
import { runMatrix, type MatrixCell, type MatrixRequest } from '../../../src/core/verify/matrix.js';
import { matrixMarkdown, matrixText } from '../../../src/core/verify/matrixText.js';
import { watchMatrix } from '../../../src/core/verify/watch.js';
import { systemClock } from '../../../src/store/systemClock.js';
import { testEstate, type TestEstate } from '../../support/estate.js';

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
