import type { Message } from '../model/message.js';
import type { AccessRequest, EnableRequest } from '../model/plan.js';
import type { FailureMode } from './failureMode.js';

/** One field of one answer of AWS, which proves something. */
export interface Evidence {
  /** The API: `ec2:DescribeRouteTables`; of a live check, the tool: `dig`, `connect`, `env`. */
  readonly call: string;
  /** What was looked at: an id, an address, a name. */
  readonly subject: string;
  /** As AWS spells it: `Routes[].State`. */
  readonly field: string;
  /** As AWS says it; a message where it says nothing of the kind. */
  readonly value: string | Message;
}

/**
 * What a finding is to the question asked: `cause`, why it fails; `risk`, what works now and will
 * not for long, or only by luck; `obstacle`, what stands in the way of the fix; `blind`, what
 * hides facts that the answer needs; `contradiction`, prediction and live check that do not agree.
 */
export type Weight = 'cause' | 'obstacle' | 'risk' | 'blind' | 'contradiction';

/** What mends it: a plan that this tool can make, or a text for the person who must act. */
export type Fix =
  | { readonly kind: 'enable'; readonly request: EnableRequest }
  | { readonly kind: 'repair'; readonly clusterName: string; readonly repairForeignRules?: boolean }
  | { readonly kind: 'access'; readonly request: AccessRequest }
  | { readonly kind: 'text' };

/** One named cause, with its evidence and its fix. */
export interface Finding {
  /** Absent for what is not among the named modes. */
  readonly mode?: FailureMode;
  readonly weight: Weight;
  /** One sentence: what is broken, and where. */
  readonly sentence: Message;
  readonly evidence: readonly Evidence[];
  readonly fix: Fix;
  /** The next step, in words; what the plan does, or what to ask of whom. */
  readonly advice: Message;
}
