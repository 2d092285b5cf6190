import { l10n } from 'vscode';
import type { Message } from '../core/model/message.js';
import { templateOf } from '../core/model/text.js';

/** A message in the editor's language; the English text is the key of the translation bundle. */
export function localise(message: Message): string {
  const places: Record<string, string | number> = {};
  for (const [place, value] of Object.entries(message.args ?? {})) {
    places[place] = typeof value === 'object' ? value.join(', ') : value;
  }
  return l10n.t(templateOf(message.key), places);
}
