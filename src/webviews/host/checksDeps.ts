import type { DnsWay } from '../../core/dns/types.js';
import type { WayChoice } from '../../core/dns/way.js';
import type { VpcId } from '../../core/model/ids.js';
import type { Message } from '../../core/model/message.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { InsideVantage, SsmVantage, Vantage } from '../../core/model/vantage.js';
import type { Clock, Log } from '../../core/ports.js';
import type { Couriers } from '../../core/ports/couriers.js';
import type { KubeContext, NodeState } from '../../core/ports/kubectl.js';
import type { Check, CheckRequest } from '../../core/verify/check.js';
import type { Matrix, MatrixCell, MatrixRequest } from '../../core/verify/matrix.js';
import type { ClusterTarget } from './target.js';

/** What the checks panel asks of the rest of the extension. Every promise may reject with `PortError`. */
export interface ChecksDeps {
  /** Reads the cluster and its control-plane interfaces, anew. */
  estate(target: ClusterTarget, signal: AbortSignal): Promise<Snapshot>;
  /** Where a question can be asked from, in the scope of the cluster. */
  vantages(target: ClusterTarget, signal: AbortSignal): Promise<readonly Vantage[]>;
  /** How a question travels, its certificates read. */
  way(choice: WayChoice): Promise<DnsWay>;
  runCheck(request: CheckRequest, signal: AbortSignal): Promise<Check>;
  /** Asks from all vantages; those inside need couriers. Each cell is told as it comes. */
  runMatrix(
    request: MatrixRequest,
    signal: AbortSignal,
    onCell: (cell: MatrixCell) => void,
    couriers?: Couriers,
  ): Promise<Matrix>;
  /** `show` gets the exact command before it runs, and throws to keep it from running. */
  couriers(
    target: ClusterTarget,
    show: (vantage: InsideVantage, command: string) => Promise<void>,
    signal: AbortSignal,
  ): Promise<Couriers>;
  /** One instance of each VPC that has one online in Systems Manager. */
  instances(target: ClusterTarget, signal: AbortSignal): Promise<readonly SsmVantage[]>;
  /** Empty where there is no kubectl. */
  kubeContexts(signal: AbortSignal): Promise<readonly KubeContext[]>;
  /** `kubectl get nodes`, as `nodesCommand` shows it. */
  nodes(context: string, signal: AbortSignal): Promise<readonly NodeState[]>;
  /** Reads what a diagnosis of clients in these VPCs needs, anew. */
  diagnosis(
    target: ClusterTarget,
    vpcIds: readonly VpcId[],
    signal: AbortSignal,
  ): Promise<Snapshot>;
  /** Keeps the text of a diagnosis that was shown, for a report of a problem. */
  readonly diagnosed: (text: string) => void;
  /** Explains how the name resolves for clients in a VPC. */
  explain(target: ClusterTarget, vpcId: string): void;
  /** Starts the act that writes the configuration of DNS servers outside AWS. */
  forwarders(target: ClusterTarget): void;
  readonly clock: Clock;
  /** The user's language. */
  readonly render: (message: Message) => string;
  clipboard(text: string): Promise<void>;
  readonly log: Log;
}
