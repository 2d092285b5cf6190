import { message } from '../model/message.js';
import { PortError } from '../model/portError.js';
import { visible } from './saved/visible.js';
import { readSaved, type SavedPlan } from './savedPlan.js';

/** Reads the text of a file that a plan was saved in. Throws `invalid`, naming the file or the place in it. */
export function parseSaved(content: string, file: string): SavedPlan {
  return readSaved(jsonOf(content.replace(/^\ufeff/, ''), file));
}

function jsonOf(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch (thrown) {
    const detail = visible(thrown instanceof Error ? thrown.message : String(thrown));
    throw new PortError(
      {
        kind: 'invalid',
        messageKey: 'error.notJson',
        args: { file, detail },
        help: message('help.fileNotRead'),
      },
      thrown,
    );
  }
}
