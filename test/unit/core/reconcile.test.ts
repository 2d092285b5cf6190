import assert from 'node:assert/strict';
import { reconcile } from '../../../src/core/apply/reconcile.js';
import { applyPlan } from '../../../src/core/apply/apply.js';
import { asId } from '../../../src/core/model/ids.js';
import type { JournalEntry } from '../../../src/core/model/apply.js';
import { PortError } from '../../../src/core/model/portError.js';
import { createRig, type Rig } from '../../support/fault/rig.js';
import { faultKinds } from '../../support/fault/faults.js';
import { record, type Scenario } from '../../support/fault/scenarios.js';
import { postWorld } from '../../support/fault/worlds.js';

const never = new AbortController().signal;

describe('finding out what became of a lost answer', () => {
  let rig: Rig;
  let scenario: Scenario;
  before(async () => {
    rig = await createRig(postWorld());
    scenario = await record(rig, 'enable', 'enable', 'payments', postWorld());
  });
  after(() => rig.close());

  const struck = async (name: string, operation: string): Promise<readonly JournalEntry[]> => {
    const kind = faultKinds.find((one) => one.name === name);
    assert.ok(kind);
    rig.reset(scenario.before);
    const signal = rig.arm(kind, scenario.calls.indexOf(operation) + 1);
    await applyPlan(scenario.plan, rig.deps(), signal);
    await rig.heal();
    return rig.journal.read(scenario.plan.id);
  };
  const deps = () => ({ aws: rig.aws, journal: rig.journal, clock: rig.clock, lock: rig.lock });

  it('writes down what AWS made after the network was gone', async () => {
    const entries = await struck(
      'network gone once AWS acted',
      'route53resolver:CreateResolverEndpoint',
    );
    const after = await reconcile(entries, deps(), never);
    const added = after.slice(entries.length);
    assert.ok(added.some((entry) => entry.event === 'made' && entry.stepId.endsWith('-endpoint')));
    assert.deepEqual(await rig.journal.read(scenario.plan.id), after);
  });

  it('asks nothing where AWS refused the write, or where nothing is in doubt', async () => {
    const entries = await struck('AccessDenied', 'ec2:CreateSecurityGroup');
    const asked = rig.calls().length;
    assert.equal(await reconcile(entries, deps(), never), entries);
    assert.equal(rig.calls().length, asked);
  });

  it('concludes nothing as another account', async () => {
    const entries = await struck('killed once AWS acted', 'ec2:CreateSecurityGroup');
    const accountId = asId<Scenario['plan']['identity']['accountId']>('999900001111');
    const foreign = entries.map((entry) =>
      entry.event === 'plan'
        ? { ...entry, plan: { ...entry.plan, identity: { ...entry.plan.identity, accountId } } }
        : entry,
    );
    const refused = (thrown: unknown): boolean =>
      thrown instanceof PortError && thrown.info.messageKey === 'error.accountMismatch';
    await assert.rejects(reconcile(foreign, deps(), never), refused);
  });
});
