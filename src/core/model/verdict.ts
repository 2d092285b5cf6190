import type { VpcId } from './ids.js';
import type { Message } from './message.js';

/** Where a name is to be resolved from: a client VPC, or a network outside AWS. */
export type VerdictVantage = { readonly vpcId: VpcId } | { readonly network: 'onPremises' };

/**
 * Is the Resolver solution needed (aws facts §1.2)? `alreadyServed` says that rule
 * and association exist already; `unknown` that a fact is missing, and which.
 */
export type Necessity = 'needed' | 'notNeeded' | 'notApplicable' | 'alreadyServed' | 'unknown';

/** The answer, with its evidence and the cheapest right action. */
export interface Verdict {
  readonly necessity: Necessity;
  readonly clusterName: string;
  readonly vantage: VerdictVantage;
  readonly summary: Message;
  /** One sentence per fact that led here, naming the API field and its value. */
  readonly evidence: readonly Message[];
  readonly advice: Message;
}
