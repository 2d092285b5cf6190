import { message } from '../core/model/message.js';
import { shellWord } from '../ui/shellWord.js';
import { scopeOf } from '../ui/target.js';
import type { Command } from './deps.js';

/**
 * **Sign in again…**: says which command renews the credentials of a profile, and copies
 * it. No browser is opened and nothing is stored: the credentials are the user's own.
 */
export const signIn: Command = (deps) => (_context, argument) => {
  const { say, window } = deps;
  const scope = scopeOf(argument);
  const profile = scope?.profile ?? 'default';
  const command = `aws sso login --profile ${shellWord(profile)}`;
  const text = say(message('ui.signIn', { profile, command }));
  window.say('info', text, [
    { title: say(message('ui.button.copyCommand')), run: () => window.copy(command) },
    {
      title: say(message('ui.button.refresh')),
      run: () => deps.run('eksPrivateDns.refresh', scope ? { kind: 'region', scope } : undefined),
    },
  ]);
  return Promise.resolve(command);
};
