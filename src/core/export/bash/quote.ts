/** What bash takes as it stands, also where it looks for assignments, patterns or options. */
const bare = /^[A-Za-z0-9_-]+$/;

/** One word of bash that is exactly this text: within single quotes nothing is special. */
export function bashQuote(text: string): string {
  return bare.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
