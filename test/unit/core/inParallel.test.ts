import assert from 'node:assert/strict';
import { inParallel } from '../../../src/core/verify/inParallel.js';

describe('work in parallel', () => {
  it('starts no more after a rejection', async () => {
    let started = 0;
    await assert.rejects(
      inParallel([1, 2, 3, 4, 5, 6], 2, async (item) => {
        started++;
        await Promise.resolve();
        if (item === 2) throw new Error('two');
      }),
      /two/,
    );
    assert.ok(started < 6);
    assert.deepEqual(await inParallel([], 2, () => Promise.resolve(1)), []);
  });
});
