import type { Estate } from './estate/generate.js';
import type { Oracle } from './oracles/oracle.js';
import { questionsOf, type Outcome } from './questions.js';

/** A question of which the kernel and an oracle say different things. */
export interface Disagreement {
  readonly oracle: string;
  readonly key: string;
  readonly kernel: Outcome;
  readonly foretold: readonly Outcome[];
}

/** What was compared, by question and oracle, and what differs. */
export interface Comparison {
  readonly compared: number;
  /** How often the kernel said what: a lab in which nothing works proves nothing. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly disagreements: readonly Disagreement[];
}

/** Asks the kernel by `ask` and every oracle about one estate. */
export async function compare(
  estate: Estate,
  oracles: readonly Oracle[],
  ask: (estate: Estate) => Promise<ReadonlyMap<string, Outcome>>,
): Promise<Comparison> {
  const questions = questionsOf(estate.world);
  const said = await ask(estate);
  const outcomes = new Map<string, number>();
  for (const outcome of said.values()) {
    const [kind = ''] = outcome.split(' ');
    outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
  }
  let compared = 0;
  const disagreements: Disagreement[] = [];
  for (const oracle of oracles) {
    const { name } = oracle;
    const told = await oracle.foretell(estate, questions);
    for (const [key, foretold] of told) {
      const kernel = said.get(key);
      if (kernel === undefined) throw new Error(`${name} foretells ${key}, which nobody asked`);
      compared += 1;
      if (!foretold.includes(kernel)) disagreements.push({ oracle: name, key, kernel, foretold });
    }
  }
  return { compared, outcomes, disagreements };
}
