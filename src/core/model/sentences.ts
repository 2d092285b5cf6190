import { message, type Message } from './message.js';

/** Sentences one after the other, as one; of none, an empty text. */
export function sentences(all: readonly Message[]): string | Message {
  const [first, ...others] = all;
  if (!first) return '';
  return others.reduce((before, next) => message('text.then', { before, next }), first);
}
