/** The code of a Node.js error (`ENOENT`, `EADDRINUSE`, …); `undefined` for whatever has none. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
