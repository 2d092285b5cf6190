import { setMaxListeners } from 'node:events';
import type { Dns } from '../ports.js';
import { runCheck, type Check, type CheckRequest } from './check.js';
import { CHECKS_AT_ONCE, inParallel } from './inParallel.js';

/**
 * Many checks, 64 at a time, in the order of the requests; `seen` is told of each as it ends. An
 * aborted signal makes those that are not done `cancelled`, at once. Rejects for nothing that
 * runCheck does not reject for.
 */
export async function checkAll(
  ports: { readonly dns: Dns },
  requests: readonly CheckRequest[],
  signal: AbortSignal,
  seen: (check: Check, index: number) => void = () => undefined,
): Promise<Check[]> {
  // A signal of our own: every check listens to it, and Node takes ten listeners for a leak.
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const onAbort = (): void => {
    stop.abort();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await inParallel(requests, CHECKS_AT_ONCE, async (request, index) => {
      const check = await runCheck(ports, request, stop.signal);
      seen(check, index);
      return check;
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
