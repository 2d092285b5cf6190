import { message, type Message } from '../../model/message.js';
import type { Plan, Step } from '../../model/plan.js';
import type { Snapshot } from '../../model/snapshot.js';
import { text } from '../../model/text.js';
import { commandsOf } from '../cloudformation/commands.js';
import { logicalIds } from '../cloudformation/logicalIds.js';
import { namesFor } from '../cloudformation/names.js';
import { isRef } from '../script/names.js';
import { printable } from '../script/printable.js';
import type { LeftSteps } from './order.js';
import { texts } from './texts.js';

/** What does a step without Terraform: one line for a POSIX shell with the AWS CLI. */
export function commandOf(plan: Plan, live: readonly Snapshot[], step: Step): string {
  const names = namesFor(plan, logicalIds());
  const context = {
    plan,
    names,
    live,
    chosen: {},
    imports: new Map(),
    targeted: new Set<string>(),
  };
  return commandsOf(context, step);
}

/** Whether a step can be a command: it needs nothing that Terraform makes. */
export function canBeCommand({ spec }: Step): boolean {
  return !Object.values(spec).some(isRef);
}

/** What a person has to do before and after. */
export function leftNotes(
  plan: Plan,
  live: readonly Snapshot[],
  left: LeftSteps,
): readonly Message[] {
  const note =
    (key: 'terraform.note.before' | 'terraform.note.after') =>
    (step: Step): Message =>
      message(key, { step: text(step.title), command: commandOf(plan, live, step) });
  return [
    ...left.before.map(note('terraform.note.before')),
    ...left.after.map(note('terraform.note.after')),
  ];
}

/** The same in the file's head; a command that does not fit on one line as it is stands in the notes only. */
export function leftComments(
  plan: Plan,
  live: readonly Snapshot[],
  left: LeftSteps,
): readonly string[] {
  const lines =
    (say: (title: string) => string) =>
    (step: Step): readonly string[] => {
      const command = commandOf(plan, live, step);
      return [say(text(step.title)), ...(printable(command) === command ? [`  ${command}`] : [])];
    };
  return [...left.before.flatMap(lines(texts.first)), ...left.after.flatMap(lines(texts.later))];
}
