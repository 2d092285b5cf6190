/** Whether somebody looks, and waiting until somebody does. */
export class Visibility {
  #visible = false;
  readonly #waiting = new Set<() => void>();

  set(visible: boolean): void {
    this.#visible = visible;
    if (!visible) return;
    for (const go of [...this.#waiting]) go();
  }

  /** Resolves as soon as somebody looks, or when the signal aborts. */
  shown(signal: AbortSignal): Promise<void> {
    if (this.#visible || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const go = (): void => {
        this.#waiting.delete(go);
        signal.removeEventListener('abort', go);
        resolve();
      };
      this.#waiting.add(go);
      signal.addEventListener('abort', go, { once: true });
    });
  }
}
