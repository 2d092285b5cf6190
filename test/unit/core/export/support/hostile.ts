/** What somebody might put into a name, a tag or a profile to be more than a text. */
const pieces = [
  "'",
  '"',
  '`',
  '$(touch pwned)',
  '`touch pwned`',
  '; touch pwned;',
  '\n',
  '\r\n',
  '\\',
  '\\\\',
  '$x',
  '${HOME}',
  '%PATH%',
  '&& touch pwned',
  '| touch pwned',
  '> pwned',
  '#',
  '\u2018',
  '\u2019',
  '\u201a',
  '\u201b',
  '\u201c',
  '\u201d',
  '\u2028',
  '\u202e',
  '\u0007',
  '\u001b[31m',
  'é',
  '漢字',
  '🦀',
  ' ',
  '*',
  '?',
  '[a]',
  '{b,c}',
  '~',
  '!!',
  '-x',
  '--profile=other',
  'file:///etc/passwd',
  '@(1)',
  "'; Remove-Item x; '",
  ')',
  '}',
  'None',
  ',Values=',
  'a'.repeat(63),
] as const;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One to five pieces in a row; the text of a place is always the same for the same seed. */
export function hostileTexts(seed: number): (place: string) => string {
  const known = new Map<string, string>();
  const random = randomFrom(seed);
  return (place) => {
    const there = known.get(place);
    if (there !== undefined) return there;
    const count = 1 + Math.floor(random() * 5);
    const text = Array.from(
      { length: count },
      () => pieces[Math.floor(random() * pieces.length)] ?? '',
    ).join('');
    // No two places have the same text: variables and references must stay apart.
    const made = `${text}${known.size}`;
    known.set(place, made);
    return made;
  };
}
