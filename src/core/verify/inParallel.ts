/** Checks asked at the same time, at most: sockets are cheap, a resolver's patience is not. */
export const CHECKS_AT_ONCE = 64;

/**
 * What `work` gives for each item, in the order of the items, at most `limit` at the same time. An
 * aborted signal does not stop the counting: what is left is called with it, and has to end at once
 * (a check then says `cancelled`). The first rejection starts no more and rejects.
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  const queue = items.entries();
  let failed = false;
  const lane = async (): Promise<void> => {
    for (const [index, item] of queue) {
      if (failed) return;
      try {
        results[index] = await work(item, index);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
  return results;
}
