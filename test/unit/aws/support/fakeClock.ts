import type { Clock } from '../../../../src/core/ports.js';

/** A clock that jumps ahead instead of waiting, and remembers how long it was asked to wait. */
export function fakeClock(
  start = 1_000_000,
): Clock & { readonly slept: number[]; advance(ms: number): void } {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    advance: (ms) => void (now += ms),
    sleep(ms, signal) {
      if (signal.aborted) {
        return Promise.reject(Object.assign(new Error('aborted'), { name: 'AbortError' }));
      }
      slept.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}
