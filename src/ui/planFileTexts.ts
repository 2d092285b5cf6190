import { message, type Message } from '../core/model/message.js';
import type { FileTexts } from '../platform/window.js';
import type { Say } from './say.js';

/** The texts of a dialog for files with plans. */
export function planFileTexts(say: Say, title: Message): Omit<FileTexts, 'action'> {
  return { title: say(title), kind: say(message('ui.planFile.kind')), extension: 'json' };
}
