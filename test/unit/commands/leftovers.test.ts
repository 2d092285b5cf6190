import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/core/apply/apply.js';
import { readParts } from '../../../src/core/inventory/read.js';
import { emptySnapshot, type Snapshot } from '../../../src/core/model/snapshot.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { commands } from '../../../src/commands/all.js';
import type { World } from '../../../src/sandbox/world.js';
import type { Operations } from '../../../src/ui/operations.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { applied } from '../../support/plans.js';
import { reshape } from '../../support/reshape.js';
import { context, fakeDeps, type Answers } from './fakes.js';

const scope = { profile: 'sandbox', region: 'us-east-1' };

describe('Remove what is left over…', function () {
  this.timeout(30_000);
  let estate: TestEstate;
  beforeEach(async () => {
    estate = await testEstate('post');
    const request = { clusterName: 'payments', clientVpcIds: [estate.vpc('tools')] };
    await applied(estate, planEnable(await estate.snapshot('payments'), request));
  });
  afterEach(() => estate.close());

  const gone = (): Promise<void> => reshape(estate, (world) => void (world.clusters = []));
  const stage = (answers: Answers) => {
    let held: Snapshot = emptySnapshot(scope);
    const operations: Partial<Operations> = {
      read: async (_scope, parts, signal) => {
        held = await readParts(estate.read, held, parts, signal);
        return held;
      },
      applyPlan: (plan, _onEvent, signal) => applyPlan(plan, estate.applyDeps(), signal),
    };
    return fakeDeps(held, answers, operations);
  };
  const endpoints = async (): Promise<number> =>
    (JSON.parse(await estate.dump()) as World).resolverEndpoints.length;

  it('lists clusters that are gone with their monthly price, and removes the one that is picked', async () => {
    await gone();
    const { deps, seen } = stage({ pick: 'payments', confirm: true });
    await commands['eksPrivateDns.removeLeftovers'](deps)(context, scope);
    assert.deepEqual(seen.picks[0]?.labels, ['payments']);
    assert.match(seen.documents[0]?.content ?? '', /\$365\.00 now, \$0\.00 after/);
    assert.equal(seen.confirmed.length, 1);
    assert.equal(await endpoints(), 0);
    await commands['eksPrivateDns.removeLeftovers'](deps)(context, scope);
    assert.match(seen.said.at(-1)?.text ?? '', /Nothing is left/);
  });

  it('changes nothing unless it is confirmed, and nothing while the cluster is there', async () => {
    const none = stage({ pick: 'payments', confirm: true });
    await commands['eksPrivateDns.removeLeftovers'](none.deps)(context, scope);
    assert.deepEqual(none.seen.picks, []);
    await gone();
    const { deps } = stage({ pick: 'payments', confirm: false });
    await assert.rejects(commands['eksPrivateDns.removeLeftovers'](deps)(context, scope));
    assert.equal(await endpoints(), 2);
  });

  it('is what Disable does, too, where it is told the name of a cluster that is gone', async () => {
    await gone();
    const { deps } = stage({ confirm: true });
    await commands['eksPrivateDns.disable'](deps)(context, { ...scope, clusterName: 'payments' });
    assert.equal(await endpoints(), 0);
  });
});
