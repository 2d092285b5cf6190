import assert from 'node:assert/strict';
import type { EnableRequest, Plan } from '../../../src/core/model/plan.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { diffPlans } from '../../../src/core/plan/diff.js';
import { diffJson, diffText } from '../../../src/core/plan/diffText.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { assertGolden } from '../../support/golden.js';

describe('the difference between two plans', () => {
  let estate: TestEstate;
  let post: Snapshot;
  before(async () => {
    estate = await testEstate('post');
    post = await estate.snapshot('payments');
  });
  after(() => estate.close());

  const plan = (request: Partial<EnableRequest> = {}): Plan => {
    const all = { clusterName: 'payments', clientVpcIds: [estate.vpc('tools')], ...request };
    const { plan: made, problems } = planEnable(post, all);
    assert.ok(made, JSON.stringify(problems));
    return made;
  };

  it('is none between a plan and itself, or one read at another time as another profile', () => {
    const one = plan();
    const other = {
      ...one,
      id: 'enable-0123456789abcdef',
      identity: { ...one.identity, profile: 'ci' },
    };
    const diff = diffPlans(one, other);
    assert.ok(diff.same);
    assert.match(diffText(diff), /Both plans do the same/);
  });

  it('names steps that come and go, what changed in others, and the cost, word for word', () => {
    const onPremises = { dnsServers: ['10.20.0.53'], clientRanges: ['10.20.0.0/16'] };
    const from = { ...plan({ onPremises, tags: { team: 'a' } }), id: 'enable-A' };
    const to = { ...plan({ tags: { team: 'b' } }), id: 'enable-B' };
    const diff = diffPlans(from, to);
    assert.ok(!diff.same);
    assertGolden('plan/diff.txt', diffText(diff));
    assertGolden('plan/diff.json', `${JSON.stringify(diffJson(diff), undefined, 2)}\n`);
  });

  it('is the other way round from the other side', () => {
    const [a, b] = [
      plan(),
      plan({
        clientVpcIds: [] as never,
        onPremises: { dnsServers: ['10.20.0.53'], clientRanges: [] },
      }),
    ];
    const there = diffPlans(a, b);
    const back = diffPlans(b, a);
    assert.deepEqual(there.added, back.removed);
    assert.deepEqual(there.removed, back.added);
    assert.ok(there.removed.length > 0);
    assert.equal(there.cost.before, back.cost.after);
    assert.ok(there.cost.after < there.cost.before);
  });
});
