/** One run strikes each call with an eighth of the kinds; eight runs make the whole matrix. */
export const shares = 8;

/** A seed of a share, or the whole matrix. */
export type Seed = number | 'all';

/** $FAULT_SEED (a number, or `all`); otherwise the day, so that a run is the same again that day. */
export function seedOf(given = process.env['FAULT_SEED']): Seed {
  if (given === 'all') return given;
  if (given === undefined || given === '') return Math.floor(Date.now() / (24 * 60 * 60 * 1000));
  if (!/^\d{1,9}$/.test(given)) throw new Error(`FAULT_SEED: a number or all, not ${given}`);
  return Number(given);
}

/**
 * The calls, counted from 1, that the kind of that rank strikes. Kinds that follow each other
 * strike neighbours, so that every call is struck by some; seeds that follow each other make up
 * the whole.
 */
export function struckCalls(calls: number, rank: number, seed: Seed): readonly number[] {
  const all = Array.from({ length: calls }, (_, index) => index + 1);
  if (seed === 'all') return all;
  const stride = Math.min(shares, calls);
  return all.filter((at) => (at + rank + seed) % stride === 0);
}
