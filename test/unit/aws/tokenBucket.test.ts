import assert from 'node:assert/strict';
import { createTokenBucket, sharedResolverBucket } from '../../../src/aws/tokenBucket.js';
import { PortError } from '../../../src/core/model/portError.js';
import { fakeClock } from './support/fakeClock.js';
import { never } from './support/port.js';

describe('token bucket', () => {
  it('lets a burst through at once and spaces the rest', async () => {
    const clock = fakeClock(0);
    const bucket = createTokenBucket({ ratePerSecond: 4, burst: 4 }, clock);
    const at: number[] = [];
    for (let call = 0; call < 12; call += 1) {
      await bucket.take(never);
      at.push(clock.now());
    }
    assert.deepEqual(at.slice(0, 4), [0, 0, 0, 0]);
    assert.deepEqual(at.slice(4), [250, 500, 750, 1000, 1250, 1500, 1750, 2000]);
  });

  it('never grants more than burst plus rate in any second, however callers crowd', async () => {
    const clock = fakeClock(0);
    const bucket = createTokenBucket({ ratePerSecond: 4, burst: 4 }, clock);
    const at: number[] = [];
    await Promise.all(
      Array.from({ length: 40 }, () => bucket.take(never).then(() => at.push(clock.now()))),
    );
    for (const start of at) {
      const within = at.filter((time) => time >= start && time < start + 1000).length;
      assert.ok(within <= 8, `${within} grants within a second`);
    }
    assert.equal(at.length, 40);
  });

  it('does not save up more than its burst', async () => {
    const clock = fakeClock(0);
    const bucket = createTokenBucket({ ratePerSecond: 4, burst: 4 }, clock);
    clock.advance(60_000);
    for (let call = 0; call < 4; call += 1) await bucket.take(never);
    assert.deepEqual(clock.slept, []);
    await bucket.take(never);
    assert.equal(clock.slept.length, 1);
  });

  it('lets those behind go on when one gives up', async () => {
    const clock = fakeClock(0);
    const bucket = createTokenBucket({ ratePerSecond: 1, burst: 1 }, clock);
    const controller = new AbortController();
    const first = bucket.take(never);
    const second = bucket.take(controller.signal);
    const third = bucket.take(never);
    controller.abort();
    await first;
    await assert.rejects(
      second,
      (error) => error instanceof PortError && error.kind === 'cancelled',
    );
    await third;
  });

  it('is shared by all ports of the same credentials and Region', () => {
    const clock = fakeClock();
    assert.equal(sharedResolverBucket('same', clock), sharedResolverBucket('same', clock));
    assert.notEqual(sharedResolverBucket('same', clock), sharedResolverBucket('other', clock));
  });
});
