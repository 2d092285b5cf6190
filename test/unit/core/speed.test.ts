import assert from 'node:assert/strict';
import { timedRuns, type Timed } from '../../support/fault/speed.js';
import { pauseAfter, usualMs, usualTimes } from '../../../src/core/apply/pace.js';

describe('endpoints that take 60 s of virtual time, at five Resolver calls a second', function () {
  this.timeout(30_000);
  let runs: Readonly<Record<'enable' | 'disable', Timed>>;
  before(async () => {
    runs = await timedRuns(60);
  });

  for (const verb of ['enable', 'disable'] as const) {
    it(`${verb} takes at most 1.10 times its critical path`, () => {
      assert.ok(runs[verb].ratio <= 1.1, String(runs[verb].ratio));
      assert.ok(runs[verb].ratio >= 1, 'nothing is faster than what it waits for');
    });

    it(`${verb} makes no more calls than the plan predicts, plus its polls`, () => {
      const { calls, predicted, polls } = runs[verb];
      assert.ok(calls.length <= predicted + polls, `${calls.length} > ${predicted} + ${polls}`);
      assert.ok(polls < 120, `${polls} polls`);
      // One write of each step, and the two of the claim.
      const writes = calls.filter((call) => !/:(Get|List|Describe|Simulate)/.test(call));
      assert.equal(writes.length, runs[verb].plan.steps.length + 2, writes.join());
    });

    it(`${verb} is never throttled`, () => assert.equal(runs[verb].throttled, 0));
  }

  it('looks less and less often, but around the time that it usually takes', () => {
    const times = { ...usualTimes, usual: usualMs.endpoint };
    assert.equal(pauseAfter(0, times), 250);
    assert.ok(pauseAfter(20_000, times) > pauseAfter(10_000, times));
    assert.ok(pauseAfter(60_000, times) < pauseAfter(30_000, times));
    assert.equal(pauseAfter(200_000, times), 5000);
  });
});
