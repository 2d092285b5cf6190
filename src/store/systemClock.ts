import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../core/ports.js';

/** The real time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    await delay(ms, undefined, { signal });
  },
};
