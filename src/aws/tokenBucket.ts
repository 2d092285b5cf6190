import { setMaxListeners } from 'node:events';
import { cancelled } from '../core/model/portError.js';
import type { Clock } from '../core/ports.js';

/** Hands out permission to call, at most `ratePerSecond` on average and `burst` at once. */
export interface TokenBucket {
  /** Resolves when one call may be made, first come first served; throws `cancelled`. */
  take(signal: AbortSignal): Promise<void>;
}

/** A bucket that starts full. */
export function createTokenBucket(
  { ratePerSecond, burst }: { readonly ratePerSecond: number; readonly burst: number },
  clock: Clock,
): TokenBucket {
  let tokens = burst;
  let filledAt = clock.now();
  let queue: Promise<void> = Promise.resolve();

  const refill = (): void => {
    const now = clock.now();
    // A clock that jumps back must not take tokens away.
    tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) * ratePerSecond) / 1000);
    filledAt = now;
  };

  const takeNow = async (signal: AbortSignal): Promise<void> => {
    refill();
    while (tokens < 1) {
      await clock.sleep(Math.ceil(((1 - tokens) * 1000) / ratePerSecond), signal);
      refill();
    }
    tokens -= 1;
  };

  return {
    take(signal) {
      const turn = queue.then(() => {
        if (signal.aborted) throw cancelled();
        return takeNow(signal);
      });
      // One that gives up must not stop those behind it.
      queue = turn.then(
        () => undefined,
        () => undefined,
      );
      return abandonable(turn, signal);
    },
  };
}

/** Settles with the promise, or rejects with `cancelled` as soon as the signal aborts. */
export function abandonable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => reject(cancelled());
    if (signal.aborted) onAbort();
    // One signal stops as many calls as the user's act needs; that is no leak.
    setMaxListeners(0, signal);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/**
 * Route 53 Resolver allows five calls a second per account and Region over all its operations
 * (aws facts §2.8). Every port in this process with the same key shares one bucket, below that.
 */
export function sharedResolverBucket(key: string, clock: Clock): TokenBucket {
  const found = resolverBuckets.get(key);
  if (found) return found;
  const made = createTokenBucket({ ratePerSecond: 4, burst: 4 }, clock);
  resolverBuckets.set(key, made);
  return made;
}

const resolverBuckets = new Map<string, TokenBucket>();
