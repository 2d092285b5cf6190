import type { Plan, Step } from '../../model/plan.js';
import { identityKey } from '../../plan/identities.js';
import type { Account } from './frame.js';
import { labels } from './labels.js';

/** The accounts of some steps, the plan's own first, and the alias of each step's provider. */
export function accountsOf(
  plan: Plan,
  steps: readonly Step[],
): { readonly accounts: readonly Account[]; readonly alias: (step: Step) => string | undefined } {
  const names = labels();
  const own = { identity: plan.identity, variable: 'profile' };
  const others = new Map<string, Account>();
  for (const { as } of steps) {
    const key = as && identityKey(as);
    if (!key || key === identityKey(plan.identity) || others.has(key)) continue;
    const alias = names.take(`account_${as.accountId}`);
    others.set(key, { identity: as, alias, variable: `profile_${alias}` });
  }
  return {
    accounts: [own, ...others.values()],
    alias: ({ as }) => as && others.get(identityKey(as))?.alias,
  };
}
