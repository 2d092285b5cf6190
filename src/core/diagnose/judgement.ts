import type { Fact } from '../model/fact.js';
import type { Message } from '../model/message.js';
import type { Evidence } from './finding.js';

/** Whether a packet passes one point of its way: `unknown` where a fact is missing. */
export type Outcome = 'pass' | 'drop' | 'unknown';

/** What one point of the way says of a packet, and what proves it. */
export interface Judgement {
  readonly outcome: Outcome;
  /** The thing that decides: a group, an ACL, a route table. */
  readonly subject: string;
  readonly evidence: readonly Evidence[];
  /** The fact that is missing, where the outcome is unknown for that. */
  readonly missing?: MissingFact;
  /** Why it is unknown, where no fact is missing: nothing in AWS shows it. */
  readonly unseen?: Message;
}

/** A fact that a diagnosis needs and does not have. */
export interface MissingFact {
  /** The call that would tell. */
  readonly call: string;
  readonly subject: string;
  readonly fact: Fact<unknown>;
}

/** The worst of several: a drop before what is unknown. */
export function worst(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('drop')) return 'drop';
  return outcomes.includes('unknown') ? 'unknown' : 'pass';
}
