import assert from 'node:assert/strict';
import {
  applyQuestion,
  planMeant,
  runApply,
  type ApplyToolDeps,
} from '../../../src/agent/applyTool.js';
import { callTool } from '../../../src/agent/callTool.js';
import { createPlanBook } from '../../../src/agent/planBook.js';
import { planTool } from '../../../src/agent/tools/plan.js';
import { carryOut } from '../../../src/commands/carryOut.js';
import type { ApplyResult } from '../../../src/core/model/apply.js';
import type { Plan } from '../../../src/core/model/plan.js';
import { PortError } from '../../../src/core/model/portError.js';
import { text } from '../../../src/core/model/text.js';
import { fakeDeps, type Answers } from '../commands/fakes.js';
import { clientVpcId, postEstate, target } from '../webviews/support/postEstate.js';
import { fakeDesk } from './support.js';

const { signal } = new AbortController();

async function planned(): Promise<Plan> {
  const { desk, kept } = fakeDesk(postEstate());
  const input = { cluster: target.clusterName, client_vpcs: [clientVpcId] };
  await callTool(planTool, desk, input, signal);
  const [plan] = kept;
  assert.ok(plan);
  return plan;
}

/** The tool over the commands' own way to carry out a plan, and a person who answers. */
function stage(plan: Plan, answers: Answers) {
  const applied: Plan[] = [];
  const { deps, seen } = fakeDeps(postEstate(), answers, {
    applyPlan: (one): Promise<ApplyResult> => {
      applied.push(one);
      return Promise.resolve({
        planId: one.id,
        outcome: 'done',
        states: Object.fromEntries(
          one.steps.map(({ id }) => [id, { state: 'done', found: false, outputs: {} } as const]),
        ),
        made: one.steps.map(({ id }) => id),
        elapsedMs: 1,
      });
    },
  });
  const book = createPlanBook({ now: () => 0 });
  book.keep(plan);
  const apply: ApplyToolDeps = {
    book,
    checkPlanId: () => Promise.resolve(),
    carryOut: (one, stop) => {
      const planning = { verdicts: [], problems: [], plan: one };
      return carryOut(deps, target, planning, {}, stop);
    },
  };
  return { apply, applied, seen };
}

const kindOf = (kind: string) => (error: unknown) =>
  error instanceof PortError && error.kind === kind;

describe('the apply tool', () => {
  it('applies nothing that the person does not confirm, after they have seen it', async () => {
    const plan = await planned();
    const { apply, applied, seen } = stage(plan, { confirm: false });
    await assert.rejects(runApply(apply, { plan_id: plan.id }, signal), kindOf('cancelled'));
    assert.deepEqual(applied, []);
    assert.equal(seen.documents.length, 1);
    const [question] = seen.confirmed;
    assert.match(question?.detail ?? '', new RegExp(plan.identity.accountId));
  });

  it('asks every time, and applies what was confirmed', async () => {
    const plan = await planned();
    const { apply, applied, seen } = stage(plan, { confirm: true });
    const first = await runApply(apply, { plan_id: plan.id }, signal);
    await runApply(apply, { plan_id: plan.id }, signal);
    assert.equal(seen.confirmed.length, 2);
    assert.deepEqual(applied, [plan, plan]);
    assert.equal(first.data['outcome'], 'done');
    assert.match(first.text, /: done\n/);
  });

  it('takes no word of the model for a confirmation, and no plan but by its id', async () => {
    const plan = await planned();
    const { apply, applied } = stage(plan, { confirm: true });
    const { accountId } = plan.identity;
    for (const input of [
      { plan_id: plan.id, confirmedAccount: accountId },
      { plan },
      { plan_id: '../enable' },
      {},
      undefined,
    ]) {
      await assert.rejects(runApply(apply, input, signal), kindOf('invalid'));
    }
    const plan_id = 'enable-ffffffffffffffff';
    await assert.rejects(runApply(apply, { plan_id }, signal), kindOf('notFound'));
    assert.deepEqual(applied, []);
  });

  it('is refused where the journal knows another plan by the id', async () => {
    const plan = await planned();
    const { apply, applied } = stage(plan, { confirm: true });
    const taken = new PortError({
      kind: 'conflict',
      messageKey: 'error.planIdTaken',
      args: { plan: plan.id },
      help: { key: 'help.runAgain' },
    });
    const checkPlanId = () => Promise.reject(taken);
    const asked = runApply({ ...apply, checkPlanId }, { plan_id: plan.id }, signal);
    await assert.rejects(asked, kindOf('conflict'));
    assert.deepEqual(applied, []);
  });

  it('has the chat ask with account, Region, steps and cost', async () => {
    const plan = await planned();
    const { title, body } = applyQuestion(plan);
    const { accountId, region } = plan.identity;
    assert.match(text(title), new RegExp(plan.id));
    assert.match(
      text(body),
      new RegExp(`account ${accountId}, ${region}.*${plan.steps.length} steps`),
    );
    assert.doesNotMatch(text(body), /\{/);
  });
});

describe('the plans that a model had made', () => {
  it('are forgotten after an hour, and the oldest of many at once', async () => {
    const plan = await planned();
    let now = 0;
    const book = createPlanBook({ now: () => now });
    book.keep(plan);
    now = 3_600_000;
    assert.equal(planMeant(book, { plan_id: plan.id }), plan);
    now += 1;
    assert.throws(() => book.get(plan.id), kindOf('notFound'));
    const many = Array.from({ length: 21 }, (_, n) => ({ ...plan, id: `enable-${n}` }));
    for (const one of many) book.keep(one);
    assert.throws(() => book.get('enable-0'), kindOf('notFound'));
    assert.equal(book.get('enable-1').id, 'enable-1');
  });
});
