import type { Message } from './message.js';
import type { Plan, StepOutputs } from './plan.js';
import type { PortErrorInfo } from './portError.js';

/**
 * The life of one step while a plan is applied. `found` means it was already done;
 * `paused`, that nothing goes on before somebody else acts.
 */
export type StepState =
  | { readonly state: 'pending' }
  | { readonly state: 'running'; readonly waitingFor?: Message; readonly paused?: Message }
  | { readonly state: 'done'; readonly found: boolean; readonly outputs: StepOutputs }
  | { readonly state: 'failed'; readonly error: PortErrorInfo }
  | { readonly state: 'skipped' };

/** One change of one step's state; `at` in epoch milliseconds. */
export interface ApplyEvent {
  readonly planId: string;
  readonly stepId: string;
  readonly at: number;
  readonly state: StepState;
}

/** How an apply ended. `made` are the ids of the steps that created or changed something. */
export interface ApplyResult {
  readonly planId: string;
  readonly outcome: 'done' | 'failed' | 'cancelled';
  readonly states: Readonly<Record<string, StepState>>;
  readonly made: readonly string[];
  readonly elapsedMs: number;
  /** Looks at what was being waited for; each is a call or shares one. */
  readonly polls?: number;
  /** The first cause, where the outcome is not `done`. */
  readonly error?: PortErrorInfo;
}

/** One line of the journal. `begin` is written before a call, the others after it. */
export type JournalEntry =
  | { readonly event: 'plan'; readonly at: number; readonly planId: string; readonly plan: Plan }
  | {
      readonly event: 'begin';
      readonly at: number;
      readonly planId: string;
      readonly stepId: string;
    }
  | {
      readonly event: 'made';
      readonly at: number;
      readonly planId: string;
      readonly stepId: string;
      readonly found: boolean;
      readonly outputs: StepOutputs;
    }
  | {
      readonly event: 'done';
      readonly at: number;
      readonly planId: string;
      readonly stepId: string;
      readonly outputs: StepOutputs;
    }
  | {
      readonly event: 'failed';
      readonly at: number;
      readonly planId: string;
      readonly stepId: string;
      readonly error: PortErrorInfo;
    }
  | {
      readonly event: 'paused';
      readonly at: number;
      readonly planId: string;
      readonly error: PortErrorInfo;
    }
  | { readonly event: 'renewed'; readonly at: number; readonly planId: string }
  | {
      readonly event: 'end';
      readonly at: number;
      readonly planId: string;
      readonly outcome: ApplyResult['outcome'];
    };
