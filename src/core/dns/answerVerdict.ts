/** How an answer's addresses stand to the control-plane addresses. All lists are sorted. */
export interface AddressComparison {
  /** In the answer and among the control-plane ENIs. */
  readonly matching: readonly string[];
  /** Control-plane addresses of the asked family that the answer leaves out. */
  readonly missing: readonly string[];
  /** In the answer, but no control-plane ENI's. */
  readonly foreign: readonly string[];
  /** Smallest TTL used, seconds. */
  readonly ttl: number | undefined;
}

/** What one answer says about private resolution (the verdict table of dns facts §1). */
export type AnswerVerdict =
  /** Every address is a control-plane ENI's; some ENIs may be missing, EKS publishes a subset. */
  | ({ readonly kind: 'private' } & AddressComparison)
  /** Private addresses, not all of them the cluster's: ENIs were replaced, or a wrong zone. */
  | ({ readonly kind: 'stale' } & AddressComparison)
  /** Answered by public DNS: no rule or forwarder was used. */
  | ({ readonly kind: 'public' } & AddressComparison)
  /** Public and private addresses in one answer. */
  | ({ readonly kind: 'mixed' } & AddressComparison)
  /** The control-plane addresses are not known, so the addresses cannot be judged. */
  | ({ readonly kind: 'not-compared' } & AddressComparison)
  /** NOERROR without address although there should be some: rebind protection, typically. */
  | { readonly kind: 'empty' }
  /** NOERROR without address of this family, as it should be (AAAA of an IPv4 cluster). */
  | { readonly kind: 'empty-as-expected' }
  | { readonly kind: 'alias-loop'; readonly names: readonly string[] }
  | { readonly kind: 'name-error' }
  | { readonly kind: 'server-failure'; readonly ede: readonly number[] }
  | { readonly kind: 'query-refused'; readonly ede: readonly number[] }
  | { readonly kind: 'other-rcode'; readonly rcode: number }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'connection-refused' }
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'connection-closed'; readonly detail: string }
  | { readonly kind: 'malformed'; readonly detail: string }
  | { readonly kind: 'tls-failed'; readonly detail: string }
  | { readonly kind: 'http-failed'; readonly detail: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'invalid-query'; readonly detail: string };

/** Whether a verdict is what private resolution should give. */
export function isRight(verdict: AnswerVerdict): boolean {
  return verdict.kind === 'private' || verdict.kind === 'empty-as-expected';
}
