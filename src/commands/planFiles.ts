import { message, type Message } from '../core/model/message.js';
import { parseSaved } from '../core/plan/parseSaved.js';
import type { SavedPlan } from '../core/plan/savedPlan.js';
import { left } from '../ui/readings.js';
import { planFileTexts } from '../ui/planFileTexts.js';
import type { CommandDeps } from './deps.js';

/** A plan and the name of the file that it is from. */
export interface OpenedPlan extends SavedPlan {
  readonly file: string;
}

/** The plans of the files that the user chooses; throws `cancelled` when they leave. */
export async function openPlans(
  { say, window }: Pick<CommandDeps, 'say' | 'window'>,
  title: Message,
  many: boolean,
): Promise<readonly OpenedPlan[]> {
  const action = say(message('ui.planFile.open'));
  const files = await window.openFiles({ ...planFileTexts(say, title), action, many });
  if (!files || files.length === 0) throw left();
  return files.map(({ name, content }) => ({ file: name, ...parseSaved(content, name) }));
}
