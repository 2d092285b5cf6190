import type { Message } from '../../core/model/message.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { Vantage } from '../../core/model/vantage.js';
import type { Log } from '../../core/ports.js';
import type { Check, CheckRequest } from '../../core/verify/check.js';
import type { ClusterTarget } from './target.js';

/** What the checks panel asks of the rest of the extension. Every promise may reject with `PortError`. */
export interface ChecksDeps {
  /** Reads the cluster and its control-plane interfaces, anew. */
  estate(target: ClusterTarget, signal: AbortSignal): Promise<Snapshot>;
  /** Where a question can be asked from, in the scope of the cluster. */
  vantages(target: ClusterTarget, signal: AbortSignal): Promise<readonly Vantage[]>;
  runCheck(request: CheckRequest, signal: AbortSignal): Promise<Check>;
  /** The user's language. */
  readonly render: (message: Message) => string;
  clipboard(text: string): Promise<void>;
  readonly log: Log;
}
