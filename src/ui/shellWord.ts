/** A word of a POSIX shell; what is pasted there must stay one word, whatever it is called. */
export function shellWord(text: string): string {
  return /^[\w.@+:/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
