import type { DnsTransport } from '../../core/dns/types.js';
import { podVantage } from '../../core/model/podExec.js';
import type { InsideVantage } from '../../core/model/vantage.js';
import type { MatrixCell, MatrixCluster } from '../../core/verify/matrix.js';
import { noContext } from '../../core/verify/nodes.js';
import type { MatrixState } from '../contract/checksMatrix.js';
import type { CommandGate } from './commandGate.js';
import type { ChecksDeps } from './checksDeps.js';
import { rowId } from './matrixView.js';
import type { ClusterTarget } from './target.js';

/** What asking inside needs of the matrix it is part of. */
export interface InsideHost {
  readonly target: ClusterTarget;
  /** Throws `PortError` while the cluster has no endpoint name that is known. */
  cluster(): MatrixCluster;
  cell(cell: MatrixCell): void;
  changed(): void;
  failed(thrown: unknown): void;
}

/**
 * Asking in places where a command has to be run. They are looked for when somebody wants them,
 * asked one at a time on a click, and the exact command runs only after a yes.
 */
export class InsideAsking {
  readonly #deps: ChecksDeps;
  readonly #host: InsideHost;
  readonly #gate: CommandGate;
  #places: readonly InsideVantage[] = [];
  #looked: MatrixState['inside'] = 'notLooked';
  #asked: string | undefined;
  readonly #ending = new AbortController();
  #asking: AbortController | undefined;

  constructor(deps: ChecksDeps, host: InsideHost, gate: CommandGate) {
    this.#deps = deps;
    this.#host = host;
    this.#gate = gate;
  }

  places(): readonly InsideVantage[] {
    return this.#places;
  }

  /** The row that is being asked. */
  asked(): string | undefined {
    return this.#asked;
  }

  state(): Pick<MatrixState, 'inside'> {
    return { inside: this.#looked };
  }

  stop(): void {
    this.#asking?.abort();
  }

  dispose(): void {
    this.#ending.abort();
    this.#asking?.abort();
  }

  /** One instance of each VPC that has one online in Systems Manager. */
  async look(): Promise<void> {
    if (this.#looked === 'looking') return;
    const before = this.#looked;
    this.#looked = 'looking';
    this.#host.changed();
    try {
      const found = await this.#deps.instances(this.#host.target, this.#ending.signal);
      this.#add(found);
      this.#looked = 'looked';
    } catch (thrown) {
      this.#looked = before;
      this.#fail(thrown);
    }
    this.#host.changed();
  }

  /** `NAMESPACE/POD` is a pod of the kubeconfig's own context for the cluster. */
  async addPod(words: string): Promise<void> {
    try {
      const given = words.trim().replace(/^pod:/, '');
      const context =
        given.split('/').length === 2 ? await this.#contextFor(this.#host.cluster()) : undefined;
      const place = podVantage(`pod:${given}`, context);
      if (place) this.#add([place]);
    } catch (thrown) {
      this.#fail(thrown);
    }
    this.#host.changed();
  }

  /** Asks one row; what is to be run is shown first, and a no leaves everything as it was. */
  async ask(id: string, transport: DnsTransport): Promise<void> {
    if (this.#asking) return;
    const asking = new AbortController();
    this.#asking = asking;
    this.#asked = id;
    this.#host.changed();
    try {
      const cluster = this.#host.cluster();
      const type = cluster.types.find((one) => this.#places.some((p) => rowId(p.id, one) === id));
      const vantage = this.#places.find((place) => rowId(place.id, type ?? '') === id);
      if (type === undefined || !vantage) return;
      const couriers = await this.#deps.couriers(
        this.#host.target,
        ({ name }, command) => this.#gate.pass(name, command, asking.signal),
        asking.signal,
      );
      const clusters = [{ ...cluster, types: [type] }];
      const request = { clusters, vantages: [vantage], transport, reach: false } as const;
      await this.#deps.runMatrix(
        request,
        asking.signal,
        (cell) => {
          if (cell.check?.verdict.kind !== 'cancelled') this.#host.cell(cell);
        },
        couriers,
      );
    } catch (thrown) {
      this.#fail(thrown);
    } finally {
      this.#asking = undefined;
      this.#asked = undefined;
      this.#host.changed();
    }
  }

  async #contextFor({ name, endpointName }: MatrixCluster): Promise<string> {
    const contexts = await this.#deps.kubeContexts(this.#ending.signal);
    const found = contexts.find(({ host }) => host === endpointName);
    if (found) return found.name;
    throw noContext(name, 'checks.noContext.help');
  }

  #add(found: readonly InsideVantage[]): void {
    const all = [...this.#places, ...found];
    this.#places = [...new Map(all.map((place) => [place.id, place])).values()];
  }

  #fail(thrown: unknown): void {
    if (!this.#ending.signal.aborted) this.#host.failed(thrown);
  }
}
