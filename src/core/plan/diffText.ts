import { message, type Message } from '../model/message.js';
import { text } from '../model/text.js';
import type { FieldChange, PlanDiff } from './diff.js';
import { messageJson } from './planJson.js';
import { dollars, signed } from './render.js';

type Say = (one: Message) => string;

/** What differs between two plans, as plain text; in English unless `say` says otherwise. */
export function diffText(diff: PlanDiff, say: Say = text): string {
  const { from, to, cost } = diff;
  const change = cost.after - cost.before;
  const money = { before: dollars(cost.before), after: dollars(cost.after) };
  const lines = [
    say(message('diff.head', { from, to })),
    ...diff.about.map(fieldMessage).map(say),
    ...diff.removed.map(({ title }) => say(message('diff.removed', { title }))),
    ...diff.added.map(({ title }) => say(message('diff.added', { title }))),
    ...diff.changed.flatMap(({ after, fields }) => [
      say(message('diff.changed', { title: after.title })),
      ...fields.map(fieldMessage).map(say),
    ]),
    ...diff.reusedRemoved.map(({ reason }) => say(message('diff.reusedRemoved', { reason }))),
    ...diff.reusedAdded.map(({ reason }) => say(message('diff.reusedAdded', { reason }))),
    ...(diff.same ? [say(message('diff.same'))] : []),
    say(
      change === 0
        ? message('diff.sameCost', money)
        : message('diff.cost', { ...money, change: signed(change) }),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same as data. */
export function diffJson(diff: PlanDiff): object {
  const steps = ({ id, title, spec }: PlanDiff['added'][number]): object => ({
    id,
    title: messageJson(title),
    spec,
  });
  const { before, after } = diff.cost;
  return {
    same: diff.same,
    from: diff.from,
    to: diff.to,
    about: diff.about,
    added: diff.added.map(steps),
    removed: diff.removed.map(steps),
    changed: diff.changed.map(({ after: step, fields }) => ({
      id: step.id,
      title: messageJson(step.title),
      fields,
    })),
    reusedAdded: diff.reusedAdded.map(({ kind, id }) => ({ kind, id })),
    reusedRemoved: diff.reusedRemoved.map(({ kind, id }) => ({ kind, id })),
    cost: { before, after, change: after - before },
  };
}

/** Of two lists, only what is not in both. */
function fieldMessage({ field, before, after }: FieldChange): Message {
  if (!Array.isArray(before) || !Array.isArray(after)) {
    return message('diff.field', { field, before: shown(before), after: shown(after) });
  }
  const gone = without(before, after);
  const come = without(after, before);
  const reordered = gone.length === 0 && come.length === 0;
  return message('diff.field', {
    field,
    before: shown(reordered ? before : gone),
    after: shown(reordered ? after : come),
  });
}

function without(all: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const known = new Set(others.map((one) => JSON.stringify(one)));
  return all.filter((one) => !known.has(JSON.stringify(one)));
}

function shown(value: unknown): string | Message {
  const empty = value === undefined || (Array.isArray(value) && value.length === 0);
  return empty ? message('diff.nothing') : JSON.stringify(value);
}
