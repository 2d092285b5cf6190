import type { JournalEntry } from '../model/apply.js';
import type { AccountId } from '../model/ids.js';
import { message } from '../model/message.js';
import type { Plan } from '../model/plan.js';
import { PortError } from '../model/portError.js';
import { diffPlans } from './diff.js';

/** Throws `conflict` for a plan that was made for another Region than the one that is meant. */
export function checkRegion(plan: Plan, region: string): void {
  const planned = plan.identity.region;
  if (planned === region) return;
  const args = { planned, actual: region };
  throw conflict('error.planRegion', 'help.planRegion', args);
}

/** Throws `conflict` for a plan that was made as another account; apply asks STS again. */
export function checkSameAccount(plan: Plan, accountId: AccountId): void {
  const planned = plan.identity.accountId;
  if (planned === accountId) return;
  throw new PortError({
    kind: 'conflict',
    messageKey: 'error.accountMismatch',
    args: { planned, actual: accountId },
    help: message('help.accountMismatch'),
  });
}

/**
 * Throws `conflict` where the journal knows another plan by the same id: what was made for
 * that one would be taken for this one's. A file that was edited keeps its id.
 */
export function checkIdNotTaken(plan: Plan, entries: readonly JournalEntry[]): void {
  const known = entries.findLast((entry) => entry.event === 'plan')?.plan;
  if (!known || diffPlans(known, plan).same) return;
  throw conflict('error.planIdTaken', 'help.planIdTaken', { plan: plan.id });
}

function conflict(
  messageKey: 'error.planRegion' | 'error.planIdTaken',
  help: 'help.planRegion' | 'help.planIdTaken',
  args: Readonly<Record<string, string>>,
): PortError {
  return new PortError({ kind: 'conflict', messageKey, args, help: message(help, args) });
}
