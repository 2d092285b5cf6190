import type { SetupFromApp } from '../../contract/setup.js';
import type { SetupRequest } from '../../contract/setupForm.js';
import type { Say } from '../shared/talk.js';

/** What the parts of the page are given besides their piece of the state. */
export interface Parts {
  readonly say: Say;
  /** Asks the host for an act without arguments. */
  readonly send: (type: Exclude<SetupFromApp['type'], 'change'>) => void;
  /** Changes what is chosen. */
  readonly change: (change: (request: SetupRequest) => SetupRequest) => void;
}
