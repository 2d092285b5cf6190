import type { StepOutputs } from '../model/plan.js';
import type { Aws, Clock } from '../ports.js';

/** What a step's handler works with. */
export interface StepContext {
  readonly aws: Aws;
  readonly clock: Clock;
  /** For reads and waits; aborts when the user cancels or another step failed. */
  readonly signal: AbortSignal;
  /**
   * For writes; a write that was sent is not torn off by a cancellation, because
   * then nobody would know whether AWS acted. Bounded by time alone.
   */
  readonly writeSignal: AbortSignal;
  /** Says what is being waited for, for progress. */
  waiting(what: string): void;
}

/**
 * How one kind of step is carried out. `Ready` is the step's spec with every
 * reference replaced by its value.
 */
export interface StepHandler<Ready> {
  /** Whether it is done already, and with which outputs. Must not change anything. */
  find(ready: Ready, context: StepContext): Promise<StepOutputs | undefined>;
  /** The write. Resolves as soon as AWS has accepted it. */
  make(ready: Ready, context: StepContext): Promise<StepOutputs>;
  /** Waits until what was made can be used, or what was deleted is gone. */
  settle?(ready: Ready, outputs: StepOutputs, context: StepContext): Promise<StepOutputs>;
}
