import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import { diffPlans as differences } from '../core/plan/diff.js';
import { diffText } from '../core/plan/diffText.js';
import type { Command } from './deps.js';
import { openPlans } from './planFiles.js';

/** **Compare plans…**: what the second of two saved plans does that the first does not. */
export const diffPlans: Command = (deps) => async () => {
  const plans = await openPlans(deps, message('ui.planFile.diff'), true);
  const [first] = plans;
  // Where the dialog lets only one be chosen, the second is asked for by itself.
  const next = message('ui.planFile.diffWith', { file: first?.file ?? '' });
  const [second] = plans.length > 1 ? plans.slice(1) : await openPlans(deps, next, false);
  if (!first || !second || plans.length > 2) {
    throw new PortError({
      kind: 'invalid',
      messageKey: 'ui.planFile.two',
      args: {},
      help: message('ui.planFile.two.help'),
    });
  }
  const found = differences(first.plan, second.plan);
  await deps.window.showReadOnly(
    `${first.file}-${second.file}.diff.txt`,
    diffText(found, deps.say),
  );
  return found;
};
