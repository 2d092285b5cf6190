import { message } from '../model/message.js';
import type { Plan } from '../model/plan.js';
import { PortError, cancelled } from '../model/portError.js';
import type { Aws } from '../ports.js';

/**
 * A plan made as one account is never run as another. Asks STS; throws `PortError` of
 * kind `conflict` for another account.
 */
export async function checkAccount(plan: Plan, aws: Aws, signal: AbortSignal): Promise<void> {
  if (signal.aborted) throw cancelled();
  const { accountId } = await aws.callerIdentity(signal);
  if (accountId === plan.identity.accountId) return;
  throw new PortError({
    kind: 'conflict',
    messageKey: 'error.accountMismatch',
    args: { planned: plan.identity.accountId, actual: accountId },
    help: message('help.accountMismatch'),
  });
}
