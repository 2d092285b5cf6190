import type { Fix } from '../../core/diagnose/finding.js';
import type { LiveQuestion } from '../../core/diagnose/gatherLive.js';
import type { LiveEvidence } from '../../core/diagnose/live.js';
import type { ClientVantage } from '../../core/diagnose/vantage.js';
import type { VpcId } from '../../core/model/ids.js';
import type { AwsScope } from '../../core/model/identity.js';
import type { Message } from '../../core/model/message.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { Clock, Log } from '../../core/ports.js';
import type { ClusterTarget } from './target.js';

/** What the topology panel asks of the rest of the extension. Every promise may reject with `PortError`. */
export interface TopologyDeps {
  /** Reads what a diagnosis of clients in these VPCs needs, anew. */
  diagnosis(
    target: ClusterTarget,
    vpcIds: readonly VpcId[],
    signal: AbortSignal,
  ): Promise<Snapshot>;
  /** Asks live from where a socket can. */
  live(
    scope: AwsScope,
    about: Pick<LiveQuestion, 'snapshot' | 'clusterName' | 'vantage'>,
    signal: AbortSignal,
  ): Promise<LiveEvidence>;
  /** Keeps the text of a diagnosis that was shown, for a report of a problem. */
  readonly diagnosed: (text: string) => void;
  /** The same as a document. */
  explain(target: ClusterTarget, vantage: ClientVantage): void;
  /** Starts the act that plans a fix, shows the plan, and asks. */
  fix(target: ClusterTarget, fix: Fix, vantage: ClientVantage): void;
  readonly clock: Pick<Clock, 'now'>;
  /** The user's language. */
  readonly render: (message: Message) => string;
  clipboard(text: string): Promise<void>;
  readonly log: Log;
}
