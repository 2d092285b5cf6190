import { message, type MessageKey } from '../core/model/message.js';
import type { Plan } from '../core/model/plan.js';
import { PortError } from '../core/model/portError.js';
import { clusterNamesOf } from '../core/plan/planClusters.js';
import { confirmChange, typedInProduction, type ConfirmDeps } from './confirmChange.js';
import { dollars } from './money.js';
import { whoText } from './who.js';

const titles: Readonly<Record<Plan['verb'], MessageKey>> = {
  enable: 'ui.confirm.enable',
  disable: 'ui.confirm.disable',
  access: 'ui.confirm.access',
  repair: 'ui.confirm.repair',
  undo: 'ui.confirm.undo',
};

const actions: Readonly<Record<Plan['verb'], MessageKey>> = {
  enable: 'ui.confirm.enable.action',
  disable: 'ui.confirm.disable.action',
  access: 'ui.confirm.access.action',
  repair: 'ui.confirm.repair.action',
  undo: 'ui.confirm.undo.action',
};

/**
 * Asks before anything is changed, naming account, role, Region and monthly cost. A caller
 * that has asked already says which account was confirmed; another account than the
 * plan's is refused instead of asked for again.
 */
export async function confirmPlan(
  deps: ConfirmDeps,
  plan: Plan,
  confirmedAccount: string | undefined,
): Promise<boolean> {
  const { say, accounts } = deps;
  const { accountId } = plan.identity;
  if (confirmedAccount !== undefined) {
    if (confirmedAccount === accountId) return typedInProduction(deps, plan);
    throw new PortError({
      kind: 'invalid',
      messageKey: 'ui.error.otherAccount',
      args: { confirmed: confirmedAccount, account: accountId },
      help: message('ui.help.otherAccount'),
    });
  }
  const change = plan.cost.after - plan.cost.before;
  const question = {
    title: say(message(titles[plan.verb], { cluster: clusterNamesOf(plan) })),
    detail: say(
      message(change === 0 ? 'ui.confirm.detail.same' : 'ui.confirm.detail', {
        who: whoText(say, accounts, plan.identity),
        steps: plan.steps.length,
        change: `${change < 0 ? '−' : '+'}${dollars(Math.abs(change))}`,
        after: dollars(plan.cost.after),
      }),
    ),
    action: say(message(actions[plan.verb])),
  };
  return confirmChange(deps, question, plan);
}
