import type { Identity } from '../model/identity.js';
import { message } from '../model/message.js';
import type { Plan } from '../model/plan.js';
import { PortError, cancelled } from '../model/portError.js';
import type { Aws } from '../ports.js';

/**
 * A plan made as one account is never run as another. Asks STS; throws `PortError` of
 * kind `conflict` for another account.
 */
export function checkAccount(plan: Plan, aws: Aws, signal: AbortSignal): Promise<void> {
  return checkIdentity(plan.identity, aws, signal);
}

/** The same for any identity of a plan: the owner of a client VPC in another account. */
export async function checkIdentity(
  identity: Identity,
  aws: Aws,
  signal: AbortSignal,
): Promise<void> {
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
