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
  readonly #ended: () => void;
  #controller: Controller<State, In>;
  #unsubscribe: () => void;
  /** As the page looks before anything is known. */
  readonly #blank: State;
  #held = false;
  /** What the page says when it is loaded, for a controller that takes another's place. */
  #hello: In | undefined;
  #panel: SessionPanel | undefined;
  #ready = false;
  #posting = false;

  constructor(controller: Controller<State, In>, ended: () => void) {
    this.#controller = controller;
    this.#blank = controller.state();
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
      if (message.type === 'ready') {
        this.#ready = true;
        this.#hello = message;
      }
      if (!this.#held) this.#controller.handle(message);
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

  /**
   * Shows nothing and hears nothing until it is known whose account this is: then it goes on with
   * `release`, or as if it had just been opened with `renew`. What is being applied stays in sight.
   * @returns whether it waits now.
   */
  hold(): boolean {
    if (this.#controller.busy()) return false;
    this.#held = true;
    this.#post();
    return true;
  }

  release(): void {
    if (!this.#held) return;
    this.#held = false;
    if (this.#hello && this.#panel) this.#controller.handle(this.#hello);
    this.#post();
  }

  /** Puts another controller in the place of the one there is, unless that applies something. */
  renew(make: () => Controller<State, In>): void {
    this.#held = false;
    if (!this.#controller.busy()) {
      this.#unsubscribe();
      // A question that it has asked may still be open; what comes of it is told elsewhere.
      this.#controller.setVisible(false);
      this.#controller.dispose();
      this.#controller = make();
      this.#unsubscribe = this.#controller.subscribe(() => this.#changed());
      this.#controller.setVisible(this.#panel?.visible ?? false);
      if (this.#hello && this.#panel) this.#controller.handle(this.#hello);
    }
    this.#post();
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
      const state = this.#held ? this.#blank : this.#controller.state();
      const message = { type: 'state', state };
      void this.#panel.webview.postMessage(message);
    });
  }
}
