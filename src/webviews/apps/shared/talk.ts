import { pageText, type PageTextKey } from '../../contract/texts.js';

/** Says a page text in the user's language. */
export type Say = (key: PageTextKey, args?: Readonly<Record<string, string | number>>) => string;

/** A {@link Say} over the texts that came with the state. */
export function sayWith(texts: Readonly<Record<string, string>>): Say {
  return (key, args) => pageText(texts, key, args);
}

/** `0:07` or `2:31`; milliseconds in. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
