/** Draws that a seed repeats: the same seed gives the same draws in the same order. */
export interface Dice {
  /** A whole number from 0 up to, and without, `limit`. */
  int(limit: number): number;
  chance(probability: number): boolean;
  /** One of the list. Throws for an empty one. */
  pick<T>(list: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
}

/** The generator known as mulberry32: 32 bits of state, good enough to draw estates. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (limit: number): number => Math.floor(next() * limit);
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (list) => {
      const index = int(list.length);
      if (index >= list.length) throw new RangeError('nothing to pick from');
      // The index is inside the list; its element may itself be undefined.
      return list[index] as (typeof list)[number];
    },
    shuffled: (list) => {
      const left = [...list];
      return list.flatMap(() => left.splice(int(left.length), 1));
    },
  };
}
