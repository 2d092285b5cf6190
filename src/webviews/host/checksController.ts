import { valueOf } from '../../core/model/fact.js';
import { message } from '../../core/model/message.js';
import { portErrorOf, type PortErrorInfo } from '../../core/model/portError.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { Vantage } from '../../core/model/vantage.js';
import type { CheckInput, ChecksFromApp, ChecksState, CheckView } from '../contract/checks.js';
import type { RoundView } from '../contract/checksMatrix.js';
import { checkRequest, vantageOf } from './checkRequest.js';
import type { ChecksDeps } from './checksDeps.js';
import { ChecksMatrix, type MatrixHost } from './checksMatrix.js';
import { checksState, clientsFirst } from './checksState.js';
import { checkView } from './checkView.js';
import { Listeners, type Controller } from './controller.js';
import { pageTexts } from './pageTexts.js';
import type { ClusterTarget } from './target.js';
import { wayChoice } from './wayChoice.js';

/** How many checks are remembered while the panel is open. */
export const historyLimit = 50;

/** What the checks page shows and does, without an editor. */
export class ChecksController implements Controller<ChecksState, ChecksFromApp> {
  readonly #deps: ChecksDeps;
  readonly #target: ClusterTarget;
  readonly #texts: Readonly<Record<string, string>>;
  readonly #listeners = new Listeners();
  readonly #matrix: ChecksMatrix;
  #snapshot: Snapshot | undefined;
  #vantages: readonly Vantage[] = [];
  #error: PortErrorInfo | undefined;
  #inputs: CheckInput | undefined;
  #history: readonly CheckView[] = [];
  #made = 0;
  #reading: AbortController | undefined;
  #running: AbortController | undefined;

  /** `rounds` are those that the page kept over a reload. */
  constructor(deps: ChecksDeps, target: ClusterTarget, rounds: readonly RoundView[] = []) {
    this.#deps = deps;
    this.#target = target;
    const host: MatrixHost = {
      target,
      snapshot: () => this.#snapshot,
      vantages: () => clientsFirst(this.#vantages, this.#clusterVpc()),
      refresh: () => this.#read(),
      changed: () => this.#listeners.fire(),
      failed: (thrown) => {
        this.#fail(thrown);
        this.#listeners.fire();
      },
    };
    this.#matrix = new ChecksMatrix(deps, host, rounds);
    this.#texts = pageTexts('checks', (text) => deps.render(text));
  }

  state(): ChecksState {
    const source = {
      target: this.#target,
      texts: this.#texts,
      reading: this.#reading !== undefined,
      running: this.#running !== undefined,
      snapshot: this.#snapshot,
      vantages: this.#vantages,
      error: this.#error,
      inputs: this.#inputs,
      history: this.#history,
      matrix: this.#matrix.state(),
    };
    return checksState(source, (text) => this.#deps.render(text));
  }

  /** A check is not worth outliving its panel. */
  busy(): boolean {
    return false;
  }

  setVisible(visible: boolean): void {
    this.#matrix.setVisible(visible);
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  dispose(): void {
    this.#reading?.abort();
    this.#running?.abort();
    this.#matrix.dispose();
  }

  handle(sent: ChecksFromApp): void {
    switch (sent.type) {
      case 'ready':
        if (!this.#snapshot && !this.#reading && !this.#error) void this.#read();
        break;
      case 'refresh':
        void this.#read();
        break;
      case 'run':
        void this.#run(sent.input);
        break;
      case 'forwarders':
        this.#deps.forwarders(this.#target);
        break;
      case 'cancel':
        this.#running?.abort();
        break;
      case 'copyDig':
        this.#copy(sent.id, ({ dig }) => dig);
        break;
      case 'copyCommand':
        this.#copy(sent.id, ({ command }) => command);
        break;
      case 'clearHistory':
        this.#history = [];
        this.#listeners.fire();
        break;
      default:
        this.#error = undefined;
        this.#matrix.handle(sent);
    }
  }

  /** The two reads are independent: vantages are of use even if the cluster cannot be read. */
  async #read(): Promise<void> {
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.#error = undefined;
    this.#listeners.fire();
    const [snapshot, vantages] = await Promise.allSettled([
      Promise.resolve().then(() => this.#deps.estate(this.#target, reading.signal)),
      Promise.resolve().then(() => this.#deps.vantages(this.#target, reading.signal)),
    ]);
    if (this.#reading !== reading) return;
    this.#reading = undefined;
    if (snapshot.status === 'fulfilled') this.#snapshot = snapshot.value;
    else this.#fail(snapshot.reason);
    if (vantages.status === 'fulfilled') this.#vantages = vantages.value;
    else this.#fail(vantages.reason);
    this.#listeners.fire();
  }

  async #run(input: CheckInput): Promise<void> {
    if (this.#running) return;
    this.#inputs = input;
    this.#error = undefined;
    const vantage = vantageOf(input, this.#vantages);
    if (!vantage) {
      this.#error = {
        kind: 'notFound',
        messageKey: 'checks.unknownVantage',
        args: {},
        help: message('checks.unknownVantage.help'),
      };
      this.#listeners.fire();
      return;
    }
    const running = new AbortController();
    this.#running = running;
    this.#listeners.fire();
    try {
      const { clusterName } = this.#target;
      const way = await this.#deps.way(wayChoice(input.way));
      const request = checkRequest(input, way, vantage, this.#snapshot, clusterName);
      const check = await this.#deps.runCheck(request, running.signal);
      this.#made += 1;
      const view = checkView(check, String(this.#made), (text) => this.#deps.render(text));
      this.#history = [view, ...this.#history].slice(0, historyLimit);
    } catch (thrown) {
      this.#fail(thrown);
    } finally {
      this.#running = undefined;
      this.#listeners.fire();
    }
  }

  #clusterVpc(): string | undefined {
    return valueOf(this.#snapshot?.clusters[this.#target.clusterName])?.vpcId;
  }

  #copy(id: string, pick: (view: CheckView) => string): void {
    const view = this.#history.find((one) => one.id === id);
    if (!view) return;
    this.#deps.clipboard(pick(view)).catch((thrown: unknown) => {
      this.#fail(thrown);
      this.#listeners.fire();
    });
  }

  #fail(thrown: unknown): void {
    const { info } = portErrorOf(thrown);
    this.#error = info;
    this.#deps.log.error('checks.failed', { detail: info.detail ?? info.kind });
  }
}
