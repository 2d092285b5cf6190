// Controls, bidi and zero-width marks, line separators, variation selectors and other invisible
// characters, lone surrogates: all that can move, hide or forge text.
const hostile = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Longest text shown from a server, characters (dns facts §1). */
export const HOSTILE_LIMIT = 256;

/**
 * Text from a server made safe to show in a terminal, a log or a page's text node: control, bidi and
 * invisible characters become `\u{hex}`, and it is cut to `limit` characters with an ellipsis.
 */
export function escapeHostile(text: string, limit = HOSTILE_LIMIT): string {
  const characters = Array.from(text.slice(0, limit * 2 + 2));
  const cut = characters.length > limit || text.length > limit * 2 + 2;
  const shown = characters
    .slice(0, limit)
    .join('')
    .replace(hostile, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  return cut ? `${shown}…` : shown;
}
