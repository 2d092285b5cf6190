import { message, type MessageKey } from '../core/model/message.js';
import type { Plan } from '../core/model/plan.js';
import { PortError } from '../core/model/portError.js';
import { clusterNamesOf } from '../core/plan/planClusters.js';
import type { Window } from '../platform/window.js';
import { dollars } from './money.js';
import type { Say } from './say.js';

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
 * Asks before anything is changed, naming account, Region and monthly cost. A caller
 * that has asked already says which account was confirmed; another account than the
 * plan's is refused instead of asked for again.
 */
export async function confirmPlan(
  deps: { readonly window: Pick<Window, 'confirm'>; readonly say: Say },
  plan: Plan,
  confirmedAccount: string | undefined,
): Promise<boolean> {
  const { say, window } = deps;
  const { accountId, profile, region } = plan.identity;
  if (confirmedAccount !== undefined) {
    if (confirmedAccount === accountId) return true;
    throw new PortError({
      kind: 'invalid',
      messageKey: 'ui.error.otherAccount',
      args: { confirmed: confirmedAccount, account: accountId },
      help: message('ui.help.otherAccount'),
    });
  }
  const change = plan.cost.after - plan.cost.before;
  return window.confirm({
    title: say(message(titles[plan.verb], { cluster: clusterNamesOf(plan) })),
    detail: say(
      message(change === 0 ? 'ui.confirm.detail.same' : 'ui.confirm.detail', {
        account: accountId,
        region,
        profile,
        steps: plan.steps.length,
        change: `${change < 0 ? '−' : '+'}${dollars(Math.abs(change))}`,
        after: dollars(plan.cost.after),
      }),
    ),
    action: say(message(actions[plan.verb])),
  });
}
