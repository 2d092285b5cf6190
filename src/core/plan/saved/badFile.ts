import { message, type MessageKey } from '../../model/message.js';
import { PortError } from '../../model/portError.js';
import { visible } from './visible.js';

type Expected =
  Extract<MessageKey, `badFile.${string}`> extends `badFile.${infer Key}` ? Key : never;

/** What is wrong at one place of a file. The file is not believed, and nothing of it is used. */
export function badFile(
  at: string,
  expected: Expected,
  choices: readonly string[] = [],
): PortError {
  const detail = message(`badFile.${expected}`, { choices });
  return new PortError({
    kind: 'invalid',
    messageKey: 'error.badPlanFile',
    args: { place: at === '' ? message('badFile.top') : visible(at), detail },
    help: message('help.badPlanFile'),
  });
}
