import type { Estate } from './estate/generate.js';
import { itemsOf, without } from './smaller.js';

/**
 * The smallest estate found that still fails: leaves things out, many at a time and then one by
 * one, for as long as `fails` says that the same goes wrong. Asks `fails` at most `budget` times.
 */
export async function shrink(
  estate: Estate,
  fails: (smaller: Estate) => Promise<boolean>,
  budget: number,
): Promise<Estate> {
  let left = budget;
  const removed = new Set<string>();
  let best = estate;
  const tryWithout = async (ids: readonly string[]): Promise<boolean> => {
    if (left <= 0) return false;
    left -= 1;
    const world = without(estate.world, new Set([...removed, ...ids]));
    const smaller = { ...estate, world };
    if (!(await fails(smaller))) return false;
    for (const id of ids) removed.add(id);
    best = smaller;
    return true;
  };
  for (
    let size = itemsOf(estate.world).length;
    size >= 1 && left > 0;
    size = Math.floor(size / 2)
  ) {
    // What went with something else is not there any more; a round starts with what is left.
    const items = itemsOf(best.world);
    for (let at = 0; at < items.length; at += size) {
      await tryWithout(items.slice(at, at + size));
    }
  }
  return best;
}
