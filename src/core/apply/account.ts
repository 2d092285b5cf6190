import type { Identity } from '../model/identity.js';
import { message } from '../model/message.js';
import type { Plan } from '../model/plan.js';
import { PortError, cancelled } from '../model/portError.js';
import type { Aws } from '../ports.js';
import { furtherIdentities } from '../plan/identities.js';
import type { AwsAs } from './identities.js';

/**
 * A plan made as one account is never run as another; the same holds for each further
 * identity of it. Asks STS; throws `PortError` of kind `conflict` for another account.
 */
export async function checkAccount(
  plan: Plan,
  aws: Aws,
  signal: AbortSignal,
  awsAs?: AwsAs,
): Promise<void> {
  await checkIdentity(plan.identity, aws, signal);
  if (!awsAs) return;
  for (const identity of furtherIdentities(plan)) {
    await checkIdentity(identity, await awsAs(identity, signal), signal);
  }
}

async function checkIdentity(identity: Identity, aws: Aws, signal: AbortSignal): Promise<void> {
  if (signal.aborted) throw cancelled();
  const { accountId } = await aws.callerIdentity(signal);
  if (accountId === identity.accountId) return;
  const { profile, accountId: planned } = identity;
  throw new PortError({
    kind: 'conflict',
    messageKey: 'error.accountMismatch',
    args: { planned, actual: accountId, profile },
    help: message('help.accountMismatch'),
  });
}
