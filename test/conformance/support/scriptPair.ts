import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/core/apply/apply.js';
import { exportBash } from '../../../src/core/export/bash/bash.js';
import type { Plan, Planning, StepKind } from '../../../src/core/model/plan.js';
import type { World } from '../../../src/sandbox/world.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { reshape } from '../../support/reshape.js';
import { assertSameEstate, normalised } from '../../support/sameEstate.js';
import { openScriptPlace, type ScriptPlace } from './scriptRun.js';
import { requireTools } from './tools.js';

/** Two sandboxes that begin alike: one is changed by exported scripts, the other by `apply`. */
export interface Pair {
  readonly scripted: TestEstate;
  readonly applied: TestEstate;
  readonly place: ScriptPlace;
  /** Does a plan in both, and compares them; then both are alike again to the last id. */
  both(planned: Plan | ((estate: TestEstate) => Promise<Planning>)): Promise<Plan>;
  /**
   * Runs a plan's script in the one, once more, and fails where that changes anything, or asks
   * for more changes than `repeats`, those that AWS knows by their token.
   */
  againNothing(plan: Plan, repeats?: number): Promise<void>;
  close(): Promise<void>;
}

/** The kinds of step that scripts have done so far. */
export const kindsDone = new Set<StepKind>();

/** Starts both from a scenario, or from a state. */
export async function openPair(scenario: string, state?: World): Promise<Pair> {
  const tools = requireTools();
  const open = (): Promise<TestEstate> =>
    testEstate(scenario, { endpointSeconds: 1, ...(state && { state: structuredClone(state) }) });
  const [scripted, applied] = await Promise.all([open(), open()]);
  const place = openScriptPlace(tools, scripted);
  return {
    scripted,
    applied,
    place,
    async both(planned) {
      const plan = typeof planned === 'function' ? made(await planned(scripted)) : planned;
      const { code, err } = await place.run(bashOf(plan));
      assert.equal(code, 0, err);
      await applyAlone(plan, applied);
      assertSameEstate(scripted.world, applied.world);
      const state = JSON.parse(await scripted.dump()) as World;
      await reshape(applied, (world) => Object.assign(world, state));
      for (const { spec } of plan.steps) kindsDone.add(spec.kind);
      return plan;
    },
    async againNothing(plan, repeats = 0) {
      const before = await writesOf(scripted);
      const state = normalised(scripted.world);
      const { code, err } = await place.run(bashOf(plan));
      assert.equal(code, 0, err);
      assert.deepEqual(normalised(scripted.world), state);
      assert.equal((await writesOf(scripted)) - before, repeats, 'no change the second time');
    },
    async close() {
      place.close();
      await Promise.all([scripted.close(), applied.close()]);
    },
  };
}

/** The plan of a planning, which must be there. */
export function made({ plan, problems }: Planning): Plan {
  assert.ok(plan, JSON.stringify(problems));
  return plan;
}

/** Its script for bash. */
export function bashOf(plan: Plan): string {
  const exported = exportBash(plan);
  assert.ok('files' in exported, JSON.stringify(exported));
  return exported.files[0]?.text ?? '';
}

/** What `apply` makes of a plan. Without a lock the marks on it are the plan's alone, as a script writes them. */
export async function applyAlone(plan: Plan, estate: TestEstate): Promise<void> {
  const result = await applyPlan(plan, { ...estate.applyDeps(), lock: undefined }, estate.signal);
  assert.equal(result.outcome, 'done', JSON.stringify(result.error));
}

const writes =
  /^(Accept|Associate|Authorize|Create|Delete|Disassociate|Modify|Revoke|Tag|Untag|Update)/;

async function writesOf(estate: TestEstate): Promise<number> {
  return (await estate.calls()).filter(({ operation }) => writes.test(operation)).length;
}
