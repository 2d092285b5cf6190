import assert from 'node:assert/strict';
import { faultKinds } from './faults.js';
import { runMatrix } from './matrix.js';
import { recordAll, type Scenario } from './scenarios.js';

/** After every one of them: both ways on from there. */
const promise = 'resume ends with one of each, taking it back with what was there before';

/** Every kind of fault, or some, at every call of some scenarios; says how many pairs those were. */
export function describeMatrix(
  names: readonly string[],
  kinds?: readonly string[],
  recordThem: () => Promise<readonly Scenario[]> = recordAll,
): void {
  describe(`a fault at every call: ${names.join(', ')}`, function () {
    this.timeout(240_000);
    let scenarios: readonly Scenario[] = [];
    let pairs = 0;
    before(async () => {
      scenarios = await recordThem();
    });
    after(() => console.log(`${pairs} pairs of a call and a fault: ${names.join(', ')}`));

    for (const name of names) {
      for (const kind of faultKinds.filter((one) => kinds?.includes(one.name) ?? true)) {
        it(`${name}: ${kind.name}: ${promise}`, async () => {
          const scenario = scenarios.find((one) => one.name === name);
          assert.ok(scenario);
          const result = await runMatrix(scenario, kind);
          pairs += result.pairs;
          assert.deepEqual(result.failures, []);
        });
      }
    }
  });
}
