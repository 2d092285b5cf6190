import type { Identity } from '../model/identity.js';
import type { Message } from '../model/message.js';
import type { StepOutputs } from '../model/plan.js';
import type { Aws, Clock } from '../ports.js';
import type { EndpointWatch } from './endpointWatch.js';

/** What a step's handler works with. */
export interface StepContext {
  /** As the step's own identity. */
  readonly aws: Aws;
  /** Asks AWS as another one of the plan's. */
  as<T>(identity: Identity, ask: (aws: Aws) => Promise<T>): Promise<T>;
  readonly clock: Clock;
  readonly endpoints: EndpointWatch;
  /** For reads and waits; aborts when the user cancels or another step failed. */
  readonly signal: AbortSignal;
  /**
   * For writes; a write that was sent is not torn off by a cancellation, because
   * then nobody would know whether AWS acted. Bounded by time alone.
   */
  readonly writeSignal: AbortSignal;
  /** Says what is being waited for, for progress. */
  waiting(what: Message): void;
  /** Counts a look at what is being waited for. */
  looked(): void;
}

/** What a write left behind; `existed` if AWS said that it was there already. */
export interface Made {
  readonly outputs: StepOutputs;
  readonly existed?: boolean;
}

/**
 * How one kind of step is carried out. `Ready` is the step's spec with every
 * reference replaced by its value.
 */
export interface StepHandler<Ready> {
  /**
   * AWS itself refuses to make the thing twice (CreatorRequestId, one association per
   * VPC), so a first attempt need not look before it writes.
   */
  readonly refusesTwice?: true;
  /** Whether it is done already, and with which outputs. Must not change anything. */
  find(ready: Ready, context: StepContext): Promise<StepOutputs | undefined>;
  /** The write. Resolves as soon as AWS has accepted it. */
  make(ready: Ready, context: StepContext): Promise<Made>;
  /**
   * Whether what is there bears this plan's mark (aws facts §2.8: a request id is the same
   * wherever it is made). Absent where there is nothing to take back.
   */
  mine?(ready: Ready, outputs: StepOutputs, context: StepContext): Promise<boolean>;
  /** Waits until what was made can be used, or what was deleted is gone. */
  settle?(ready: Ready, outputs: StepOutputs, context: StepContext): Promise<StepOutputs>;
}
