import assert from 'node:assert/strict';
import { message } from '../../../src/core/model/message.js';
import type { Plan, StepOutputs } from '../../../src/core/model/plan.js';
import { cancelled } from '../../../src/core/model/portError.js';
import type { StepState } from '../../../src/core/model/apply.js';
import type { SetupController } from '../../../src/webviews/host/setupController.js';
import { accessDenied } from './support/errors.js';
import { settle } from './support/quietLog.js';
import { SetupWorld } from './support/setupWorld.js';

const made: StepState = { state: 'done', found: false, outputs: { groupId: 'sg-0new' } };

async function applied(world: SetupWorld): Promise<SetupController> {
  const controller = await world.shown();
  controller.handle({ type: 'apply' });
  await settle();
  return controller;
}

function states(plan: Plan, done: number, rest: StepState): Record<string, StepState> {
  return Object.fromEntries(plan.steps.map(({ id }, index) => [id, index < done ? made : rest]));
}

/** Ends an apply after its first step. */
async function endEarly(world: SetupWorld, outcome: 'failed' | 'cancelled'): Promise<void> {
  const { plan, end } = world.applying();
  const error = outcome === 'failed' ? accessDenied('ec2:CreateSecurityGroup') : cancelled();
  end({
    outcome,
    states: states(plan, 1, { state: 'skipped' }),
    made: plan.steps.slice(0, 1).map(({ id }) => id),
    error: error.info,
  });
  await settle();
}

