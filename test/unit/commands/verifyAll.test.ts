import assert from 'node:assert/strict';
import { verifyAll } from '../../../src/commands/verifyAll.js';
import { createDnsClient } from '../../../src/core/dns/client.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { reach } from '../../../src/core/reach/reach.js';
import { runMatrix } from '../../../src/core/verify/matrix.js';
import type { Operations } from '../../../src/ui/operations.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { context, fakeDeps } from './fakes.js';

describe('Verify all clusters', function () {
  this.timeout(60_000);
  let estate: TestEstate;
  let snapshot: Snapshot;
  before(async () => {
    estate = await testEstate('post');
    snapshot = await estate.snapshot('payments');
  });
  after(() => estate.close());

  const run = async (held: Snapshot, vantage: string, operations: Partial<Operations> = {}) => {
    const { deps, seen } = fakeDeps(
      held,
      {},
      {
        vantages: () => Promise.resolve([estate.vantage(vantage)]),
        runMatrix: (request, signal, onCell) =>
          runMatrix({ dns: createDnsClient(), reach }, request, signal, onCell),
        ...operations,
      },
    );
    const matrix = await verifyAll(deps)(context, { ...held.scope, vantage });
    return { matrix, seen };
  };
  const named = (...names: readonly string[]): Snapshot => ({
    ...snapshot,
    clusterNames: { ...snapshot.identity, known: true, value: names } as Snapshot['clusterNames'],
  });

  it('fills a Markdown table, and says how many are right', async () => {
    const own = `vpc:${estate.vpc('eks-worker')}`;
    const { seen } = await run(named('payments', 'lost'), own);
    const [document] = seen.documents;
    assert.equal(document?.name, `${snapshot.scope.profile}.${snapshot.scope.region}.checks.md`);
    assert.match(document.content, /^# Clusters of .+ asked from eks-worker/);
    assert.match(document.content, /\| payments \| eks-worker.+ \| yes \| 2\/2 \| 2\/2 \| 401 \|/);
    assert.match(document.content, /Left out.+: lost\n/);
    assert.doesNotMatch(document.content, /Asking: /);
    assert.deepEqual(
      seen.said.map(({ kind, text }) => [kind, text.slice(0, 26)]),
      [['info', '1 of 1 answers are right, ']],
    );
  });

  it('warns where one is wrong', async () => {
    const { seen } = await run(named('payments'), 'public');
    assert.equal(seen.said[0]?.kind, 'warn');
    assert.match(seen.documents[0]?.content ?? '', /\| no \|/);
  });

  it('keeps what was asked when it is cancelled, and says so', async () => {
    const stop = new AbortController();
    const { seen } = await run(named('payments'), 'public', {
      runMatrix: (request, _signal, onCell) => {
        stop.abort();
        return runMatrix({ dns: createDnsClient(), reach }, request, stop.signal, onCell);
      },
    });
    assert.match(seen.documents[0]?.content ?? '', /Cancelled: 0 of 1 were asked\./);
    assert.deepEqual(seen.said, []);
  });

  it('says that there is nothing to be asked for', async () => {
    const { matrix, seen } = await run(named('lost'), 'public');
    assert.equal(matrix, undefined);
    assert.deepEqual(seen.documents, []);
    assert.match(seen.said[0]?.text ?? '', /No cluster of/);
  });
});
