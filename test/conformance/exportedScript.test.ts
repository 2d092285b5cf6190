import assert from 'node:assert/strict';
import { applyPlan } from '../../src/core/apply/apply.js';
import { exportBash } from '../../src/core/export/bash/bash.js';
import type { Plan } from '../../src/core/model/plan.js';
import { planDisable } from '../../src/core/plan/disable.js';
import { planEnable } from '../../src/core/plan/enable.js';
import { testEstate, type TestEstate } from '../support/estate.js';
import { assertSameEstate, normalised } from '../support/sameEstate.js';
import { openScriptPlace, type ScriptPlace } from './support/scriptRun.js';
import { requireTools } from './support/tools.js';

const partner = 'sandbox-partner';

/** Two sandboxes of one scenario: one is changed by exported scripts, the other by `apply`. */
interface Pair {
  readonly scripted: TestEstate;
  readonly applied: TestEstate;
  readonly place: ScriptPlace;
  close(): Promise<void>;
}

async function openPair(scenario: string): Promise<Pair> {
  const tools = requireTools();
  const options = { endpointSeconds: 1 };
  const [scripted, applied] = await Promise.all([
    testEstate(scenario, options),
    testEstate(scenario, options),
  ]);
  const place = openScriptPlace(tools, scripted);
  return {
    scripted,
    applied,
    place,
    async close() {
      place.close();
      await Promise.all([scripted.close(), applied.close()]);
    },
  };
}

function bashOf(plan: Plan): string {
  const exported = exportBash(plan);
  assert.ok('files' in exported, JSON.stringify(exported));
  return exported.files[0]?.text ?? '';
}

/** Without a lock the marks on what is made are the plan's alone, as a script writes them. */
async function applyAlone(plan: Plan, estate: TestEstate): Promise<void> {
  const { aws, awsAs, journal, clock, log, progress } = estate.applyDeps();
  const deps = { aws, journal, clock, log, progress, ...(awsAs ? { awsAs } : {}) };
  const result = await applyPlan(plan, deps, estate.signal);
  assert.equal(result.outcome, 'done', JSON.stringify(result.error));
}

const writes =
  /^(Accept|Associate|Authorize|Create|Delete|Disassociate|Modify|Revoke|Tag|Untag|Update)/;

async function writesOf(estate: TestEstate): Promise<number> {
  return (await estate.calls()).filter(({ operation }) => writes.test(operation)).length;
}

describe('the exported script by the real AWS CLI', function () {
  this.timeout(300_000);
  let pair: Pair;
  afterEach(() => pair.close());

  it('does the post’s case as apply does, also killed half-way; again it changes nothing; disable takes all away', async () => {
    pair = await openPair('post');
    const { scripted, applied, place } = pair;
    const before = normalised(scripted.world);
    const tools = scripted.vpc('tools');
    const snapshot = await scripted.snapshot('payments');
    const { plan } = planEnable(snapshot, { clusterName: 'payments', clientVpcIds: [tools] });
    assert.ok(plan);
    const half = await place.run(bashOf(plan), () => scripted.world.resolverEndpoints.length > 0);
    assert.ok(half.killed, half.err);
    assert.equal(scripted.world.resolverRules.length, 0);
    const whole = await place.run(bashOf(plan));
    assert.equal(whole.code, 0, whole.err);
    await applyAlone(plan, applied);
    assertSameEstate(scripted.world, applied.world);

    const made = await writesOf(scripted);
    const again = await place.run(bashOf(plan));
    assert.equal(again.code, 0, again.err);
    assert.equal(await writesOf(scripted), made, 'no change the second time');

    const request = { clusterName: 'payments' };
    const off = planDisable(await scripted.snapshot('payments'), request).plan;
    assert.ok(off);
    const removed = await place.run(bashOf(off));
    assert.equal(removed.code, 0, removed.err);
    const offToo = planDisable(await applied.snapshot('payments'), request).plan;
    assert.ok(offToo);
    await applyAlone(offToo, applied);
    assertSameEstate(scripted.world, applied.world);
    assert.deepEqual(normalised(scripted.world), before);
  });

  it('shares a rule with another account as its own profile, which accepts it', async () => {
    pair = await openPair('two-accounts-invited');
    const { scripted, applied, place } = pair;
    const vpcId = scripted.vpc('build-farm');
    const client = await scripted.clientSnapshot(partner, [vpcId]);
    const { plan } = planEnable(
      await scripted.snapshot('payments'),
      { clusterName: 'payments', clientVpcIds: [], foreignClients: [{ profile: partner, vpcId }] },
      [client],
    );
    assert.ok(plan);
    const { code, err } = await place.run(bashOf(plan));
    assert.equal(code, 0, err);
    await applyAlone(plan, applied);
    assertSameEstate(scripted.world, applied.world);
  });
});
