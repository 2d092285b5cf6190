import assert from 'node:assert/strict';
import { seedOf, shares, struckCalls } from '../support/fault/share.js';

const kinds = 20;

describe('the share of the faults that one run tries', () => {
  it('has every kind strike, and strikes every call with some kinds, whatever the seed', () => {
    for (const calls of [4, 17, 64]) {
      for (const seed of [0, 1, 2, 3, 20_786]) {
        const struck = new Set<number>();
        for (let rank = 0; rank < kinds; rank += 1) {
          const share = struckCalls(calls, rank, seed);
          assert.ok(share.length > 0);
          for (const at of share) struck.add(at);
        }
        assert.equal(struck.size, calls);
      }
    }
  });

  it('is the whole matrix after as many seeds as there are shares, no pair twice', () => {
    for (const calls of [2, 17, 64]) {
      const stride = Math.min(shares, calls);
      for (let rank = 0; rank < kinds; rank += 1) {
        const tried = [...Array(stride).keys()].flatMap((n) => struckCalls(calls, rank, 700 + n));
        assert.deepEqual(
          tried.sort((a, b) => a - b),
          struckCalls(calls, rank, 'all'),
        );
      }
    }
  });

  it('is what the seed says, the same all day without one', () => {
    assert.equal(seedOf('17'), 17);
    assert.equal(seedOf('all'), 'all');
    assert.equal(seedOf(''), Math.floor(Date.now() / 86_400_000));
    assert.throws(() => seedOf('often'), /a number or all, not often/);
  });
});
