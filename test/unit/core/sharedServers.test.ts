import assert from 'node:assert/strict';
import { planUndo } from '../../../src/core/plan/undo.js';
import type { World } from '../../../src/sandbox/world.js';
import { applyPlan } from '../../../src/core/apply/apply.js';
import { assertSameState } from '../../support/answers.js';
import { createRig, type Rig } from '../../support/fault/rig.js';
import { record } from '../../support/fault/scenarios.js';
import { dumpOf } from '../../support/fault/shape.js';
import { theirsWorld, withoutCluster } from '../../support/fault/worlds.js';

const never = new AbortController().signal;
const outside = {
  clientVpcIds: [],
  onPremises: { dnsServers: ['10.20.0.53'], clientRanges: ['10.20.0.0/16'] },
};

/** The entries that let the DNS server in, with the clusters that they are noted for. */
function servers({ securityGroupRules }: World): readonly (readonly string[])[] {
  return securityGroupRules
    .filter(({ cidrIpv4, fromPort }) => fromPort === 53 && cidrIpv4 === '10.20.0.53/32')
    .map(({ tags }) =>
      Object.keys(tags)
        .flatMap((key) => key.split('eks-private-dns:fwd:').slice(1))
        .sort(),
    );
}

describe('two clusters that DNS servers outside AWS ask for at somebody else’s endpoint', () => {
  let rig: Rig;
  const before = theirsWorld();
  let one: World;
  let both: World;
  beforeEach(async () => {
    rig = await createRig(before);
    one = (await record(rig, 'first', 'enable', 'payments', before, outside)).after;
    both = (await record(rig, 'second', 'enable', 'orders', one, outside)).after;
  });
  afterEach(() => rig.close());

  it('share the entries for the DNS servers, which say for whom', () => {
    assert.deepEqual(servers(one), [['payments'], ['payments']]);
    const names = ['orders', 'payments'];
    assert.deepEqual(servers(both), [names, names]);
  });

  for (const [first, last] of [
    ['payments', 'orders'],
    ['orders', 'payments'],
  ] as const) {
    it(`disabling ${first} leaves them to ${last}, which takes them along`, async () => {
      const left = await record(rig, 'one', 'disable', first, both);
      assert.deepEqual(servers(left.after), [[last], [last]]);
      const none = await record(rig, 'last', 'disable', last, left.after);
      assert.equal(dumpOf(none.after), dumpOf(before));
    });
  }

  it('undoing the second takes its note away, and nothing else', async () => {
    const second = await record(rig, 'second', 'enable', 'orders', one, outside);
    const undo = planUndo(await rig.journal.read(second.plan.id));
    assert.ok(undo);
    assert.equal((await applyPlan(undo, rig.deps(), never)).outcome, 'done');
    assertSameState(dumpOf(rig.world()), dumpOf(one));
  });

  it('undoing the first leaves the second what it uses', async () => {
    const first = await record(rig, 'first', 'enable', 'payments', before, outside);
    const undo = planUndo(await rig.journal.read(first.plan.id));
    await record(rig, 'second', 'enable', 'orders', first.after, outside);
    assert.ok(undo);
    assert.equal((await applyPlan(undo, rig.deps(), never)).outcome, 'done');
    assert.deepEqual(servers(rig.world()), [['orders'], ['orders']]);
  });

  it('a cluster that is gone keeps them only until what is left of it is removed', async () => {
    const left = await record(rig, 'one', 'disable', 'payments', withoutCluster(both, 'orders'));
    assert.deepEqual(servers(left.after), [['orders'], ['orders']]);
    const none = await record(rig, 'gone', 'disable', 'orders', left.after);
    assert.deepEqual(servers(none.after), []);
  });
});
