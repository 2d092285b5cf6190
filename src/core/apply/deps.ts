import type { AwsAs } from './identities.js';
import type { Aws, Clock, Journal, Lock, Log, Renew } from '../ports.js';
import type { Progress } from '../ports/progress.js';

/** What applying needs of the world. */
export interface ApplyDeps {
  /** As the plan's own identity. */
  readonly aws: Aws;
  /** As its further ones; absent where there are none. */
  readonly awsAs?: AwsAs;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly progress: Progress;
  readonly log: Log;
  /** Go on although what the plan makes could not be removed with these credentials. */
  readonly evenIfNotRemovable?: boolean;
  /** Keeps the other processes with the same journal out meanwhile. */
  readonly lock?: Lock;
  /** Without it a run ends when its credentials do. */
  readonly renew?: Renew;
}
