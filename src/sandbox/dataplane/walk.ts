import type { Question } from '../../core/dns/wire/message.js';
import type { World } from '../world.js';
import type { TraceStep, Transport } from './trace.js';

/** What is asked; RD and CD as in the header. */
export interface WalkQuestion extends Question {
  readonly recursionDesired: boolean;
  /** Unset unless told. */
  readonly checkingDisabled?: boolean;
}

/** One query on its way. */
export interface Walk {
  readonly world: World;
  readonly now: number;
  readonly question: WalkQuestion;
  /** Lower case, no trailing dot. */
  readonly name: string;
  readonly transport: Transport;
  readonly steps: TraceStep[];
  /** VPCs whose Resolver waits for an answer of this walk: one that waits for itself fails. */
  readonly waiting: Set<string>;
  /** VPCs whose Resolver came to nothing behind some target: no target leads there again. */
  readonly failed: Set<string>;
}

/** The same walk for another name, as resolvers follow a CNAME. */
export function about(walk: Walk, name: string): Walk {
  const question = { ...walk.question, name: `${name}.` };
  return { ...walk, name, question, waiting: new Set(), failed: new Set() };
}
