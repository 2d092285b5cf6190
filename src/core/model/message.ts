import type { catalogue } from './messages.js';

/** A key of the English catalogue. */
export type MessageKey = keyof typeof catalogue;

/** A value for a place of a text: what has words of its own is a message, said in the same language. */
export type MessageArg = string | number | Message | readonly (string | Message)[];

/** Values for the `{name}` places of a text. Lists are joined with commas when shown. */
export type MessageArgs = Readonly<Record<string, MessageArg>>;

/**
 * A sentence the core wants said: a key and its arguments. The core never holds
 * user-facing text anywhere else, so that the editor can localise it.
 */
export interface Message {
  readonly key: MessageKey;
  readonly args?: MessageArgs;
}

/** Builds a {@link Message}. */
export function message(key: MessageKey, args?: MessageArgs): Message {
  return args === undefined ? { key } : { key, args };
}
