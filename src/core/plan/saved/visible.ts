const longest = 200;

/** A text of a file that may hold anything, for one line of a message: controls as `\u{…}`, and short. */
export function visible(raw: string): string {
  const shown = raw.replace(
    /[\p{Cc}\p{Cf}\p{Cs}]/gu,
    (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}
