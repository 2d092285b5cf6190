import type { DnsTransport, DnsWay } from '../../core/dns/types.js';
import { askedVpcs } from '../../core/diagnose/liveFromCells.js';
import { askedOver } from '../../core/dns/way.js';
import { valueOf } from '../../core/model/fact.js';
import { message } from '../../core/model/message.js';
import { PortError, portErrorOf } from '../../core/model/portError.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { Vantage } from '../../core/model/vantage.js';
import type { Clock } from '../../core/ports.js';
import type { Matrix, MatrixCell, MatrixCluster } from '../../core/verify/matrix.js';
import { controlPlaneAddresses } from '../../core/verify/controlPlane.js';
import { matrixClusterOf } from '../../core/verify/matrixCluster.js';
import { watchMatrix } from '../../core/verify/watch.js';
import type {
  DiagnosisView,
  MatrixFromApp,
  MatrixState,
  RoundView,
} from '../contract/checksMatrix.js';
import type { Way } from '../contract/way.js';
import { CommandGate } from './commandGate.js';
import type { ChecksDeps } from './checksDeps.js';
import { InsideAsking } from './insideAsking.js';
import { vpcDiagnoses } from './matrixDiagnosis.js';
import { MatrixHistory } from './matrixHistory.js';
import { matrixRow, rowId, whoViews } from './matrixView.js';
import { NodesAsking } from './nodesAsking.js';
import { pageMarkdown, type MarkdownBody } from './pageMarkdown.js';
import type { ClusterTarget } from './target.js';
import { Visibility } from './visibility.js';
import { wayChoice } from './wayChoice.js';

/** What the matrix needs of the panel it is part of. */
export interface MatrixHost {
  readonly target: ClusterTarget;
  snapshot(): Snapshot | undefined;
  /** Those that this machine asks itself, in the order they are shown. */
  vantages(): readonly Vantage[];
  /** Reads the cluster and the vantages anew. */
  refresh(): Promise<void>;
  changed(): void;
  failed(thrown: unknown): void;
}

/** In a watch, how old the control plane's addresses may be; milliseconds. */
const readAgainMs = 60_000;

interface Row {
  readonly vantage: Vantage;
  readonly type: string;
}

/** All vantages side by side for the cluster of a panel: asked once, or watched. */
export class ChecksMatrix {
  readonly #deps: ChecksDeps;
  readonly #host: MatrixHost;
  readonly #gate: CommandGate;
  readonly #inside: InsideAsking;
  readonly #nodes: NodesAsking;
  readonly #history: MatrixHistory;
  readonly #visibility = new Visibility();
  readonly #cells = new Map<string, MatrixCell>();
  readonly #waiting = new Set<string>();
  /** What the rows were asked over last. */
  #transport: DnsTransport = 'udp';
  #of = 0;
  #running: AbortController | undefined;
  #watching: number | undefined;
  #readAt = -Infinity;
  #diagnosing: AbortController | undefined;
  #diagnoses: readonly DiagnosisView[] = [];
  #diagnosisFailure: string | undefined;

  constructor(deps: ChecksDeps, host: MatrixHost, rounds: readonly RoundView[]) {
    this.#deps = deps;
    this.#host = host;
    this.#history = new MatrixHistory(deps.render, rounds);
    this.#gate = new CommandGate(() => host.changed());
    const asking = {
      target: host.target,
      cluster: () => this.#cluster(),
      cell: (cell: MatrixCell) => this.#askedInside(cell),
      changed: () => host.changed(),
      failed: (thrown: unknown) => host.failed(thrown),
    };
    this.#inside = new InsideAsking(deps, asking, this.#gate);
    this.#nodes = new NodesAsking(deps, asking, this.#gate);
  }

