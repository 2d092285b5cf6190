import assert from 'node:assert/strict';
import { generate } from '../../lab/estate/generate.js';
import { diagnosisOracle } from '../../lab/oracles/diagnosis.js';
import { sandboxOracle } from '../../lab/oracles/sandbox.js';
import { questionsOf } from '../../lab/questions.js';

/** Where the kernel once disagreed with one of the two, and a few besides. */
const seeds = [
  // A rule whose first target leads round to its own Resolver, and whose others do not.
  1109,
  ...Array.from({ length: 24 }, (_, index) => index + 1),
];

describe('what the sandbox and the diagnosis foretell of the lab’s estates', function () {
  this.timeout(60_000);
  for (const seed of seeds) {
    it(`is the same: seed ${seed}`, async () => {
      const estate = generate(seed);
      const questions = questionsOf(estate.world);
      const seen = await sandboxOracle.foretell(estate, questions);
      const told = await diagnosisOracle.foretell(estate, questions);
      assert.ok(questions.length > 0);
      const differ = questions.flatMap(({ key }) => {
        const [one, other] = [seen.get(key) ?? [], told.get(key) ?? []];
        return one.some((outcome) => other.includes(outcome))
          ? []
          : [`${key}: sandbox ${one.join()}, diagnosis ${other.join()}`];
      });
      assert.deepEqual(differ, []);
    });
  }
});
