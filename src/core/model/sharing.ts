/** One account, organisation or unit that a share is for. */
export interface SharePrincipal {
  /** Twelve digits of an account; an ARN for an organisation or a unit of one. */
  readonly id: string;
  /** `ASSOCIATING`, `ASSOCIATED`, `FAILED`, `DISASSOCIATING`, `DISASSOCIATED`. */
  readonly status: string;
  /** Outside of the owner's organisation: it has to accept an invitation first. */
  readonly external: boolean;
}

/** One RAM resource share that has a resolver rule (aws facts §2.11). */
export interface RuleShare {
  readonly arn: string;
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Status of the rule in it, in the words of {@link SharePrincipal}. */
  readonly ruleStatus: string;
  /** Everybody that it is, or was a moment ago, for. */
  readonly principals: readonly SharePrincipal[];
}

/** An invitation to a share, as its receiver sees it. */
export interface ShareInvitation {
  readonly arn: string;
  readonly shareArn: string;
  /** `PENDING`, `ACCEPTED`, `REJECTED`, `EXPIRED`. */
  readonly status: string;
}

/** Whether somebody or something is in a share, or about to be. */
export function isIn(status: string): boolean {
  return status === 'ASSOCIATED' || status === 'ASSOCIATING';
}

/** Those that a share is for, and not those that have left. */
export function principalsOf({ principals }: RuleShare): readonly SharePrincipal[] {
  return principals.filter(({ status }) => isIn(status));
}
