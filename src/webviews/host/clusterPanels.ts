import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { scopeKey, type AwsScope } from '../../core/model/identity.js';
import type { Log } from '../../core/ports.js';
import type { Received } from '../contract/receive.js';
import type { Controller } from './controller.js';
import type { OfAccount } from './followAccount.js';
import { pageHtml } from './html.js';
import { Session } from './session.js';
import { targetKey, type ClusterTarget } from './target.js';

/** What one kind of panel is. */
export interface PanelKind<State, In> {
  readonly viewType: string;
  /** The bundle below `dist/webviews` and the element it defines. */
  readonly script: string;
  readonly element: string;
  title(target: ClusterTarget): string;
  receive(raw: unknown): Received<In>;
  /** The target in what the page saved, where it can be read. */
  savedTarget(saved: unknown): ClusterTarget | undefined;
  /** A controller for a new panel; `saved` is what the page left before a reload. */
  make(target: ClusterTarget, saved: unknown): Controller<State, In>;
}

/** Where the panels live. */
export interface PanelHost {
  /** The word that marks a profile of production; `undefined` for any other. */
  productionMark(profile: string): string | undefined;
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
}

interface Open<State, In extends { readonly type: string }> {
  readonly target: ClusterTarget;
  readonly session: Session<State, In>;
}

/** All panels of one kind: at most one per cluster, restored after a reload of the window. */
export class ClusterPanels<State, In extends { readonly type: string }>
  implements vscode.Disposable, OfAccount
{
  readonly #host: PanelHost;
  readonly #kind: PanelKind<State, In>;
  readonly #sessions = new Map<string, Open<State, In>>();

  constructor(host: PanelHost, kind: PanelKind<State, In>) {
    this.#host = host;
    this.#kind = kind;
  }

  /** Opens the panel of a cluster, or brings the one that is open to the front. */
  open(target: ClusterTarget): void {
    const session = this.#session(target, undefined);
    if (session.reveal()) return;
    const panel = vscode.window.createWebviewPanel(
      this.#kind.viewType,
      this.#title(target),
      vscode.ViewColumn.Active,
      this.#options(),
    );
    this.#fill(panel, session, target);
  }

  dispose(): void {
    for (const { session } of this.#sessions.values()) session.dispose();
    this.#sessions.clear();
  }

  /** Fills a panel that was open before a reload, from what its page had saved. */
  restore(panel: vscode.WebviewPanel, saved: unknown): void {
    const target = this.#kind.savedTarget(saved);
    const open = target && this.#sessions.get(targetKey(target))?.session.reveal();
    if (!target || open) {
      if (!target) this.#host.log.warn('webview.notRestored', { view: this.#kind.viewType });
      panel.dispose();
      return;
    }
    this.#fill(panel, this.#session(target, saved), target);
  }

  hold(scope: AwsScope): boolean {
    return this.#of(scope).filter(({ session }) => session.hold()).length > 0;
  }

  release(scope: AwsScope): void {
    for (const { session } of this.#of(scope)) session.release();
  }

  renew(scope: AwsScope): void {
    for (const { target, session } of this.#of(scope)) {
      session.renew(() => this.#kind.make(target, undefined));
    }
  }

  /** Names the profile where the cluster's name alone would not do: in production, or of two. */
  #title(target: ClusterTarget): string {
    const { scope } = target;
    const title = this.#kind.title(target);
    const namesakes = [...this.#sessions.values()].some(
      (one) =>
        scopeKey(one.target.scope) !== scopeKey(scope) && this.#kind.title(one.target) === title,
    );
    const mark = this.#host.productionMark(scope.profile);
    if (mark !== undefined) return `${title} · ${scope.profile}, ${mark}`;
    return namesakes ? `${title} · ${scope.profile}, ${scope.region}` : title;
  }

  #of(scope: AwsScope): readonly Open<State, In>[] {
    const key = scopeKey(scope);
    return [...this.#sessions.values()].filter(({ target }) => scopeKey(target.scope) === key);
  }

  /** A controller outlives its panel while an apply goes on; opening again shows how it stands. */
  #session(target: ClusterTarget, saved: unknown): Session<State, In> {
    const key = targetKey(target);
    const present = this.#sessions.get(key);
    if (present) return present.session;
    const session = new Session(this.#kind.make(target, saved), () => this.#sessions.delete(key));
    this.#sessions.set(key, { target, session });
    return session;
  }

  #fill(panel: vscode.WebviewPanel, session: Session<State, In>, target: ClusterTarget): void {
    const { webview } = panel;
    webview.options = this.#options();
    const { extensionUri, log } = this.#host;
    session.attach(panel, (raw) => {
      const received = this.#kind.receive(raw);
      if (received.ok) return received.message;
      log.warn('webview.dropped', { view: this.#kind.viewType, problem: received.problem });
      return undefined;
    });
    const script = vscode.Uri.joinPath(extensionUri, 'dist', 'webviews', this.#kind.script);
    webview.html = pageHtml({
      title: this.#title(target),
      language: vscode.env.language,
      script: webview.asWebviewUri(script).toString(),
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString('hex'),
      element: this.#kind.element,
    });
  }

  #options(): vscode.WebviewOptions {
    const { extensionUri } = this.#host;
    return {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [
        vscode.Uri.joinPath(extensionUri, 'dist', 'webviews'),
        vscode.Uri.joinPath(extensionUri, 'media'),
      ],
    };
  }
}
