import type { Identity } from '../model/identity.js';
import { message } from '../model/message.js';
import type { Plan } from '../model/plan.js';
import { PortError } from '../model/portError.js';
import { identityKey } from '../plan/identities.js';
import type { Aws, Connect } from '../ports.js';
import { createCredentials, type Credentials } from './credentials.js';
import type { ApplyDeps } from './deps.js';

/** The way to AWS as somebody. */
export type AwsAs = (identity: Identity, signal: AbortSignal) => Promise<Aws>;

/** The ways that profiles give. */
export function awsBy(connect: Connect): AwsAs {
  return async ({ profile, region }, signal) => (await connect({ profile, region }, signal)).aws;
}

/**
 * The ways of one plan: its own identity by the port at hand, others by `further`, each
 * opened once. Throws `PortError` of kind `invalid` where there is no way to the others.
 */
export function awsOfPlan(plan: Plan, own: Aws, further: AwsAs | undefined): AwsAs {
  const opened = new Map<string, Promise<Aws>>();
  return (identity, signal) => {
    const key = identityKey(identity);
    if (key === identityKey(plan.identity)) return Promise.resolve(own);
    if (!further) return Promise.reject(noWay(identity));
    const known = opened.get(key);
    if (known) return known;
    const opening = further(identity, signal);
    opened.set(key, opening);
    // One that failed is tried again: the user may have signed in meanwhile.
    opening.catch(() => opened.delete(key));
    return opening;
  };
}

/** The credentials of each identity of a run: each pauses and is renewed on its own. */
export type CredentialsOf = (identity: Identity) => Promise<Credentials>;

/** See {@link CredentialsOf}. `own` are those of the plan's own identity. */
export function credentialsOfPlan(
  plan: Plan,
  deps: ApplyDeps,
  own: Credentials,
  signal: AbortSignal,
): CredentialsOf {
  const awsAs = awsOfPlan(plan, deps.aws, deps.awsAs);
  const made = new Map<string, Credentials>([[identityKey(plan.identity), own]]);
  return async (identity) => {
    const key = identityKey(identity);
    const aws = made.has(key) ? undefined : await awsAs(identity, signal);
    const credentials =
      made.get(key) ?? createCredentials(plan, { ...deps, aws: aws ?? deps.aws }, signal, identity);
    made.set(key, credentials);
    return credentials;
  };
}

function noWay({ profile }: Identity): PortError {
  return new PortError({
    kind: 'invalid',
    messageKey: 'error.noFurtherAccount',
    args: { profile },
    help: message('help.noFurtherAccount'),
  });
}
