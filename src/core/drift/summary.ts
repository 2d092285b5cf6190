import { message, type Message } from '../model/message.js';

/** How many things have drifted for a cluster, as a sentence. */
export function driftSummary(cluster: string, count: number): Message {
  if (count === 0) return message('drift.none', { cluster });
  return count === 1
    ? message('drift.one', { cluster })
    : message('drift.some', { cluster, count });
}
