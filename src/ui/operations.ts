import type { RunHistory } from '../core/apply/runHistory.js';
import type { Journals } from '../core/drift/expected.js';
import type { LiveQuestion } from '../core/diagnose/gatherLive.js';
import type { LiveEvidence } from '../core/diagnose/live.js';
import type { DnsWay } from '../core/dns/types.js';
import type { WayChoice } from '../core/dns/way.js';
import type { Part } from '../core/inventory/parts.js';
import type { ApplyEvent, ApplyResult } from '../core/model/apply.js';
import type { VpcId } from '../core/model/ids.js';
import type { ConnectionReport } from '../core/model/connectionReport.js';
import type { AwsScope } from '../core/model/identity.js';
import type { Plan } from '../core/model/plan.js';
import type { Snapshot } from '../core/model/snapshot.js';
import type { InsideVantage, SsmVantage, Vantage } from '../core/model/vantage.js';
import type { Couriers } from '../core/ports/couriers.js';
import type { KubeContext, NodeState } from '../core/ports/kubectl.js';
import type { Check, CheckRequest } from '../core/verify/check.js';
import type { Matrix, MatrixCell, MatrixRequest } from '../core/verify/matrix.js';
import type { ClusterTarget } from './target.js';

/** A profile of the AWS files, or the sandbox's. */
export interface Profile {
  readonly name: string;
  /** Its own Region, where it names one. */
  readonly region?: string;
  readonly source?: 'file' | 'environment' | 'sandbox';
  readonly endpointUrl?: string;
}

/** A plan in the journal that was begun and did not end well. */
export interface Unfinished {
  readonly plan: Plan;
  /** When it was begun, epoch milliseconds. */
  readonly at: number;
  /** How many steps made something. */
  readonly made: number;
}

/** What is asked live: of which cluster, and for which clients. */
export type LiveAbout = Pick<LiveQuestion, 'snapshot' | 'clusterName' | 'vantage'>;

/** What somebody has to ask for when a plan is applied. */
export interface ApplyOptions {
  /** Go on although these credentials may not do all of it, or not remove it again. */
  readonly evenIfNotRemovable?: boolean;
}

/**
 * What people can have done: the store, the plans and the checks of the core, as the
 * commands and the panels see them. Every promise rejects only with `PortError`.
 */
export interface Operations {
  /** The profiles, in the order they are shown. */
  profiles(): Promise<readonly Profile[]>;
  /** What has been read of a scope so far. */
  snapshot(scope: AwsScope): Snapshot;
  /** Reads parts again. */
  read(scope: AwsScope, parts: readonly Part[], signal: AbortSignal): Promise<Snapshot>;
  /** Reads everything that a plan or a verdict for the target's clusters needs, again. */
  estate(target: ClusterTarget, signal: AbortSignal): Promise<Snapshot>;
  /** Reads everything that a diagnosis of the target's cluster from these VPCs needs, again. */
  diagnosis(
    target: ClusterTarget,
    vpcIds: readonly VpcId[],
    signal: AbortSignal,
  ): Promise<Snapshot>;
  /**
   * Asks live what a diagnosis stands beside its prediction, from where a socket can: nothing is
   * run inside. Rejects for nothing that the network or AWS does; an abort ends it with what was seen.
   */
  live(scope: AwsScope, question: LiveAbout, signal: AbortSignal): Promise<LiveEvidence>;
  /** Goes the way to AWS layer by layer. */
  testConnection(scope: AwsScope, signal: AbortSignal): Promise<ConnectionReport>;
  /** Applies a plan in the scope it names, and writes the journal. */
  applyPlan(
    plan: Plan,
    onEvent: (event: ApplyEvent) => void,
    signal: AbortSignal,
    options?: ApplyOptions,
  ): Promise<ApplyResult>;
  /** Throws `conflict` where the journal knows another plan by this one's id. */
  checkPlanId(plan: Plan): Promise<void>;
  /** The plan that takes back what an earlier one made; `undefined` if it made nothing. */
  undoPlan(planId: string): Promise<Plan | undefined>;
  /** The last run of a plan, or of the plan that ran last; `undefined` if there is none. */
  history(planId?: string): Promise<RunHistory | undefined>;
  /** Plans that were begun and did not end well, the newest first. */
  unfinished(): Promise<readonly Unfinished[]>;
  /** The journals of all plans, the newest first. */
  journals(): Promise<Journals>;
  /** Where a question can be asked from. */
  vantages(scope: AwsScope, signal: AbortSignal): Promise<readonly Vantage[]>;
  /** How a question travels, its certificates read from their file. */
  way(choice: WayChoice): Promise<DnsWay>;
  /** Vantages inside need couriers. */
  runCheck(request: CheckRequest, signal: AbortSignal, couriers?: Couriers): Promise<Check>;
  /** Asks from all vantages, and connects where this machine can. Each cell is told as it comes. */
  runMatrix(
    request: MatrixRequest,
    signal: AbortSignal,
    onCell: (cell: MatrixCell) => void,
    couriers?: Couriers,
  ): Promise<Matrix>;
  /** One instance of each VPC of a scope that has one online in Systems Manager. */
  instances(scope: AwsScope, signal: AbortSignal): Promise<readonly SsmVantage[]>;
  /** The contexts of the kubeconfig; empty where there is no kubectl. */
  kubeContexts(signal: AbortSignal): Promise<readonly KubeContext[]>;
  /** `kubectl get nodes`, as `nodesCommand` shows it. */
  nodes(context: string, signal: AbortSignal): Promise<readonly NodeState[]>;
  /**
   * The ways to ask inside. `show` gets the exact command before it runs, and throws to keep it
   * from running.
   */
  couriers(
    scope: AwsScope,
    show: (vantage: InsideVantage, command: string) => Promise<void>,
    signal: AbortSignal,
  ): Promise<Couriers>;
}
