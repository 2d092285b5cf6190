import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import { left } from '../ui/readings.js';
import { textIn } from '../ui/target.js';
import { carryOut } from './carryOut.js';
import type { Command, CommandDeps } from './deps.js';

/**
 * **Undo an interrupted change**: plans of the journal that did not end well; the one
 * picked, or named by `planId`, is taken back the way every plan is carried out.
 */
export const undo: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const planId = textIn(argument, 'planId') ?? (await pickUnfinished(deps));
    if (planId === undefined) return undefined;
    const plan = await deps.operations.undoPlan(planId);
    if (!plan) {
      throw new PortError({
        kind: 'notFound',
        messageKey: 'ui.error.nothingToUndo',
        args: { plan: planId },
        help: message('ui.help.nothingToUndo'),
      });
    }
    const { profile, region } = plan.identity;
    const target = { scope: { profile, region }, clusterName: plan.clusterName };
    const confirmedAccount = textIn(argument, 'confirmedAccount');
    const planning = { verdicts: [], problems: [], plan };
    return carryOut(deps, target, planning, { confirmedAccount }, signal);
  };

async function pickUnfinished({
  operations,
  say,
  window,
}: CommandDeps): Promise<string | undefined> {
  const unfinished = await operations.unfinished();
  if (unfinished.length === 0) {
    window.say('info', say(message('ui.undo.none')));
    return undefined;
  }
  const choices = unfinished.map(({ plan, at, made }) => ({
    label: plan.clusterName,
    description: `${plan.identity.accountId} · ${plan.identity.region}`,
    detail: say(
      message('ui.undo.detail', {
        when: new Date(at).toISOString(),
        made,
        steps: plan.steps.length,
      }),
    ),
    value: plan.id,
  }));
  const texts = {
    title: say(message('ui.pick.undo')),
    placeholder: say(message('ui.pick.undo.hint')),
  };
  const picked = await window.pick(texts, choices);
  if (picked === undefined) throw left();
  return picked;
}
