import type { Clock } from '../core/ports.js';

/** Milliseconds between two looks: from the first, half as much again each time, up to the last. */
export const pollFirstMs = 3_000;
export const pollLastMs = 60_000;
/** Looks in a row after which only the user's own refresh looks again. */
export const pollLooks = 40;

/** One look: asks again what is in transition. Gives whether there is anything left to wait for. */
export type Look = (signal: AbortSignal) => Promise<boolean>;

/** Starts looking again and again, and stops. */
export interface Poller {
  /** Looks while there is something to wait for; does nothing if it is looking already. */
  wake(): void;
  /** Stops; a later `wake` begins anew. */
  rest(): void;
}

/**
 * A poller that is bounded in every way: it backs off, it gives up after
 * {@link pollLooks} looks, and it rests while nobody can see the outcome.
 */
export function createPoller(
  clock: Pick<Clock, 'sleep'>,
  look: Look,
  failed: (thrown: unknown) => void,
): Poller {
  let current: AbortController | undefined;

  async function run(controller: AbortController): Promise<void> {
    let wait = pollFirstMs;
    for (let looks = 0; looks < pollLooks; looks += 1) {
      await clock.sleep(wait, controller.signal);
      if (!(await look(controller.signal))) return;
      wait = Math.min(wait * 1.5, pollLastMs);
    }
  }

  return {
    wake() {
      if (current) return;
      const controller = new AbortController();
      current = controller;
      run(controller)
        .catch((thrown: unknown) => {
          if (!controller.signal.aborted) failed(thrown);
        })
        .finally(() => {
          if (current === controller) current = undefined;
        });
    },
    rest() {
      current?.abort();
      current = undefined;
    },
  };
}
