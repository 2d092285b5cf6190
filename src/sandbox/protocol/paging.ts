export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

/**
 * Cuts one page out of a list. The token holds the list's name and the key of the last row shown, so
 * that rows made or removed between two calls neither repeat nor hide others.
 * Returns undefined for a token that is not one of this list's.
 */
export function pageOf<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  list: string,
  size: number | undefined,
  token: string | undefined,
): Page<T> | undefined {
  let start = 0;
  if (token !== undefined) {
    const mark = readToken(token, list);
    if (!mark) return undefined;
    const at = rows.findIndex((row) => keyOf(row) === mark.key);
    start = at < 0 ? Math.min(mark.offset, rows.length) : at + 1;
  }
  const end = size === undefined ? rows.length : start + size;
  const items = rows.slice(start, end);
  const last = items.at(-1);
  if (last === undefined || end >= rows.length) return { items };
  return { items, nextToken: writeToken(list, end, keyOf(last)) };
}

function writeToken(list: string, offset: number, key: string): string {
  return Buffer.from(JSON.stringify([list, offset, key])).toString('base64url');
}

function readToken(token: string, list: string): { offset: number; key: string } | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
  if (!Array.isArray(parsed)) return undefined;
  const [name, offset, key] = parsed as unknown[];
  if (name !== list || typeof offset !== 'number' || typeof key !== 'string') return undefined;
  return Number.isSafeInteger(offset) && offset >= 0 ? { offset, key } : undefined;
}
