import type * as vscode from 'vscode';
import type { ClientVantage } from '../../core/diagnose/vantage.js';
import { receive } from '../contract/receive.js';
import {
  topologyFromAppSchema,
  topologySavedSchema,
  type TopologyFromApp,
  type TopologyState,
} from '../contract/topology.js';
import { ClusterPanels, type PanelHost } from './clusterPanels.js';
import { targetKey, targetOf, type ClusterTarget } from './target.js';
import { TopologyController } from './topologyController.js';
import type { TopologyDeps } from './topologyDeps.js';
import { vantageFrom } from './vantageForm.js';
import { topologyViewType } from './viewTypes.js';

/** The panels that show the way to a cluster, one per cluster; each looks from one vantage. */
export class TopologyPanels implements vscode.Disposable {
  readonly #panels: ClusterPanels<TopologyState, TopologyFromApp>;
  /** Where each looks from. */
  readonly #vantages = new Map<string, ClientVantage>();
  readonly #controllers = new Map<string, TopologyController>();

  constructor(host: PanelHost, deps: TopologyDeps) {
    this.#panels = new ClusterPanels(host, {
      viewType: topologyViewType,
      script: 'topology.js',
      element: 'epd-topology',
      title: ({ clusterName }) =>
        deps.render({ key: 'topology.panel.title', args: { clusterName } }),
      receive: (raw) => receive(topologyFromAppSchema, raw),
      savedTarget: (raw) => {
        const saved = receive(topologySavedSchema, raw);
        return saved.ok ? targetOf(saved.message.target) : undefined;
      },
      make: (target, raw) => {
        const saved = receive(topologySavedSchema, raw);
        const key = targetKey(target);
        const left = saved.ok ? vantageFrom(saved.message.vantage) : undefined;
        const vantage = left ?? this.#vantages.get(key) ?? { kind: 'public' };
        const controller = new TopologyController(deps, target, vantage);
        this.#controllers.set(key, controller);
        return controller;
      },
    });
  }

  /** Opens the panel of a cluster, or lets the one that is open look from there. */
  open(target: ClusterTarget, vantage: ClientVantage): void {
    const key = targetKey(target);
    this.#vantages.set(key, vantage);
    this.#controllers.get(key)?.look(vantage);
    this.#panels.open(target);
  }

  restore(panel: vscode.WebviewPanel, saved: unknown): void {
    this.#panels.restore(panel, saved);
  }

  dispose(): void {
    this.#panels.dispose();
  }
}
