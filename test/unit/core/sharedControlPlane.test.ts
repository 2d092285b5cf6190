import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/core/apply/apply.js';
import { planUndo } from '../../../src/core/plan/undo.js';
import type { World } from '../../../src/sandbox/world.js';
import { createRig, type Rig } from '../../support/fault/rig.js';
import { record } from '../../support/fault/scenarios.js';
import { dumpOf } from '../../support/fault/shape.js';
import { twoClustersWorld } from '../../support/fault/worlds.js';

const never = new AbortController().signal;

describe('two clusters whose control planes wear one security group', () => {
  let rig: Rig;
  const before = twoClustersWorld();
  let both: World;
  beforeEach(async () => {
    rig = await createRig(before);
    const first = await record(rig, 'first', 'enable', 'payments', before);
    const second = await record(rig, 'second', 'enable', 'orders', first.after);
    both = second.after;
  });
  afterEach(() => rig.close());

  it('share one entry for 443 from the client VPC', () => {
    assert.equal(entries443(both), 1);
  });

  it('disabling the one that made it leaves it to the other, and the last takes it along', async () => {
    const one = await record(rig, 'one', 'disable', 'payments', both);
    assert.equal(entries443(one.after), 1);
    const last = await record(rig, 'last', 'disable', 'orders', one.after);
    assert.equal(dumpOf(last.after), dumpOf(before));
  });

  it('disabling the other one leaves it to the one that made it', async () => {
    const one = await record(rig, 'one', 'disable', 'orders', both);
    assert.equal(entries443(one.after), 1);
  });

  it('undoing the first, whose endpoints the second uses, does not take 443 from the second', async () => {
    const first = await record(rig, 'first', 'enable', 'payments', before);
    const undo = planUndo(await rig.journal.read(first.plan.id));
    assert.ok(undo);
    rig.reset(both);
    const result = await applyPlan(undo, rig.deps(), never);
    assert.equal(result.outcome, 'failed');
    assert.equal(result.error?.kind, 'inUse');
    assert.equal(entries443(rig.world()), 1);
  });
});

function entries443({ securityGroupRules }: World): number {
  return securityGroupRules.filter(
    ({ fromPort, cidrIpv4 }) => fromPort === 443 && cidrIpv4 === '172.16.0.0/16',
  ).length;
}
