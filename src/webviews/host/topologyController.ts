import { diagnose } from '../../core/diagnose/diagnose.js';
import type { Diagnosis } from '../../core/diagnose/diagnosis.js';
import { topologyMarkdown, topologyMermaid } from '../../core/diagnose/topology/texts.js';
import { topologyOf } from '../../core/diagnose/topology/topology.js';
import type { ClientVantage } from '../../core/diagnose/vantage.js';
import { message } from '../../core/model/message.js';
import { portErrorOf, type PortErrorInfo } from '../../core/model/portError.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import { diagnosisMarkdown } from '../../ui/diagnosisText.js';
import type { TopologyFromApp, TopologyState } from '../contract/topology.js';
import { Listeners, type Controller } from './controller.js';
import { pageTexts } from './pageTexts.js';
import type { ClusterTarget } from './target.js';
import type { TopologyDeps } from './topologyDeps.js';
import { topologyState } from './topologyState.js';
import { vantageName } from './vantageForm.js';

/** What the topology page shows and does, without an editor. */
export class TopologyController implements Controller<TopologyState, TopologyFromApp> {
  readonly #deps: TopologyDeps;
  readonly #target: ClusterTarget;
  readonly #texts: Readonly<Record<string, string>>;
  readonly #listeners = new Listeners();
  #vantage: ClientVantage;
  #snapshot: Snapshot | undefined;
  #diagnosis: Diagnosis | undefined;
  #at: number | undefined;
  #error: PortErrorInfo | undefined;
  #work: AbortController | undefined;
  #asking = false;
  #closed = false;

  constructor(deps: TopologyDeps, target: ClusterTarget, vantage: ClientVantage) {
    this.#deps = deps;
    this.#target = target;
    this.#vantage = vantage;
    this.#texts = pageTexts('topology', (text) => deps.render(text));
  }

  state(): TopologyState {
    const source = {
      target: this.#target,
      vantage: this.#vantage,
      texts: this.#texts,
      reading: this.#work !== undefined && !this.#asking,
      asking: this.#asking,
      snapshot: this.#snapshot,
      diagnosis: this.#diagnosis,
      at: this.#at,
      error: this.#error,
    };
    return topologyState(source, (text) => this.#deps.render(text));
  }

  /** A look is not worth outliving its panel. */
  busy(): boolean {
    return false;
  }

  setVisible(): void {
    // Nothing is read by itself, so that nothing has to wait.
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  dispose(): void {
    this.#closed = true;
    this.#work?.abort();
  }

  /** Looks from elsewhere, or again from there. */
  look(vantage: ClientVantage): void {
    this.#vantage = vantage;
    this.#snapshot = undefined;
    this.#diagnosis = undefined;
    void this.#read();
  }

  handle(sent: TopologyFromApp): void {
    switch (sent.type) {
      case 'ready':
        if (!this.#snapshot && !this.#work && !this.#error) void this.#read();
        break;
      case 'again':
        void this.#read();
        break;
      case 'cancel':
        this.#work?.abort();
        break;
      case 'explain':
        this.#deps.explain(this.#target, this.#vantage);
        break;
      case 'fix': {
        const fix = this.#diagnosis?.findings[Number(sent.id)]?.fix;
        if (fix && fix.kind !== 'text') this.#deps.fix(this.#target, fix, this.#vantage);
        break;
      }
      case 'copyMarkdown':
      case 'copyMermaid':
        this.#copy(sent.type);
        break;
    }
  }

  /** What is computed is shown at once; what is asked live takes its place when it is known. */
  async #read(): Promise<void> {
    if (this.#closed) return;
    this.#work?.abort();
    const work = new AbortController();
    this.#work = work;
    this.#asking = false;
    this.#error = undefined;
    this.#listeners.fire();
    const { clusterName, scope } = this.#target;
    const vantage = this.#vantage;
    try {
      const vpcIds = vantage.kind === 'vpc' ? [vantage.vpcId] : [];
      const snapshot = await this.#deps.diagnosis(this.#target, vpcIds, work.signal);
      if (this.#work !== work) return;
      this.#snapshot = snapshot;
      this.#take(diagnose(snapshot, clusterName, vantage), snapshot);
      this.#at = this.#deps.clock.now();
      this.#error = unread(snapshot, clusterName);
      this.#asking = true;
      this.#listeners.fire();
      const live = await this.#deps.live(scope, { snapshot, clusterName, vantage }, work.signal);
      if (this.#work !== work) return;
      this.#take(diagnose(snapshot, clusterName, vantage, live), snapshot);
    } catch (thrown) {
      if (this.#work !== work) return;
      this.#fail(thrown);
    }
    this.#work = undefined;
    this.#asking = false;
    this.#listeners.fire();
  }

  #take(diagnosis: Diagnosis, snapshot: Snapshot): void {
    const { diagnosed, render } = this.#deps;
    this.#diagnosis = diagnosis;
    const vantage = vantageName(diagnosis.vantage, snapshot, render);
    diagnosed(diagnosisMarkdown(diagnosis, vantage, render));
  }

  #copy(as: 'copyMarkdown' | 'copyMermaid'): void {
    const diagnosis = this.#diagnosis;
    if (!diagnosis) return;
    const { render } = this.#deps;
    const lanes = topologyOf(diagnosis);
    const name = vantageName(this.#vantage, this.#snapshot, render);
    const text =
      as === 'copyMermaid'
        ? topologyMermaid(lanes, render)
        : topologyMarkdown(diagnosis, lanes, name, render);
    this.#deps.clipboard(text).catch((thrown: unknown) => {
      this.#fail(thrown);
      this.#listeners.fire();
    });
  }

  #fail(thrown: unknown): void {
    const { info } = portErrorOf(thrown);
    this.#error = info;
    this.#deps.log.error('topology.failed', { detail: info.detail ?? info.kind });
  }
}

/** Why the cluster is not known, if it is not. */
function unread(snapshot: Snapshot, clusterName: string): PortErrorInfo | undefined {
  const fact = snapshot.clusters[clusterName];
  if (!fact || fact.known) return undefined;
  if (fact.why.reason === 'failed') return fact.why.error;
  return {
    kind: 'notFound',
    messageKey: 'setup.clusterNotRead',
    args: { clusterName },
    help: message('setup.clusterNotRead.help'),
  };
}