describe('setup page: applying', () => {
  it('asks first, with account, Region and cost', async () => {
    const world = new SetupWorld();
    await applied(world);
    const [question] = world.questions;
    assert.match(question?.title ?? '', /123456789012, eu-west-1/);
    assert.match(question?.detail ?? '', /\$365\.00 a month more/);
    assert.equal(world.applies.length, 1);
  });

  it('changes nothing when the answer is no', async () => {
    const world = new SetupWorld();
    world.yes = false;
    const controller = await applied(world);
    assert.equal(world.applies.length, 0);
    assert.equal(controller.state().phase, 'editing');
  });

  it('applies once however often it is clicked', async () => {
    const world = new SetupWorld();
    const controller = await world.shown();
    controller.handle({ type: 'apply' });
    controller.handle({ type: 'apply' });
    await settle();
    controller.handle({ type: 'apply' });
    await settle();
    assert.equal(world.questions.length, 1);
    assert.equal(world.applies.length, 1);
  });

  it('applies the very plan that was shown', async () => {
    const world = new SetupWorld();
    const controller = await world.shown();
    const shown = controller.state().plan;
    controller.handle({ type: 'apply' });
    controller.handle({ type: 'change', request: { clientVpcIds: [] } });
    await settle();
    assert.equal(world.applying().plan.id, shown?.id);
  });

  it('shows each step as it goes, and not those of another plan', async () => {
    const world = new SetupWorld();
    const controller = await applied(world);
    const { plan, hear } = world.applying();
    const [first, second] = plan.steps.map(({ id }) => id);
    assert.ok(first !== undefined && second !== undefined);
    const waits = message('wait.for', { thing: 'rslvr-in-1', wanted: 'OPERATIONAL' });
    hear({ stepId: first, at: 1000, state: { state: 'running' } });
    hear({ stepId: first, at: 3000, state: made });
    hear({ stepId: second, at: 3000, state: { state: 'running', waitingFor: waits } });
    hear({ planId: 'another', stepId: first, at: 4000, state: { state: 'skipped' } });
    const run = controller.state().run;
    assert.deepEqual(run?.steps[first], {
      state: 'done',
      found: false,
      detail: 'sg-0new',
      since: 1000,
      until: 3000,
    });
    assert.equal(run.steps[second]?.detail, 'Waiting for rslvr-in-1: OPERATIONAL');
    assert.equal(controller.state().phase, 'applying');
    assert.equal(controller.busy(), true);
  });

  it('cannot be changed or read anew meanwhile', async () => {
    const world = new SetupWorld();
    const controller = await applied(world);
    world.estate = () => assert.fail('read while applying');
    controller.handle({ type: 'refresh' });
    controller.handle({ type: 'change', request: { clientVpcIds: [] } });
    await settle();
    assert.equal(controller.state().phase, 'applying');
    assert.equal(controller.state().failure, undefined);
    assert.equal(controller.state().request.clientVpcIds.length, 1);
  });

  it('cancels by the signal, and says so until the end', async () => {
    const world = new SetupWorld();
    const controller = await applied(world);
    controller.handle({ type: 'cancel' });
    assert.equal(world.applying().signal.aborted, true);
    assert.equal(controller.state().run?.cancelling, true);
    assert.equal(controller.state().phase, 'applying');
    await endEarly(world, 'cancelled');
    assert.equal(controller.state().phase, 'cancelled');
    assert.equal(controller.state().run?.cancelling, false);
  });

  it('after a failure names the cause and what was made', async () => {
    const world = new SetupWorld();
    const controller = await applied(world);
    const { plan } = world.applying();
    await endEarly(world, 'failed');
    const { phase, run } = controller.state();
    assert.equal(phase, 'failed');
    assert.equal(run?.failure?.operation, 'ec2:CreateSecurityGroup');
    assert.deepEqual(run.made, [{ title: run.plan.steps[0]?.title, ids: 'sg-0new' }]);
    assert.equal(run.canUndo, true);
    assert.equal(run.plan.id, plan.id);
  });

  it('offers no undo when nothing was made', async () => {
    const world = new SetupWorld();
    const controller = await applied(world);
    const { plan, end } = world.applying();
    end({ outcome: 'failed', states: states(plan, 0, { state: 'skipped' }), made: [] });
    await settle();
    assert.equal(controller.state().run?.canUndo, false);
    controller.handle({ type: 'undo' });
    await settle();
    assert.deepEqual(world.undoAsked, []);
  });

  it('offers the undo when the apply itself broke, for only the journal knows', async () => {
    const world = new SetupWorld();
    const controller = await applied(world);
    world.applying().fail(new Error('disk full'));
    await settle();
    assert.equal(controller.state().phase, 'failed');
    assert.match(controller.state().run?.failure?.message ?? '', /disk full/);
    assert.equal(controller.state().run?.canUndo, true);
  });

  it('undoes by a plan of its own, confirmed and shown like any other', async () => {
    const world = new SetupWorld();
    const controller = await applied(world);
    const { plan } = world.applying();
    world.undoes = { ...plan, id: 'undo-1', verb: 'undo' };
    await endEarly(world, 'failed');
    controller.handle({ type: 'undo' });
    await settle();
    assert.deepEqual(world.undoAsked, [plan.id]);
    assert.match(world.questions[1]?.title ?? '', /Undo/);
    assert.equal(controller.state().run?.verb, 'undo');
    assert.equal(controller.state().phase, 'applying');
    const outputs: StepOutputs = {};
    const all = Object.fromEntries(
      plan.steps.map(({ id }) => [id, { state: 'done', found: false, outputs } as const]),
    );
    world.applying().end({ outcome: 'done', states: all, made: [] });
    await settle();
    assert.equal(controller.state().phase, 'done');
    assert.equal(controller.state().run?.canUndo, false);
  });

  it('says when nothing is left to be undone', async () => {
    const world = new SetupWorld();
    const controller = await applied(world);
    await endEarly(world, 'failed');
    controller.handle({ type: 'undo' });
    await settle();
    assert.equal(controller.state().failure?.message, 'Nothing is left to be undone.');
    assert.equal(world.applies.length, 1);
  });

  it('tells of the end when nobody looks, and not otherwise', async () => {
    for (const visible of [true, false]) {
      const world = new SetupWorld();
      const controller = await applied(world);
      const { plan, end } = world.applying();
      controller.setVisible(visible);
      end({ outcome: 'done', states: states(plan, 99, made), made: [] });
      await settle();
      assert.equal(controller.state().phase, 'done');
      assert.equal(world.notices.length, visible ? 0 : 1);
      assert.equal(controller.busy(), false);
    }
  });

  it('opens the report of the run that is shown, once it has ended', async () => {
    const world = new SetupWorld();
    const controller = await applied(world);
    const { plan } = world.applying();
    controller.handle({ type: 'report' });
    assert.deepEqual(world.reports, []);
    await endEarly(world, 'failed');
    controller.handle({ type: 'report' });
    assert.deepEqual(world.reports, [plan.id]);
  });

  it('offers no report of a run that was refused before its first step', async () => {
    for (const [done, rest] of [
      [0, { state: 'pending' }],
      [0, { state: 'skipped' }],
      [1, { state: 'skipped' }],
    ] as const) {
      const world = new SetupWorld();
      const controller = await applied(world);
      const { plan, end } = world.applying();
      controller.setVisible(false);
      const error = accessDenied('iam:SimulatePrincipalPolicy').info;
      end({ outcome: 'failed', states: states(plan, done, rest), made: [], error });
      await settle();
      const offered = done > 0 ? [plan.id] : [undefined];
      assert.deepEqual(world.offered, offered);
      const { run } = controller.state();
      assert.equal(run?.hasReport, done > 0);
      const last = plan.steps.at(-1)?.id ?? '';
      assert.equal(run.steps[last]?.state, 'skipped', 'nothing waits any more');
      controller.handle({ type: 'report' });
      assert.deepEqual(world.reports, done > 0 ? [plan.id] : []);
    }
  });

  it('says how long a step is likely to take, and applies all the same where nobody knows', async () => {
    const world = new SetupWorld();
    world.expectedTimes = ({ steps }) => Promise.resolve({ [steps[0]?.id ?? '']: 90_000 });
    const controller = await applied(world);
    const [first, second] = world.applying().plan.steps;
    const steps = controller.state().run?.steps;
    assert.equal(steps?.[first?.id ?? '']?.expectedMs, 90_000);
    assert.equal(steps[second?.id ?? '']?.expectedMs, undefined);

    const blind = new SetupWorld();
    blind.expectedTimes = () => Promise.reject(new Error('torn'));
    const other = await applied(blind);
    assert.equal(other.state().phase, 'applying');
    assert.equal(other.state().failure, undefined);
  });
});
