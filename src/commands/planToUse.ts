import { message } from '../core/model/message.js';
import type { Plan, Planning } from '../core/model/plan.js';
import { clusterNamesOf } from '../core/plan/planClusters.js';
import type { CommandDeps } from './deps.js';

/** The plan of a planning, if there is something to do; otherwise what is in the way is said. */
export function planToUse(
  { say, window }: Pick<CommandDeps, 'say' | 'window'>,
  { plan, problems }: Planning,
): Plan | undefined {
  const blockers = problems.filter(({ severity }) => severity === 'blocker');
  if (!plan || blockers.length > 0) {
    const texts = blockers.map((one) => `${say(one.message)} ${say(one.help)}`);
    window.say('warn', texts.join(' ') || say(message('ui.plan.none')));
    return undefined;
  }
  if (plan.steps.length > 0) return plan;
  window.say('info', say(message('ui.plan.nothingToDo', { cluster: clusterNamesOf(plan) })));
  return undefined;
}
