import type { Log } from '../../../../src/core/ports.js';

/** A log that remembers the names of its events. */
export function rememberingLog(): Log & { readonly events: string[] } {
  const events: string[] = [];
  const add = (event: string) => void events.push(event);
  return { events, debug: add, info: add, warn: add, error: add };
}

/** Waits for what takes as long as it takes, a file say; the test's own time is the bound. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Lets everything that is ready to run, run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
