import type { Aws, Clock, Journal, Log, Progress } from '../ports.js';

/** What applying needs of the world. */
export interface ApplyDeps {
  readonly aws: Aws;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly progress: Progress;
  readonly log: Log;
}
