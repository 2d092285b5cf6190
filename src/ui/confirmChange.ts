import { message } from '../core/model/message.js';
import type { Plan } from '../core/model/plan.js';
import { furtherIdentities } from '../core/plan/identities.js';
import type { Window } from '../platform/window.js';
import type { Accounts } from './accounts.js';
import type { Say } from './say.js';

/** What asking before a change needs. */
export interface ConfirmDeps {
  readonly window: Pick<Window, 'confirm' | 'ask'>;
  readonly say: Say;
  readonly accounts: Accounts;
}

/** Asks yes or no, and in production to type what is going to be changed. */
export async function confirmChange(
  deps: ConfirmDeps,
  question: Parameters<Window['confirm']>[0],
  plan: Plan,
): Promise<boolean> {
  return (await deps.window.confirm(question)) && typedInProduction(deps, plan);
}

/**
 * Whether somebody has typed the cluster's name or the account's id, where any profile that the
 * plan acts with is one of production; elsewhere nothing is asked.
 */
export async function typedInProduction(
  {
    window,
    say,
    accounts,
  }: Pick<ConfirmDeps, 'say' | 'accounts'> & {
    readonly window: Pick<Window, 'ask'>;
  },
  plan: Plan,
): Promise<boolean> {
  const all = [plan.identity, ...furtherIdentities(plan)];
  const production = all.find(({ profile }) => accounts.isProduction(profile));
  if (!production) return true;
  const { profile, accountId } = production;
  const accepted: readonly string[] = [plan.clusterName, accountId];
  const args = { profile, cluster: plan.clusterName, account: accountId };
  const typed = await window.ask(
    {
      title: say(message('ui.production.title', args)),
      placeholder: say(message('ui.production.prompt', args)),
    },
    (text) =>
      accepted.includes(text.trim()) ? undefined : say(message('ui.production.prompt', args)),
  );
  return typed !== undefined && accepted.includes(typed.trim());
}
