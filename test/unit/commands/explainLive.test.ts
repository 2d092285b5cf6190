import assert from 'node:assert/strict';
import { reader } from '../../../src/core/inventory/reader.js';
import { explain } from '../../../src/commands/explain.js';
import type { Connect } from '../../../src/core/ports.js';
import { createSnapshotStore } from '../../../src/store/snapshotStore.js';
import { systemClock } from '../../../src/store/systemClock.js';
import { createOperations } from '../../../src/ui/createOperations.js';
import type { Operations } from '../../../src/ui/operations.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { memoryLock } from '../../support/memoryLock.js';
import { context, fakeDeps, quietLog } from './fakes.js';

/** What the editor's commands work with, over a sandbox. */
function operationsOver(estate: TestEstate): Operations {
  const connect: Connect = () =>
    Promise.resolve({
      aws: estate.aws,
      ssm: estate.ssm,
      vantages: { list: () => estate.places() },
      publicServer: () => Promise.resolve(estate.vantage('public')),
    });
  const { dns } = estate.read;
  const unasked = () => Promise.reject(new Error('nothing is run inside'));
  return createOperations({
    store: createSnapshotStore({
      loadReader: () => Promise.resolve({ reader }),
      connect,
      clock: systemClock,
      dns,
    }),
    ...{ connect, dns, clock: systemClock, log: quietLog, signal: estate.signal },
    ...{ journal: estate.journal, lock: memoryLock(), profiles: () => Promise.resolve([]) },
    renew: () => Promise.resolve(undefined),
    kubectl: { contexts: unasked, nodes: unasked },
    pod: { carry: unasked },
  });
}

describe('Explain resolution against the sandbox', function () {
  this.timeout(30_000);
  let estate: TestEstate;
  before(async () => {
    estate = await testEstate('post');
  });
  after(() => estate.close());

  it('shows what is computed beside what was asked and connected, and runs no command', async () => {
    const operations = operationsOver(estate);
    const scope = { profile: 'sandbox', region: 'us-east-1' };
    const { deps, seen } = fakeDeps(operations.snapshot(scope), {}, operations);
    const vpcId = estate.vpc('tools');
    await explain(deps)(context, { ...scope, clusterName: 'payments', vpcId });
    const { content = '' } = seen.documents[0] ?? {};
    assert.match(content, /### F8: No Resolver rule/);
    assert.match(content, /udp\/53 A: NOERROR .*public; computed: public/);
    assert.match(content, /udp\/53 AAAA: NOERROR .*computed: nodata/);
    assert.match(content, /tcp\/443 192\.168\.\d+\.\d+: timeout .*computed: drop/);
    assert.doesNotMatch(content, /do not agree|Not asked/);
    const calls = await estate.calls();
    assert.ok(calls.length > 0);
    assert.deepEqual(
      calls.filter(({ service }) => service === 'ssm'),
      [],
    );
  });
});
