/**
 * Does the work for each item, `limit` at a time, in order. Begins nothing more once the signal
 * has aborted; what was begun ends by itself. Rejects with the first thing that is thrown.
 */
export async function pooled<T>(
  items: readonly T[],
  limit: number,
  signal: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const worker = async (): Promise<void> => {
    for (const item of rest) {
      if (signal.aborted) return;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}
