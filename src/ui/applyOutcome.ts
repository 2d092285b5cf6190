import { wasBegun } from '../core/apply/wasBegun.js';
import type { ApplyResult } from '../core/model/apply.js';
import { message, type MessageKey } from '../core/model/message.js';
import type { Plan } from '../core/model/plan.js';
import { canBeUndone } from '../core/plan/canBeUndone.js';
import { clusterNamesOf } from '../core/plan/planClusters.js';
import { forwardMessage, toForward } from '../core/plan/toForward.js';
import type { MessageButton, Window } from '../platform/window.js';
import { PortError } from '../core/model/portError.js';
import { detailsOf } from './errorDetails.js';
import type { Say } from './say.js';

/** What can follow an apply, as buttons. */
export interface Followups {
  verify(): void | Promise<void>;
  undo(planId: string): void | Promise<void>;
  report(planId: string): void | Promise<void>;
  showLog(): void;
}

const doneKeys: Readonly<Record<Plan['verb'], MessageKey>> = {
  enable: 'ui.done.enable',
  disable: 'ui.done.disable',
  access: 'ui.done.access',
  repair: 'ui.done.repair',
  undo: 'ui.done.undo',
};

/** Says how an apply ended: what was done, what was left half-made, and the next step. */
export function sayOutcome(
  deps: { readonly window: Pick<Window, 'say' | 'copy'>; readonly say: Say },
  plan: Plan,
  result: ApplyResult,
  followups: Followups,
): void {
  const { say, window } = deps;
  const button = (key: MessageKey, run: MessageButton['run']) => ({
    title: say(message(key)),
    run,
  });
  const verify = button('ui.button.verify', () => followups.verify());
  const report = wasBegun(result) ? [button('run.open', () => followups.report(plan.id))] : [];
  const args = { cluster: clusterNamesOf(plan), seconds: Math.round(result.elapsedMs / 1000) };
  if (result.outcome === 'done') {
    const buttons = [...(isSetUp(plan) ? [verify] : []), ...report];
    const forwards = toForward(plan, result.states).map((one) => say(forwardMessage(one)));
    const done = [say(message(doneKeys[plan.verb], args)), ...forwards].join(' ');
    window.say('info', done, buttons);
    return;
  }
  const made = plan.steps
    .filter(({ id }) => result.made.includes(id))
    .map((step) => say(step.title));
  const left =
    made.length === 0
      ? say(message('ui.ended.nothing'))
      : say(message('ui.ended.made', { steps: made.join('; ') }));
  const undo = button('ui.button.undo', () => followups.undo(plan.id));
  const canUndo = made.length > 0 && canBeUndone(plan);
  if (result.outcome === 'cancelled' || !result.error) {
    const text = `${say(message('ui.ended.cancelled', args))} ${left}`;
    window.say('warn', text, [...(canUndo ? [undo] : []), ...report]);
    return;
  }
  const { error } = result;
  const cause = say(message(error.messageKey, error.args));
  const details = detailsOf(new PortError(error), { name: plan.verb, id: plan.id });
  window.say('error', `${cause} ${say(error.help)} ${left}`, [
    ...(canUndo ? [undo] : []),
    ...report,
    button('ui.button.showLog', () => followups.showLog()),
    button('ui.button.copyDetails', () => window.copy(details)),
  ]);
}

/** Plans that set up: they can be verified, and taken back by an undo. */
function isSetUp({ verb }: Plan): boolean {
  return verb === 'enable' || verb === 'repair';
}
