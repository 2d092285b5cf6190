import assert from 'node:assert/strict';
import { faultKinds } from './faults.js';
import { createRigs, runMatrix } from './matrix.js';
import type { Rig } from './rig.js';
import { recordAll, type Scenario } from './scenarios.js';
import { seedOf, struckCalls } from './share.js';

/** After every one of them: both ways on from there. */
const promise = 'resume ends with one of each, taking it back with what was there before';

type Recording = () => Promise<readonly Scenario[]>;

/** By what records them: one process runs several files of tests. */
const recorded = new Map<Recording, ReturnType<Recording>>();

function recordOnce(record: Recording): ReturnType<Recording> {
  const scenarios = recorded.get(record) ?? record();
  recorded.set(record, scenarios);
  return scenarios;
}

/** Every kind of fault, or some, at calls of some scenarios; says how many pairs those were. */
export function describeMatrix(
  names: readonly string[],
  kinds?: readonly string[],
  recordThem: Recording = recordAll,
): void {
  const seed = seedOf();
  describe(`a fault at a call (FAULT_SEED=${seed})`, function () {
    this.timeout(240_000);
    let scenarios: readonly Scenario[] = [];
    let pairs = 0;
    before(async () => {
      scenarios = await recordOnce(recordThem);
    });
    after(() => console.log(`${pairs} pairs of a call and a fault: ${names.join(', ')}`));

    for (const name of names) {
      describe(name, () => {
        let scenario: Scenario | undefined;
        let rigs: readonly Rig[] = [];
        before(async () => {
          scenario = scenarios.find((one) => one.name === name);
          assert.ok(scenario);
          rigs = await createRigs(scenario);
        });
        after(() => Promise.all(rigs.map((rig) => rig.close())));

        const wanted = faultKinds.filter((one) => kinds?.includes(one.name) ?? true);
        for (const [rank, kind] of wanted.entries()) {
          it(`${kind.name}: ${promise}`, async () => {
            assert.ok(scenario);
            const calls = struckCalls(scenario.calls.length, rank, seed);
            const result = await runMatrix(scenario, kind, calls, rigs);
            pairs += result.pairs;
            assert.deepEqual(result.failures, []);
          });
        }
      });
    }
  });
}
