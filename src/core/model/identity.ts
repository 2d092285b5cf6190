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

/** A stable text for maps and ids; two scopes are the same if their keys are. */
export function scopeKey(scope: AwsScope): string {
  return `${scope.profile}/${scope.region}`;
}

/** The partition part of any ARN; `aws` if the text is not an ARN. */
export function partitionOf(arn: string): string {
  const [prefix, partition] = arn.split(':');
  return prefix === 'arn' && partition ? partition : 'aws';
}