  state(): MatrixState {
    const asked = this.#inside.asked();
    const seconds = this.#watching;
    const failure = this.#diagnosisFailure;
    return {
      running: this.#running !== undefined && (seconds === undefined || this.#waiting.size > 0),
      done: this.#of - this.#waiting.size,
      of: this.#of,
      ...(seconds === undefined ? {} : { watching: seconds }),
      rows: this.#rows().map((row) => {
        const id = rowId(row.vantage.id, row.type);
        const waiting = this.#waiting.has(id) || asked === id;
        return matrixRow(row, this.#cells.get(id), waiting, this.#deps.render);
      }),
      who: whoViews(this.#shown(), this.#deps.render),
      nodes: this.#nodes.state(),
      rounds: this.#history.rounds(),
      diagnosing: this.#diagnosing !== undefined,
      diagnoses: [...this.#diagnoses],
      ...(failure === undefined ? {} : { diagnosisFailure: failure }),
      ...this.#inside.state(),
      ...this.#gate.state(),
    };
  }

  setVisible(visible: boolean): void {
    this.#visibility.set(visible);
  }

  dispose(): void {
    this.#running?.abort();
    this.#diagnosing?.abort();
    this.#inside.dispose();
    this.#nodes.stop();
  }

  handle(sent: MatrixFromApp): void {
    switch (sent.type) {
      case 'runMatrix':
        void this.#begin(undefined, sent.way, async (way, signal) => {
          this.#readAt = -Infinity;
          await this.#round(way, signal);
        });
        break;
      case 'watchMatrix':
        void this.#begin(sent.seconds, sent.way, (way, signal) =>
          this.#watch(sent.seconds, way, signal),
        );
        break;
      case 'stopMatrix':
        this.#running?.abort();
        this.#diagnosing?.abort();
        this.#inside.stop();
        this.#nodes.stop();
        break;
      case 'copyMatrix':
        this.#copyShown(sent.opened);
        break;
      case 'copyRound':
        this.#copyRound(sent.at);
        break;
      case 'askNodes':
        void this.#nodes.ask();
        break;
      case 'copyRow':
        this.#copy(this.#cells.get(sent.id)?.check?.dig ?? '');
        break;
      case 'clearRounds':
        this.#history.clear();
        this.#host.changed();
        break;
      case 'explain':
        this.#deps.explain(this.#host.target, sent.vpcId);
        break;
      case 'lookInside':
        void this.#inside.look();
        break;
      case 'addPod':
        void this.#inside.addPod(sent.pod);
        break;
      case 'askInside':
        void this.#inside.ask(sent.id, sent.way.transport);
        break;
      case 'answerPending':
        this.#gate.answer(sent.run);
        break;
    }
  }

  async #begin(
    seconds: number | undefined,
    way: Way,
    work: (way: DnsWay, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    if (this.#running) return;
    const running = new AbortController();
    this.#running = running;
    this.#watching = seconds;
    this.#host.changed();
    try {
      await work(await this.#deps.way(wayChoice(way)), running.signal);
    } catch (thrown) {
      if (!running.signal.aborted) this.#host.failed(thrown);
    } finally {
      this.#running = undefined;
      this.#watching = undefined;
      this.#waiting.clear();
      this.#host.changed();
    }
  }

  /** Rounds begin only while somebody looks. */
  async #watch(seconds: number, way: DnsWay, signal: AbortSignal): Promise<void> {
    const { clock } = this.#deps;
    const shown: Clock = {
      now: () => clock.now(),
      sleep: async (ms, stop) => {
        await clock.sleep(ms, stop);
        await this.#visibility.shown(stop);
      },
    };
    const run = async (): Promise<Matrix> => {
      await this.#visibility.shown(signal);
      return this.#round(way, signal);
    };
    const options = { intervalMs: seconds * 1000, keep: 1 };
    await watchMatrix({ clock: shown, run }, options, () => undefined, signal);
  }

  async #round(way: DnsWay, signal: AbortSignal): Promise<Matrix> {
    const { clock } = this.#deps;
    if (clock.now() - this.#readAt >= readAgainMs) {
      await this.#host.refresh();
      this.#readAt = clock.now();
    }
    const cluster = this.#cluster();
    this.#transport = way.transport;
    const vantages = this.#vantages();
    const asked = vantages.flatMap(({ id }) => cluster.types.map((type) => rowId(id, type)));
    this.#of = asked.length;
    this.#waiting.clear();
    if (!signal.aborted) for (const id of asked) this.#waiting.add(id);
    this.#host.changed();
    const request = { clusters: [cluster], vantages, ...way, reach: true };
    const matrix = await this.#deps.runMatrix(request, signal, (cell) => {
      const id = rowId(cell.vantage.id, cell.type);
      this.#waiting.delete(id);
      // What was stopped says nothing; the row stays what it was.
      if (cell.check?.verdict.kind !== 'cancelled') this.#cells.set(id, cell);
      this.#host.changed();
    });
    if (!matrix.cancelled) this.#finished(matrix);
    return matrix;
  }

  #finished(matrix: Matrix): void {
    const changes = this.#history.add(matrix);
    this.#host.changed();
    // A diagnosis reads a good part of AWS: in a watch, only when something is other than before.
    if (this.#watching === undefined || changes?.length !== 0) void this.#diagnose();
  }

  #askedInside(cell: MatrixCell): void {
    this.#cells.set(rowId(cell.vantage.id, cell.type), cell);
    this.#host.changed();
    if (cell.check) void this.#diagnose();
  }

  async #diagnose(): Promise<void> {
    this.#diagnosing?.abort();
    this.#diagnosing = undefined;
    const { target } = this.#host;
    const clusterVpcId = valueOf(this.#host.snapshot()?.clusters[target.clusterName])?.vpcId;
    const vpcIds = askedVpcs(this.#shown(), clusterVpcId);
    this.#diagnosisFailure = undefined;
    if (vpcIds.length === 0) {
      this.#diagnoses = [];
      this.#host.changed();
      return;
    }
    const diagnosing = new AbortController();
    this.#diagnosing = diagnosing;
    this.#host.changed();
    try {
      const snapshot = await this.#deps.diagnosis(target, vpcIds, diagnosing.signal);
      if (this.#diagnosing !== diagnosing) return;
      const cells = this.#shown();
      const { render } = this.#deps;
      const all = vpcDiagnoses(snapshot, target.clusterName, vpcIds, cells, render);
      this.#diagnoses = all.map(({ view }) => view);
      this.#deps.diagnosed(all.map(({ document }) => document).join('\n'));
    } catch (thrown) {
      if (this.#diagnosing !== diagnosing) return;
      this.#diagnoses = [];
      if (!diagnosing.signal.aborted) this.#diagnosisFailure = this.#sentenceOf(thrown);
    }
    this.#diagnosing = undefined;
    this.#host.changed();
  }

  #sentenceOf(thrown: unknown): string {
    const { info } = portErrorOf(thrown);
    return this.#deps.render(message(info.messageKey, info.args));
  }

  #cluster(): MatrixCluster {
    const { clusterName } = this.#host.target;
    const snapshot = this.#host.snapshot();
    const found = snapshot && matrixClusterOf(snapshot, clusterName);
    if (found) return found;
    throw new PortError({
      kind: 'notFound',
      messageKey: 'checks.noEndpointName',
      args: { clusterName },
      help: message('checks.noEndpointName.help'),
    });
  }

  #rows(): readonly Row[] {
    const snapshot = this.#host.snapshot();
    const types = (snapshot && matrixClusterOf(snapshot, this.#host.target.clusterName))?.types;
    const all = [...this.#vantages(), ...this.#inside.places()];
    return all.flatMap((vantage) => (types ?? []).map((type) => ({ vantage, type })));
  }

  /** Those that this machine asks itself, at the port that the transport has. */
  #vantages(): readonly Vantage[] {
    return this.#host.vantages().map((vantage) => askedOver(vantage, this.#transport));
  }

  /** What stands in the table now, those asked inside among it. */
  #shown(): readonly MatrixCell[] {
    return this.#rows().flatMap(
      ({ vantage, type }) => this.#cells.get(rowId(vantage.id, type)) ?? [],
    );
  }

  #copyShown(opened: readonly string[]): void {
    const { rows, who, diagnoses, nodes } = this.state();
    const at = this.#history.last()?.at;
    this.#copyMarkdown({ at, rows, who, changes: [], opened: new Set(opened), diagnoses, nodes });
  }

  #copyRound(time: number): void {
    const round = this.#history.at(time);
    if (!round?.rows) return;
    const { at, rows, who = [], changes } = round;
    const around = { opened: new Set<string>(), diagnoses: [], nodes: undefined };
    this.#copyMarkdown({ at, rows, who, changes, ...around });
  }

  #copyMarkdown(body: MarkdownBody): void {
    const { clusterName } = this.#host.target;
    const snapshot = this.#host.snapshot();
    const head = {
      clusterName,
      endpointName: valueOf(snapshot?.clusters[clusterName])?.endpointName ?? '-',
      controlPlane: (snapshot && valueOf(controlPlaneAddresses(snapshot, clusterName))) ?? [],
    };
    this.#copy(pageMarkdown(head, body, this.#deps.render));
  }

  #copy(text: string): void {
    if (text === '') return;
    this.#deps.clipboard(text).catch((thrown: unknown) => this.#host.failed(thrown));
  }
}
