import type { Plan } from '../../model/plan.js';
import type { Names } from './names.js';
import type { InboundAddresses } from './parameters.js';
import type { Imported, Live } from './remove.js';

/** What all parts of one export know. */
export interface Context {
  /** The plan, with the marks in its steps that `apply` would leave. */
  readonly plan: Plan;
  readonly names: Names;
  readonly live: Live;
  readonly chosen: InboundAddresses;
  /** What is imported to be deleted, by step id. */
  readonly imports: ReadonlyMap<string, readonly Imported[]>;
  /** New inbound endpoints whose addresses are parameters. */
  readonly targeted: ReadonlySet<string>;
}
