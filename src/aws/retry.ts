import type { Diagnosed } from './errors.js';

/** Attempts in all, the first one included. */
export const maxAttempts = 5;

/**
 * Whether a failed call is tried again. A quota is never retried; `[RSLVR-00201]` is an internal
 * error though it comes with HTTP 400 (aws facts §2.1, §2.8). A write whose connection broke
 * after it may have been sent is not repeated: the caller looks up what became of it.
 */
export function isRetryable({ trouble, thrown, rslvr }: Diagnosed, isWrite: boolean): boolean {
  if (thrown.clockSkewCorrected) return true;
  switch (trouble) {
    case 'throttled':
      return true;
    case 'internal':
      return rslvr === '00201' || (thrown.status ?? 0) >= 500;
    case 'unreachable':
      // A name that does not exist or a port nobody listens on will not change in a second.
      return thrown.nodeCode === 'EAI_AGAIN';
    case 'interrupted':
    case 'timeout':
      return !isWrite;
    default:
      return false;
  }
}

/** Milliseconds to wait before attempt `attempt + 1`: doubling from 200 ms to 5 s, with full jitter above half. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(5000, 200 * 2 ** (attempt - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}
