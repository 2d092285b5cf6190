import { compare, type Comparison, type Disagreement } from './compare.js';
import { generate, type Estate } from './estate/generate.js';
import { askKernel } from './kernel/ask.js';
import type { Oracle } from './oracles/oracle.js';
import { show } from './show.js';
import { shrink } from './shrink.js';

/** Times as long a busy machine is given before a disagreement counts. */
const PATIENCE = 5;
/** Estates built at most to shrink one. */
const SHRINKING = 150;
/** So many failures are looked at closely; of the others, the seeds must do. */
const LOOKED_AT = 3;

export interface Run {
  readonly first: number;
  readonly count: number;
  readonly atOnce: number;
  readonly oracles: readonly Oracle[];
  /** Whether a failing estate is made small before it is shown. */
  readonly shrinks: boolean;
  readonly say: (text: string) => void;
}

export interface Sums {
  readonly agreed: number;
  readonly failed: readonly number[];
  readonly compared: number;
  /** Estates that were built a second time: the machine was too busy for the first. */
  readonly again: number;
  readonly outcomes: ReadonlyMap<string, number>;
}

/** Estates by seeds from `first` on, several at a time; what differs is shown and shrunk. */
export async function runEstates(run: Run): Promise<Sums> {
  const { first, count, atOnce } = run;
  const outcomes = new Map<string, number>();
  const suspects: Estate[] = [];
  const sums = { agreed: 0, compared: 0 };
  let next = first;
  const work = async (): Promise<void> => {
    while (next < first + count) {
      const estate = generate(next++);
      const comparison = await compareOnce(run, estate, 1);
      sums.compared += comparison?.compared ?? 0;
      for (const [word, times] of comparison?.outcomes ?? []) {
        outcomes.set(word, (outcomes.get(word) ?? 0) + times);
      }
      if (comparison?.disagreements.length === 0) sums.agreed += 1;
      else suspects.push(estate);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const failed: number[] = [];
  for (const estate of suspects) {
    const known = failed.length >= LOOKED_AT;
    if (!known && (await agreesAlone(run, estate, failed.length === 0))) sums.agreed += 1;
    else failed.push(estate.seed);
  }
  return { ...sums, failed, again: suspects.length, outcomes };
}

/** Nothing, where the lab itself broke off: then it is tried again, and the second time says why. */
async function compareOnce(
  { oracles, say }: Run,
  estate: Estate,
  patience: number,
): Promise<Comparison | undefined> {
  try {
    return await compare(estate, oracles, (one) => askKernel(one, patience));
  } catch (cause) {
    say(cause instanceof Error ? cause.message : String(cause));
    return undefined;
  }
}

/** With patience, and nothing beside it. A disagreement that stays is shown; the first one, small. */
async function agreesAlone(run: Run, estate: Estate, first: boolean): Promise<boolean> {
  const comparison = await compareOnce(run, estate, PATIENCE);
  if (comparison?.disagreements.length === 0) return true;
  const [wrong] = comparison?.disagreements ?? [];
  if (!comparison || !wrong) return false;
  run.say(`\nseed ${estate.seed}: ${comparison.disagreements.length} disagreements`);
  const small =
    run.shrinks && first
      ? await shrink(estate, async (one) => (await same(run, one, wrong)) !== undefined, SHRINKING)
      : estate;
  run.say(show(small, small === estate ? comparison.disagreements : [wrong]));
  return false;
}

/** The same question is still answered, and foretold, in the same two ways. */
async function same(
  { oracles }: Run,
  estate: Estate,
  wrong: Disagreement,
): Promise<Disagreement | undefined> {
  const only = oracles.filter(({ name }) => name === wrong.oracle);
  const comparison = await compare(estate, only, (one) => askKernel(one, 2)).catch(() => undefined);
  return comparison?.disagreements.find(
    ({ key, kernel, foretold }) =>
      key === wrong.key && kernel === wrong.kernel && foretold.join() === wrong.foretold.join(),
  );
}
