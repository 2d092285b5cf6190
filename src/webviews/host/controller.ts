/** What a panel shows and hears, without an editor: the one owner of its state. */
export interface Controller<State, In> {
  /** The complete state, ready to be posted. */
  state(): State;
  /** Acts on a validated message. Never throws; failures become state. */
  handle(message: In): void;
  /** Something goes on that must outlive the panel, such as an apply. */
  busy(): boolean;
  /** Whether somebody looks at it now. */
  setVisible(visible: boolean): void;
  /** Called after every change. Returns what ends the subscription. */
  subscribe(listener: () => void): () => void;
  /** Ends every wait. */
  dispose(): void;
}

/** Who is told of a change. */
export class Listeners {
  readonly #listeners = new Set<() => void>();

  add(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  fire(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
