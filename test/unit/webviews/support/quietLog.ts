import type { Log } from '../../../../src/core/ports.js';

/** A log that remembers the names of its events. */
export function rememberingLog(): Log & { readonly events: string[] } {
  const events: string[] = [];
  const add = (event: string) => void events.push(event);
  return { events, debug: add, info: add, warn: add, error: add };
}

/** Lets everything that is ready to run, run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
