import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { setupStateSchema } from '../../../src/webviews/contract/setup.js';
import { receive } from '../../../src/webviews/contract/receive.js';
import { accessDenied } from './support/errors.js';
import { failed } from '../../../src/core/model/fact.js';
import { clientVpcId, clusterVpcId, endpointName, postEstate } from './support/postEstate.js';
import { settle } from './support/quietLog.js';
import { SetupWorld } from './support/setupWorld.js';

describe('setup page: reading and choosing', () => {
  it('reads when the page is ready, once, and shows the whole picture', async () => {
    const world = new SetupWorld();
    let reads = 0;
    world.estate = () => {
      reads += 1;
      return Promise.resolve(postEstate());
    };
    const controller = world.controller();
    assert.equal(controller.state().phase, 'loading');
    controller.handle({ type: 'ready' });
    controller.handle({ type: 'ready' });
    await settle();
    controller.handle({ type: 'ready' });
    assert.equal(reads, 1);
    const state = controller.state();
    assert.equal(state.phase, 'editing');
    assert.equal(state.cluster?.endpointName, endpointName);
    assert.equal(state.cluster.accountId, '123456789012');
    assert.deepEqual(
      state.verdicts.map(({ necessity }) => necessity),
      ['needed'],
    );
    assert.equal(state.plan?.cost.headline, '$365.00 a month more');
    assert.equal(state.plan.steps.filter(({ switches }) => switches).length, 1);
    assert.equal(state.plan.steps.at(-1)?.call, 'route53resolver:AssociateResolverRule');
  });

  it('posts a state that the page takes', async () => {
    const state = (await new SetupWorld().shown()).state();
    const posted: unknown = structuredClone(state);
    assert.deepEqual(receive(setupStateSchema, posted), { ok: true, message: state });
  });

  it('ticks what the planner chose, and says why others cannot be chosen', async () => {
    const { form } = (await new SetupWorld().shown()).state();
    assert.ok(form);
    const ticked = form.clientVpcs.filter(({ checked }) => checked).map(({ id }) => id);
    assert.deepEqual(ticked, [clientVpcId]);
    assert.equal(
      form.clientVpcs.some(({ id }) => id === clusterVpcId),
      false,
    );
    const impossible = form.clientVpcs.filter(({ disabledBecause }) => disabledBecause);
    assert.deepEqual(impossible.map(({ label }) => label).sort(), ['island', 'legacy']);
    assert.equal(form.inbounds[0]?.subnets.filter(({ checked }) => checked).length, 2);
    assert.equal(
      form.controlPlaneGroups[0]?.choices.find(({ checked }) => checked)?.id,
      'sg-0c0117201',
    );
  });

  it('plans again for what is chosen', async () => {
    const controller = await new SetupWorld().shown();
    controller.handle({
      type: 'change',
      request: { clientVpcIds: [clientVpcId], inboundSubnetIds: ['subnet-0a2', 'subnet-0a3'] },
    });
    const { form } = controller.state();
    const ticked = form?.inbounds[0]?.subnets.filter(({ checked }) => checked).map(({ id }) => id);
    assert.deepEqual(ticked, ['subnet-0a2', 'subnet-0a3']);
  });

  it('leaves what was unticked unticked, though nothing can be planned then', async () => {
    const controller = await new SetupWorld().shown();
    const request = { clientVpcIds: [clientVpcId], inboundSubnetIds: [] };
    controller.handle({ type: 'change', request });
    const { form, plan, problems } = controller.state();
    assert.equal(plan, undefined);
    assert.equal(problems[0]?.severity, 'blocker');
    assert.equal(
      form?.inbounds[0]?.subnets.some(({ checked }) => checked),
      false,
    );
  });

  it('lets go of everything that is not offered', async () => {
    const controller = await new SetupWorld().shown();
    controller.handle({
      type: 'change',
      request: {
        clientVpcIds: [clusterVpcId, 'vpc-00000000000000e1', 'vpc-nowhere', clientVpcId],
        outboundVpcId: clusterVpcId,
        inboundSubnetIds: ['subnet-0b1'],
        controlPlaneGroupIds: { payments: 'sg-nowhere', elsewhere: 'sg-0c0117201' },
      },
    });
    assert.deepEqual(controller.state().request, { clientVpcIds: [clientVpcId] });
  });

  it('without a choice says at least whether it is needed, and offers no plan', async () => {
    const controller = await new SetupWorld().shown({ clientVpcIds: [] });
    const state = controller.state();
    assert.equal(state.plan, undefined);
    assert.deepEqual(state.problems, []);
    assert.deepEqual(
      state.verdicts.map(({ necessity, from }) => [necessity, from]),
      [['needed', `from tools (${clientVpcId})`]],
    );
  });

  it('plans what is not needed only when told so', async () => {
    const world = new SetupWorld();
    world.estate = () => Promise.resolve(postEstate('private'));
    const controller = await world.shown();
    assert.equal(controller.state().verdicts[0]?.necessity, 'notNeeded');
    assert.equal(controller.state().plan, undefined);
    assert.equal(controller.state().form?.canPlanAnyway, true);
    controller.handle({ type: 'apply' });
    await settle();
    assert.equal(world.applies.length, 0);
    controller.handle({ type: 'planAnyway' });
    assert.ok(controller.state().plan);
    assert.equal(controller.state().form?.canPlanAnyway, false);
  });

  it('says why nothing could be read, and reads again when asked', async () => {
    const world = new SetupWorld();
    world.estate = () => Promise.reject(accessDenied('eks:DescribeCluster'));
    const controller = await world.shown();
    assert.equal(controller.state().failure?.operation, 'eks:DescribeCluster');
    assert.equal(controller.state().form, undefined);
    world.estate = () => Promise.resolve(postEstate());
    controller.handle({ type: 'refresh' });
    await settle();
    assert.equal(controller.state().failure, undefined);
    assert.ok(controller.state().plan);
  });

  it('shows a denied cluster as not known, with the cause', async () => {
    const world = new SetupWorld();
    const { info } = accessDenied('eks:DescribeCluster');
    const source = { call: 'eks:DescribeCluster', at: 0 };
    world.estate = () =>
      Promise.resolve({ ...postEstate(), clusters: { payments: failed(info, source) } });
    const state = (await world.shown()).state();
    assert.equal(state.failure?.operation, 'eks:DescribeCluster');
    assert.equal(state.cluster, undefined);
    assert.equal(state.plan, undefined);
  });

  it('keeps the newer of two readings', async () => {
    const world = new SetupWorld();
    const controller = world.controller();
    let answer = (_snapshot: Snapshot): void => undefined;
    world.estate = () => new Promise((resolve) => (answer = resolve));
    controller.handle({ type: 'ready' });
    world.estate = () => Promise.resolve(postEstate('private'));
    controller.handle({ type: 'refresh' });
    await settle();
    answer(postEstate());
    await settle();
    assert.equal(controller.state().cluster?.access, 'Private');
  });

  it('copies the plan and the policy', async () => {
    const world = new SetupWorld();
    const controller = await world.shown();
    controller.handle({ type: 'copyPlan' });
    controller.handle({ type: 'copyPolicy' });
    await settle();
    assert.match(world.copied[0] ?? '', /route53resolver:AssociateResolverRule/);
    const policy: unknown = JSON.parse(world.copied[1] ?? '');
    assert.ok(typeof policy === 'object' && policy !== null && 'Statement' in policy);
  });

  it('opens the checks, the disabling and the configuration of DNS servers', async () => {
    const world = new SetupWorld();
    const controller = await world.shown();
    controller.handle({ type: 'verify' });
    controller.handle({ type: 'disable' });
    controller.handle({ type: 'forwarders' });
    assert.deepEqual(world.opened, ['checks payments', 'disable', 'forwarders payments']);
  });
});
