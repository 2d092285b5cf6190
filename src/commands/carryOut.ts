import type { ApplyResult } from '../core/model/apply.js';
import { message } from '../core/model/message.js';
import type { Plan, Planning } from '../core/model/plan.js';
import { planText } from '../core/plan/render.js';
import { isRefusal } from '../core/preflight/refusal.js';
import { applyWithProgress } from '../ui/applyProgress.js';
import { sayOutcome } from '../ui/applyOutcome.js';
import { confirmPlan } from '../ui/confirmPlan.js';
import { left } from '../ui/readings.js';
import type { ClusterTarget } from '../ui/target.js';
import { whoText } from '../ui/who.js';
import type { CommandDeps } from './deps.js';
import { planToUse } from './planToUse.js';

/**
 * From a planning to its end, without a form: blockers are said; a plan is shown as a
 * document (another one where it is given), confirmed, applied under a notification, and its
 * outcome is said.
 * `undefined` means that nothing was begun.
 */
export async function carryOut(
  deps: CommandDeps,
  target: ClusterTarget,
  planning: Planning,
  options: { readonly confirmedAccount?: string | undefined; readonly document?: string },
  signal: AbortSignal,
): Promise<ApplyResult | undefined> {
  const { window } = deps;
  const plan = planToUse(deps, planning);
  if (!plan) return undefined;
  const { problems, verdicts } = planning;
  const document = options.document ?? planText(plan, verdicts, problems, deps.say);
  await window.showReadOnly(`${plan.clusterName}.${plan.verb}.plan.txt`, document);
  if (!(await confirmPlan(deps, plan, options.confirmedAccount))) throw left();
  const result = await applyOrInsist(deps, plan, signal);
  const argument = { ...target.scope, clusterName: target.clusterName };
  sayOutcome(deps, plan, result, {
    verify: () => deps.run('eksPrivateDns.verify', argument),
    undo: (planId) => deps.run('eksPrivateDns.undo', { planId }),
    report: (planId) => deps.run('eksPrivateDns.showReport', { planId }),
    showLog: () => deps.showLog(),
  });
  return result;
}

/** Applies; where that is refused for missing permissions, once more if the user insists. */
async function applyOrInsist(
  deps: CommandDeps,
  plan: Plan,
  signal: AbortSignal,
): Promise<ApplyResult> {
  const { say, window } = deps;
  const result = await applyWithProgress(deps, plan, signal);
  const { error } = result;
  if (plan.verb !== 'enable' || !error || !isRefusal(error)) return result;
  const who = whoText(say, deps.accounts, plan.identity);
  const insists = await window.confirm({
    title: say(message(error.messageKey, error.args)),
    detail: `${who} ${say(message('setup.option.evenIfNotRemovable.note'))}`,
    action: say(message('setup.option.evenIfNotRemovable')),
  });
  return insists ? applyWithProgress(deps, plan, signal, { evenIfNotRemovable: true }) : result;
}
