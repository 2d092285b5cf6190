import type { Json } from './json.js';
import type { Argument, Call, Condition, Statement, Word } from './program.js';
import { texts } from './texts.js';

/** Statements in few words, for those who describe steps. */
export const done: Statement = { kind: 'done' };
export const again: Statement = { kind: 'again' };

/** `then` where all conditions hold. */
export function when(
  conditions: Condition | readonly Condition[],
  ...then: Statement[]
): Statement {
  return { kind: 'when', conditions: 'kind' in conditions ? [conditions] : conditions, then };
}

/** What a call may have besides its command. */
export interface CallOptions {
  readonly json?: Json;
  /** Options whose value is only known when the script runs, by name. */
  readonly options?: readonly (readonly [option: string, value: Word])[];
  /** An option with one value for each item of a list. */
  readonly items?: { readonly option: string; readonly list: string };
  readonly query?: string;
  readonly tolerated?: readonly string[];
  readonly into?: readonly string[];
  readonly rest?: string;
}

/**
 * A call. What the plan knows goes into one JSON document (`--cli-input-json`): a name may look
 * like an option or like `file://`, and in there it stays a text.
 */
export function call(who: number, command: Call['command'], options: CallOptions = {}): Call {
  const { json, items, query, tolerated = [], into = [], rest } = options;
  const list: Argument[] = [];
  if (json !== undefined) list.push(word('--cli-input-json'), { kind: 'json', json });
  for (const [option, value] of options.options ?? []) {
    list.push(word(option), { kind: 'word', word: value });
  }
  if (items) list.push(word(items.option), { kind: 'items', list: items.list });
  return {
    kind: 'call',
    who,
    command,
    arguments: list,
    ...(query === undefined ? {} : { query }),
    tolerated,
    into,
    ...(rest === undefined ? {} : { rest }),
  };
}

function word(text: string): Argument {
  return { kind: 'word', word: [text] };
}

/** A wait whose body looks, acts and looks again. */
export function repeat(what: string, seconds: number, ...body: Statement[]): Statement {
  return { kind: 'repeat', what, seconds, body };
}

/** Ends the script. */
export function stop(why: Word, help: string): Statement {
  return { kind: 'stop', why, help };
}

/** Stops because of a state that does not pass. */
export function failed(what: string, status: string): Statement {
  return stop([texts.failed(what), { variable: status }], texts.failedHelp);
}

export const filled = (variable: string): Condition => ({ kind: 'filled', variable });
export const empty = (variable: string): Condition => ({ kind: 'empty', variable });
export const equal = (variable: string, ...to: Word): Condition => ({
  kind: 'equal',
  variable,
  to,
});
export const unequal = (variable: string, ...to: Word): Condition => ({
  kind: 'unequal',
  variable,
  to,
});
export const none = (list: string): Condition => ({ kind: 'none', list });
export const some = (list: string): Condition => ({ kind: 'some', list });
export const has = (list: string, label: string): Condition => ({ kind: 'has', list, word: label });
export const lacks = (list: string, label: string): Condition => ({
  kind: 'lacks',
  list,
  word: label,
});
export const refused: Condition = { kind: 'refused' };
export const accepted: Condition = { kind: 'accepted' };
