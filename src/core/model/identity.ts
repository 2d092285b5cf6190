import type { AccountId } from './ids.js';

/** Where calls go and with whose credentials: one scope of snapshots, clients and rate limits. */
export interface AwsScope {
  readonly profile: string;
  readonly region: string;
}

/** Who STS says we are (`GetCallerIdentity`). */
export interface CallerIdentity {
  readonly accountId: AccountId;
  readonly arn: string;
}

/** A scope together with the account it was found to be. */
export interface Identity extends AwsScope {
  readonly accountId: AccountId;
  readonly callerArn: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, … taken from the caller's ARN. */
  readonly partition: string;
}

/** The role, user or other principal of a caller, as people know it. */
export function roleOf(callerArn: string): string {
  const [kind = '', name = '', ...rest] = callerArn.split(':').slice(5).join(':').split('/');
  if (kind !== 'assumed-role') return rest.at(-1) ?? (name || kind);
  // IAM Identity Center names its roles AWSReservedSSO_<permission set>_<16 hex digits>.
  return /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(name)?.[1] ?? name;
}

/** A stable text for maps and ids; two scopes are the same if their keys are. */
export function scopeKey(scope: AwsScope): string {
  return `${scope.profile}/${scope.region}`;
}

/** The partition part of any ARN; `aws` if the text is not an ARN. */
export function partitionOf(arn: string): string {
  const [prefix, partition] = arn.split(':');
  return prefix === 'arn' && partition ? partition : 'aws';
}

/**
 * Whether two answers of STS mean the same account and user or role. Session names do not count:
 * the SDK makes up a new one whenever it assumes a role again.
 */
export function isSameCaller(a: Identity, b: Identity): boolean {
  return a.accountId === b.accountId && principalOf(a.callerArn) === principalOf(b.callerArn);
}

/** The ARN of a caller without the name of its session (aws facts §1.1). */
function principalOf(arn: string): string {
  return arn.replace(/(:assumed-role\/[^/]+)\/.*$/, '$1');
}
