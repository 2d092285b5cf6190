import { cancelled } from '../../core/model/portError.js';
import type { MatrixState } from '../contract/checksMatrix.js';

interface Waiting {
  readonly vantage: string;
  readonly command: string;
  answer(run: boolean): void;
}

/** Commands that run only after a yes: each is shown as it is, one after the other. */
export class CommandGate {
  readonly #changed: () => void;
  #waiting: readonly Waiting[] = [];

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  state(): Pick<MatrixState, 'pending'> {
    const [first] = this.#waiting;
    if (!first) return {};
    const { vantage, command } = first;
    return { pending: { vantage, command } };
  }

  answer(run: boolean): void {
    this.#waiting[0]?.answer(run);
  }

  /** Resolves with a yes; rejects as cancelled with a no, and when the signal aborts. */
  pass(vantage: string, command: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(cancelled());
        return;
      }
      const waiting: Waiting = {
        vantage,
        command,
        answer: (run) => {
          signal.removeEventListener('abort', no);
          this.#waiting = this.#waiting.filter((one) => one !== waiting);
          if (run) resolve();
          else reject(cancelled());
          this.#changed();
        },
      };
      const no = (): void => waiting.answer(false);
      signal.addEventListener('abort', no, { once: true });
      this.#waiting = [...this.#waiting, waiting];
      this.#changed();
    });
  }
}
