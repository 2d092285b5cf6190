import type { Clock } from '../../../src/core/ports.js';

/**
 * Time that jumps: as soon as nobody works, it is the earliest sleeper's turn. A wait of
 * minutes takes no time, and the same run makes the same calls.
 */
export interface VirtualClock extends Clock {
  /** For sleepers inside a call that is counted as work. */
  readonly inCall: Clock;
  /** For a wait inside such a call, in turn behind other waits: no work until it settles. */
  idle<T>(act: () => Promise<T>): Promise<T>;
  /** Counts as work until it settles. */
  work<T>(act: () => Promise<T>): Promise<T>;
  set(now: number): void;
}

interface Sleeper {
  readonly at: number;
  wake(): void;
}

export function createVirtualClock(): VirtualClock {
  let time = 0;
  let busy = 0;
  let pumping = false;
  const sleepers = new Set<Sleeper>();

  const pump = async (): Promise<void> => {
    if (pumping) return;
    pumping = true;
    let quiet = 0;
    while (sleepers.size > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      // Below 0 while several calls of one piece of work sleep at once.
      quiet = busy <= 0 ? quiet + 1 : 0;
      if (quiet < 3) continue;
      quiet = 0;
      const [first] = [...sleepers].sort((a, b) => a.at - b.at);
      if (!first) break;
      time = Math.max(time, first.at);
      sleepers.delete(first);
      first.wake();
    }
    pumping = false;
  };

  const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        sleepers.delete(sleeper);
        reject(new DOMException('stopped', 'AbortError'));
      };
      const sleeper: Sleeper = {
        at: time + ms,
        wake() {
          signal.removeEventListener('abort', stop);
          resolve();
        },
      };
      if (signal.aborted) {
        stop();
        return;
      }
      signal.addEventListener('abort', stop, { once: true });
      sleepers.add(sleeper);
      void pump();
    });

  const now = (): number => time;
  return {
    now,
    sleep,
    inCall: {
      now,
      async sleep(ms, signal) {
        busy -= 1;
        try {
          await sleep(ms, signal);
        } finally {
          busy += 1;
        }
      },
    },
    async idle(act) {
      busy -= 1;
      try {
        return await act();
      } finally {
        busy += 1;
      }
    },
    async work(act) {
      busy += 1;
      try {
        return await act();
      } finally {
        busy -= 1;
      }
    },
    set(now) {
      time = now;
    },
  };
}
