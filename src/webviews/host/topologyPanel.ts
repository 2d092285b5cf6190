import type * as vscode from 'vscode';
import type { ClientVantage } from '../../core/diagnose/vantage.js';
import { scopeKey, type AwsScope } from '../../core/model/identity.js';
import { receive } from '../contract/receive.js';
import {
  topologyFromAppSchema,
  topologySavedSchema,
  type TopologyFromApp,
  type TopologyState,
} from '../contract/topology.js';
import { ClusterPanels, type PanelHost } from './clusterPanels.js';
import type { OfAccount } from './followAccount.js';
import { targetKey, targetOf, type ClusterTarget } from './target.js';
import { TopologyController } from './topologyController.js';
import type { TopologyDeps } from './topologyDeps.js';
import { vantageFrom } from './vantageForm.js';
import { topologyViewType } from './viewTypes.js';

/** The panels that show the way to a cluster, one per cluster; each looks from one vantage. */
export class TopologyPanels implements vscode.Disposable, OfAccount {
  readonly #panels: ClusterPanels<TopologyState, TopologyFromApp>;
  /** Where each looks from. */
  readonly #vantages = new Map<string, { readonly scope: AwsScope; readonly at: ClientVantage }>();
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
        const vantage = left ?? this.#vantages.get(key)?.at ?? { kind: 'public' };
        const controller = new TopologyController(deps, target, vantage);
        this.#controllers.set(key, controller);
        return controller;
      },
    });
  }

  /** Opens the panel of a cluster, or lets the one that is open look from there. */
  open(target: ClusterTarget, vantage: ClientVantage): void {
    const key = targetKey(target);
    this.#vantages.set(key, { scope: target.scope, at: vantage });
    this.#controllers.get(key)?.look(vantage);
    this.#panels.open(target);
  }

  hold(scope: AwsScope): boolean {
    return this.#panels.hold(scope);
  }

  release(scope: AwsScope): void {
    this.#panels.release(scope);
  }

  /** A VPC of another account is no place to look from. */
  renew(scope: AwsScope): void {
    for (const [key, looks] of this.#vantages) {
      if (scopeKey(looks.scope) === scopeKey(scope)) this.#vantages.delete(key);
    }
    this.#panels.renew(scope);
  }

  restore(panel: vscode.WebviewPanel, saved: unknown): void {
    this.#panels.restore(panel, saved);
  }

  dispose(): void {
    this.#panels.dispose();
  }
}
