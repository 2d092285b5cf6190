import { l10n } from 'vscode';
import type { Message } from '../core/model/message.js';
import { fill, templateOf } from '../core/model/text.js';

/** A message in the editor's language; the English text is the key of the translation bundle. */
export function localise({ key, args }: Message): string {
  return fill(l10n.t(templateOf(key)), args, localise);
}
