import { message } from '../core/model/message.js';
import { nodeIn } from '../ui/nodeIn.js';
import { textIn } from '../ui/target.js';
import type { Command } from './deps.js';

/** What a row of trouble does when it is clicked: the cause, the next step, and buttons. */
export const showProblem: Command = (deps) => (_context, argument) => {
  const { say, window } = deps;
  const node = nodeIn(
    typeof argument === 'object' && argument !== null && 'node' in argument
      ? argument.node
      : undefined,
  );
  const details = textIn(argument, 'details') ?? '';
  window.say('warn', textIn(argument, 'text') ?? say(message('ui.unknown')), [
    {
      title: say(message('ui.button.tryAgain')),
      run: () => deps.run('eksPrivateDns.refresh', node),
    },
    { title: say(message('ui.button.showLog')), run: () => deps.showLog() },
    { title: say(message('ui.button.copyDetails')), run: () => window.copy(details) },
  ]);
  return Promise.resolve(undefined);
};
