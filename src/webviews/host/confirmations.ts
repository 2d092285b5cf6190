import { roleOf } from '../../core/model/identity.js';
import type { Message } from '../../core/model/message.js';
import { message } from '../../core/model/message.js';
import type { Plan } from '../../core/model/plan.js';
import { clusterNamesOf } from '../../core/plan/planClusters.js';
import { monthlyChange } from './money.js';
import type { Confirmation } from './setupDeps.js';

/** What is asked before a plan is applied: account, role, Region, cost and the moment of change. */
export function confirmationOf(
  plan: Plan,
  render: (message: Message) => string,
  nameOf: (accountId: string) => string,
  { evenIfNotRemovable }: { readonly evenIfNotRemovable: boolean } = { evenIfNotRemovable: false },
): Confirmation {
  const { region, profile, callerArn } = plan.identity;
  const accountId = nameOf(plan.identity.accountId);
  const role = roleOf(callerArn);
  const cost = render(monthlyChange(plan.cost.after - plan.cost.before));
  const steps = plan.steps.length;
  const clusterName = clusterNamesOf(plan);
  if (plan.verb === 'undo') {
    return {
      title: render(message('setup.undo.title', { accountId, region })),
      detail: render(message('setup.undo.detail', { clusterName, profile, role, steps, cost })),
      action: render(message('setup.undo.action')),
    };
  }
  const switches = plan.switchStepId === undefined ? '' : render(message('setup.apply.switches'));
  const args = { clusterName, profile, role, cost, switches };
  const detail = render(message('setup.apply.detail', args)).trim();
  return {
    title: render(message('setup.apply.title', { steps, accountId, region })),
    detail: evenIfNotRemovable
      ? `${detail} ${render(message('setup.apply.notRemovable'))}`
      : detail,
    action: render(message('setup.apply.action')),
  };
}
