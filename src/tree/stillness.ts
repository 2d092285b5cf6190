import { setTimeout as sleep } from 'node:timers/promises';

/** Knows whether something has been left alone for a while. */
export interface Stillness {
  stir(): void;
  wait(): Promise<void>;
}

/**
 * The editor gathers changes of a tree for 200 ms and does not say when it has drawn them:
 * `wait` ends when nothing stirred for `quiet` ms, and after `patience` ms in any case.
 */
export function createStillness(quiet = 350, patience = 1500): Stillness {
  let stirred = -Infinity;
  return {
    stir() {
      stirred = performance.now();
    },
    async wait() {
      const giveUp = performance.now() + patience;
      for (;;) {
        const now = performance.now();
        const left = Math.min(stirred + quiet, giveUp) - now;
        if (left <= 0) return;
        await sleep(left);
      }
    },
  };
}
