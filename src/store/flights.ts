import { cancelled } from '../core/model/portError.js';

/** One piece of work per key at a time, shared by all who want it. */
export interface Flights {
  /**
   * Joins the work of that key, or starts it. With `fresh`, work that began earlier is not
   * joined: it may have looked before the change that made the caller ask. The work is told to
   * stop when everybody who waits for it has left.
   */
  join(
    key: string,
    fresh: boolean,
    work: (signal: AbortSignal) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void>;
}

interface Flight {
  readonly done: Promise<void>;
  readonly controller: AbortController;
  waiting: number;
  started: boolean;
}

/** Nothing in flight. */
export function createFlights(): Flights {
  const current = new Map<string, Flight>();
  const next = new Map<string, Flight>();

  const launch = (
    key: string,
    table: Map<string, Flight>,
    after: Promise<void> | undefined,
    work: (signal: AbortSignal) => Promise<void>,
  ): Flight => {
    const controller = new AbortController();
    const run = async (): Promise<void> => {
      if (after) {
        await after.catch(() => undefined);
        next.delete(key);
        current.set(key, flight);
      }
      flight.started = true;
      if (controller.signal.aborted) throw cancelled();
      await work(controller.signal);
    };
    const flight: Flight = { controller, waiting: 0, started: false, done: Promise.resolve() };
    const done = run().finally(() => {
      if (current.get(key) === flight) current.delete(key);
    });
    // Whoever has left hears nothing of a failure; those who wait hear it in `wait`.
    done.catch(() => undefined);
    Object.assign(flight, { done });
    table.set(key, flight);
    return flight;
  };

  return {
    join(key, fresh, work, signal) {
      if (signal.aborted) return Promise.reject(cancelled());
      const running = current.get(key);
      const usable = running && !running.controller.signal.aborted ? running : undefined;
      if (usable && !fresh) return wait(usable, signal);
      const queued = next.get(key);
      if (queued && !queued.controller.signal.aborted) return wait(queued, signal);
      const flight = running
        ? launch(key, next, running.done, work)
        : launch(key, current, undefined, work);
      return wait(flight, signal);
    },
  };
}

function wait(flight: Flight, signal: AbortSignal): Promise<void> {
  flight.waiting += 1;
  return new Promise((resolve, reject) => {
    let left = false;
    const leave = (): void => {
      if (left) return;
      left = true;
      signal.removeEventListener('abort', onAbort);
      flight.waiting -= 1;
    };
    const onAbort = (): void => {
      leave();
      if (flight.waiting === 0) flight.controller.abort();
      reject(cancelled());
    };
    signal.addEventListener('abort', onAbort, { once: true });
    flight.done.then(resolve, reject).finally(leave);
  });
}
