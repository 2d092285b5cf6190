import type { ApplyEvent } from '../model/apply.js';

/** Hears of every change of a step's state. */
export interface Progress {
  report(event: ApplyEvent): void;
}
