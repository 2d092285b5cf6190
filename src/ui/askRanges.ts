import { parseCidr } from '../core/model/cidr.js';
import { message, type MessageKey } from '../core/model/message.js';
import type { Window } from '../platform/window.js';
import { left } from './readings.js';
import type { Say } from './say.js';

/** One line of addresses or ranges; at least so many of them. Throws `cancelled` when the user leaves. */
export async function askRanges(
  { say, window }: { readonly say: Say; readonly window: Pick<Window, 'ask'> },
  key: Extract<MessageKey, 'ui.ask.dnsServers' | 'ui.ask.clientRanges' | 'ui.ask.publicRanges'>,
  least: number,
): Promise<readonly string[]> {
  const texts = { title: say(message(key)), placeholder: say(message(`${key}.hint`)) };
  const given = await window.ask(texts, (text) => {
    const wrong = wordsIn(text).filter((word) => parseCidr(word) === undefined);
    if (wrong.length > 0) return say(message('problem.badRange', { ranges: wrong }));
    return wordsIn(text).length < least ? say(message('help.noDnsServer')) : undefined;
  });
  if (given === undefined) throw left();
  return wordsIn(given);
}

function wordsIn(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== '');
}
