/** Whether a text can be an argument of a program at all: no NUL, and no half of a character. */
export function isWritable(text: string): boolean {
  return !text.includes('\0') && !/\p{Cs}/u.test(text);
}

/** The first text anywhere in some data that cannot be written. */
export function unwritableIn(data: unknown): string | undefined {
  if (typeof data === 'string') return isWritable(data) ? undefined : data;
  if (typeof data !== 'object' || data === null) return undefined;
  for (const [key, value] of Object.entries(data)) {
    const found = isWritable(key) ? unwritableIn(value) : key;
    if (found !== undefined) return found;
  }
  return undefined;
}
