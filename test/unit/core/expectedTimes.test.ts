import assert from 'node:assert/strict';
import { expectedTimes } from '../../../src/core/apply/expectedTimes.js';
import type { JournalEntry } from '../../../src/core/model/apply.js';
import { asId, type VpcId } from '../../../src/core/model/ids.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { clientVpcId, postEstate, target } from '../webviews/support/postEstate.js';

const { plan } = planEnable(postEstate(), {
  clusterName: target.clusterName,
  clientVpcIds: [asId<VpcId>(clientVpcId)],
});
assert.ok(plan);
const { id: planId } = plan;
const endpoint = plan.steps.find(({ spec }) => spec.kind === 'createResolverEndpoint');
const rule = plan.steps.find(({ spec }) => spec.kind === 'createResolverRule');
assert.ok(endpoint && rule);

function took(stepId: string, ms: number, begun = true): readonly JournalEntry[] {
  assert.ok(plan);
  return [
    { event: 'plan', at: 0, planId, plan },
    ...(begun ? [{ event: 'begin', at: 1000, planId, stepId } as const] : []),
    { event: 'done', at: 1000 + ms, planId, stepId, outputs: {} },
  ];
}

describe('how long a step is likely to take', () => {
  it('is what AWS says of endpoints, and not known of the rest, before there are runs', () => {
    const expected = expectedTimes(plan, []);
    assert.equal(expected[endpoint.id], 90_000);
    assert.equal(expected[rule.id], undefined);
  });

  it('is the median of earlier runs of its kind, without steps that were there already', () => {
    const journals = [40_000, 45_000, 600_000].map((ms) => took(endpoint.id, ms));
    const expected = expectedTimes(plan, [
      ...journals,
      took(endpoint.id, 10, false),
      took(rule.id, 2000),
    ]);
    assert.equal(expected[endpoint.id], 45_000);
    assert.equal(expected[rule.id], 2000);
  });

  it('does not take the pause between two runs for work', () => {
    const again = [...took(endpoint.id, 9000).slice(0, 2), ...took(endpoint.id, 80_000_000, false)];
    assert.equal(expectedTimes(plan, [again])[endpoint.id], 90_000);
  });
});
