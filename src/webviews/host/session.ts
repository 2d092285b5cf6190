import type { Controller } from './controller.js';

/** What a session needs of the editor's `WebviewPanel`. */
export interface SessionPanel {
  readonly visible: boolean;
  readonly webview: {
    postMessage(message: unknown): PromiseLike<boolean>;
    onDidReceiveMessage(listener: (raw: unknown) => void): unknown;
  };
  reveal(): void;
  dispose(): unknown;
  onDidChangeViewState(listener: () => void): unknown;
  onDidDispose(listener: () => void): unknown;
}

/**
 * One controller and the panel that shows it, if any. A hidden page is thrown away
 * by the editor and loaded anew, so every post is the complete state, and nothing
 * is posted to a page that has not said `ready`.
 */
export class Session<State, In extends { readonly type: string }> {
  readonly #controller: Controller<State, In>;
  readonly #ended: () => void;
  readonly #unsubscribe: () => void;
  #panel: SessionPanel | undefined;
  #ready = false;
  #posting = false;

  constructor(controller: Controller<State, In>, ended: () => void) {
    this.#controller = controller;
    this.#ended = ended;
    this.#unsubscribe = controller.subscribe(() => this.#changed());
  }

  /** Brings the panel to the front; false if there is none. */
  reveal(): boolean {
    this.#panel?.reveal();
    return this.#panel !== undefined;
  }

  /** Shows the controller in `panel`; `read` validates, and gives nothing for what is dropped. */
  attach(panel: SessionPanel, read: (raw: unknown) => In | undefined): void {
    this.#panel = panel;
    this.#ready = false;
    this.#controller.setVisible(panel.visible);
    panel.webview.onDidReceiveMessage((raw: unknown) => {
      const message = read(raw);
      if (!message || this.#panel !== panel) return;
      if (message.type === 'ready') this.#ready = true;
      this.#controller.handle(message);
      if (message.type === 'ready') this.#post();
    });
    panel.onDidChangeViewState(() => {
      this.#controller.setVisible(panel.visible);
      if (panel.visible) this.#post();
      else this.#ready = false;
    });
    panel.onDidDispose(() => {
      if (this.#panel !== panel) return;
      this.#panel = undefined;
      this.#ready = false;
      this.#controller.setVisible(false);
      this.#endIfIdle();
    });
  }

  dispose(): void {
    this.#unsubscribe();
    this.#controller.dispose();
    this.#panel?.dispose();
  }

  #changed(): void {
    this.#endIfIdle();
    this.#post();
  }

  #endIfIdle(): void {
    if (this.#panel || this.#controller.busy()) return;
    this.#unsubscribe();
    this.#controller.dispose();
    this.#ended();
  }

  /** Changes that come together are posted once. */
  #post(): void {
    if (this.#posting) return;
    this.#posting = true;
    queueMicrotask(() => {
      this.#posting = false;
      if (!this.#panel?.visible || !this.#ready) return;
      const message = { type: 'state', state: this.#controller.state() };
      void this.#panel.webview.postMessage(message);
    });
  }
}
