import assert from 'node:assert/strict';
import type { ApplyEvent, ApplyResult, StepState } from '../../../src/core/model/apply.js';
import { asId, type VpcId } from '../../../src/core/model/ids.js';
import { text } from '../../../src/core/model/text.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import type { RunStatus } from '../../../src/platform/runItem.js';
import { createRunStatus } from '../../../src/ui/runStatus.js';
import { clientVpcId, postEstate, target } from '../webviews/support/postEstate.js';

const { clusterName } = target;
const { plan } = planEnable(postEstate(), {
  clusterName,
  clientVpcIds: [asId<VpcId>(clientVpcId)],
});
assert.ok(plan);
const [first] = plan.steps;
assert.ok(first);
const never = new AbortController().signal;

/** A bar that is read, a clock that is set, and an apply that ends when told. */
function stage() {
  const shown: (RunStatus | undefined)[] = [];
  const ticks = new Set<() => void>();
  const clock = { at: 0 };
  const { following } = createRunStatus({
    item: { show: (status) => void shown.push(status), dispose: () => undefined },
    say: text,
    now: () => clock.at,
    everySecond: (tick) => {
      ticks.add(tick);
      return () => void ticks.delete(tick);
    },
  });
  const ends: { resolve: (result: ApplyResult) => void; reject: (why: Error) => void }[] = [];
  const hearers: ((event: ApplyEvent) => void)[] = [];
  const apply = following(
    (_plan, onEvent) =>
      new Promise((resolve, reject) => {
        hearers.push(onEvent);
        ends.push({ resolve, reject });
      }),
    () => ({ command: 'somewhere', argument: clusterName }),
  );
  const tell = (stepId: string, state: StepState) =>
    hearers.at(-1)?.({ planId: plan?.id ?? '', stepId, at: clock.at, state });
  return { shown, ticks, clock, ends, apply, tell };
}

describe('the status bar while a plan is applied', () => {
  it('says the step and how long it has taken, second by second, and where to follow it', async () => {
    const { shown, ticks, clock, ends, apply, tell } = stage();
    const heard: string[] = [];
    const run = apply(plan, ({ stepId }) => void heard.push(stepId), never);
    assert.equal(shown.at(-1)?.text, '$(loading~spin) payments: step 1 of 10, 0 s');
    tell(first.id, { state: 'running' });
    assert.ok(shown.at(-1)?.tooltip.includes(text(first.title)));
    tell(first.id, { state: 'done', found: false, outputs: {} });
    clock.at = 94_500;
    for (const tick of ticks) tick();
    assert.equal(shown.at(-1)?.text, '$(loading~spin) payments: step 2 of 10, 1 min 34 s');
    assert.ok(!shown.at(-1)?.label.includes('min'), 'a screen reader is not told every second');
    assert.deepEqual(shown.at(-1)?.click, { command: 'somewhere', argument: clusterName });
    assert.deepEqual(heard, [first.id, first.id]);
    ends[0]?.resolve({ planId: plan.id, outcome: 'done', states: {}, made: [], elapsedMs: 1 });
    assert.equal((await run).outcome, 'done');
    assert.equal(shown.at(-1), undefined);
    assert.equal(ticks.size, 0);
  });

  it('is gone after an apply that threw, and stays while another one goes on', async () => {
    const { shown, ticks, ends, apply } = stage();
    const one = apply(plan, () => undefined, never);
    const other = apply({ ...plan, clusterName: 'orders' }, () => undefined, never);
    assert.match(shown.at(-1)?.text ?? '', /orders/);
    assert.match(shown.at(-1)?.tooltip ?? '', /orders.*\npayments/);
    ends[1]?.reject(new Error('gone'));
    await assert.rejects(other, /gone/);
    assert.match(shown.at(-1)?.text ?? '', /payments/);
    assert.equal(ticks.size, 1);
    ends[0]?.reject(new Error('gone'));
    await assert.rejects(one, /gone/);
    assert.equal(shown.at(-1), undefined);
    assert.equal(ticks.size, 0);
  });
});
