/** Text as it stands, or something that a POSIX shell fills in. */
export type WordPart = string | { readonly shell: string };
/** One word of a command line. */
export type Word = string | readonly WordPart[];

/** A command line for a POSIX shell. Plain texts stay what they are, whatever is in them. */
export function commandLine(words: readonly Word[]): string {
  return words.map(wordText).join(' ');
}

function wordText(word: Word): string {
  const parts = typeof word === 'string' ? [word] : word;
  const text = parts.map((part) => (typeof part === 'string' ? quoted(part) : `"${part.shell}"`));
  return text.join('');
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
