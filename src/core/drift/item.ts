import { message, type Message } from '../model/message.js';

/** One difference between what is live and what tags and journal say. */
export interface DriftItem {
  readonly kind: DriftKind;
  /** The id of the thing, or of the VPC that lacks one. */
  readonly subject: string;
  readonly message: Message;
  /** API, field and value that show it. */
  readonly evidence: readonly Message[];
  /** What it costs a month in US dollars although nobody uses it. */
  readonly monthlyCost?: number;
}

/** The kinds of difference. */
export type DriftKind =
  | 'rule'
  | 'endpointGone'
  | 'endpointUnhealthy'
  | 'endpointAddresses'
  | 'groupEntries'
  | 'associationMissing'
  | 'associationFailed'
  | 'deadRule'
  | 'unused'
  | 'orphan'
  | 'unknown';

/** `route53resolver:ListResolverRules: TargetIps is 10.0.0.1.` */
export function field(call: string, name: string | Message, value: string | Message): Message {
  return message('drift.field', { call, field: name, value: value === '' ? '-' : value });
}
