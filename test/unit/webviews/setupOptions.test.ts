import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/core/apply/apply.js';
import type { PortErrorInfo } from '../../../src/core/model/portError.js';
import { message } from '../../../src/core/model/message.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import type { SetupController } from '../../../src/webviews/host/setupController.js';
import type { SetupRequest } from '../../../src/webviews/contract/setupForm.js';
import { applied } from '../../support/plans.js';
import { reshape } from '../../support/reshape.js';
import {
  assertPosts,
  estateWorld,
  optionsOf,
  until,
  type EstateWorld,
} from './support/estateWorld.js';
import { clientVpcId, target as post, twoClusters } from './support/postEstate.js';
import { settle } from './support/quietLog.js';
import { SetupWorld } from './support/setupWorld.js';

describe('what the setup page does only where it is asked to', function () {
  this.timeout(30_000);
  let on: EstateWorld;
  afterEach(() => on.estate.close());

  const shown = async (wished?: SetupRequest): Promise<SetupController> => {
    const controller = await on.world.shown(wished, on.target);
    await until(() => !controller.state().reading);
    return controller;
  };
  const change = (controller: SetupController, more: Partial<SetupRequest>) =>
    controller.handle({ type: 'change', request: { ...controller.state().request, ...more } });
  const stepCalls = (controller: SetupController) =>
    (controller.state().plan?.steps ?? []).map(({ call }) => call.split(':')[1]);

  it('turns private access on first, off by default, and is not offered afterwards', async () => {
    on = await estateWorld('shapes', 'storefront');
    const controller = await shown({ clientVpcIds: [on.estate.vpc('tools')] });
    assert.deepEqual(optionsOf(controller.state()), { enablePrivateAccess: false });
    assert.equal(controller.state().plan, undefined);
    assert.match(controller.state().problems[0]?.help ?? '', /“Turn private access on first”/);
    change(controller, { enablePrivateAccess: true });
    assert.deepEqual(optionsOf(controller.state()), { enablePrivateAccess: true });
    assert.equal(stepCalls(controller)[0], 'UpdateClusterConfig');
    assertPosts(controller.state());
    controller.handle({ type: 'apply' });
    await settle();
    const { plan, end } = on.world.applying();
    const result = await applyPlan(plan, on.estate.applyDeps(), on.estate.signal);
    assert.equal(result.outcome, 'done', JSON.stringify(result.error));
    end(result);
    await until(() => controller.state().phase === 'done' && !controller.state().reading);
    assert.deepEqual(optionsOf(controller.state()), {});
    assert.equal(controller.state().request.enablePrivateAccess, undefined);
    assert.equal(controller.state().verdicts[0]?.necessity, 'alreadyServed');
  });

  it('turns on DNS attributes that are off; a draft keeps the tick', async () => {
    on = await estateWorld('post', 'payments');
    const vpcId = on.estate.vpc('eks-worker');
    const off = { vpcId, attribute: 'enableDnsHostnames', value: false } as const;
    const fine = await shown();
    assert.deepEqual(optionsOf(fine.state()), {});
    await on.estate.aws.modifyVpcDns(off, on.estate.signal);
    const controller = await shown();
    assert.deepEqual(optionsOf(controller.state()), { fixVpcDns: false });
    assert.equal(controller.state().plan, undefined);
    change(controller, { fixVpcDns: true });
    assert.equal(stepCalls(controller)[0], 'ModifyVpcAttribute');
    const restored = await shown(controller.state().request);
    assert.deepEqual(optionsOf(restored.state()), { fixVpcDns: true });
    assert.equal(stepCalls(restored)[0], 'ModifyVpcAttribute');
  });

  it('corrects a rule of somebody else', async () => {
    on = await estateWorld('post', 'payments');
    const clientVpcIds = [on.estate.vpc('tools')];
    const request = { clusterName: 'payments', clientVpcIds };
    await applied(on.estate, planEnable(await on.estate.snapshot('payments'), request));
    await reshape(on.estate, (world) => {
      const [rule] = world.resolverRules;
      assert.ok(rule);
      rule.tags = {};
      rule.creatorRequestId = 'console-1';
      rule.targets = [{ ip: '192.168.99.1', port: 53 }];
    });
    const controller = await shown({ clientVpcIds });
    assert.deepEqual(optionsOf(controller.state()), { repairForeignRules: false });
    change(controller, { repairForeignRules: true });
    assert.deepEqual(stepCalls(controller), ['UpdateResolverRule']);
  });

  it('chooses the type of endpoints where the cluster VPC can have both', async () => {
    on = await estateWorld('ipv6', 'orders');
    const offered = (await shown()).state().form?.clientVpcs ?? [];
    const possible = offered.filter(({ disabledBecause }) => !disabledBecause);
    const controller = await shown({ clientVpcIds: possible.slice(0, 1).map(({ id }) => id) });
    const types = () => controller.state().form?.endpointTypes ?? [];
    assert.deepEqual(
      types().map(({ id, checked }) => [id, checked]),
      [
        ['planned', true],
        ['IPV4', false],
        ['DUALSTACK', false],
      ],
    );
    change(controller, { endpointType: 'IPV4' });
    assert.equal(types().find(({ checked }) => checked)?.id, 'IPV4');
    controller.handle({ type: 'apply' });
    await settle();
    assert.doesNotMatch(JSON.stringify(on.world.applying().plan.steps), /DUALSTACK/);
    const plain = await new SetupWorld().shown({
      clientVpcIds: [clientVpcId],
      endpointType: 'DUALSTACK',
    });
    assert.deepEqual(plain.state().form?.endpointTypes, []);
    assert.equal(plain.state().request.endpointType, undefined);
  });
});

describe('the setup page after a run that was refused for missing permissions', () => {
  const refusal: PortErrorInfo = {
    kind: 'accessDenied',
    messageKey: 'problem.notRemovable',
    args: { caller: 'arn:aws:iam::1:role/x', actions: ['route53resolver:DeleteResolverEndpoint'] },
    help: message('help.notRemovable', { actions: ['route53resolver:DeleteResolverEndpoint'] }),
  };

  it('offers to apply all the same, says so when it asks, and forgets it once it is done', async () => {
    const world = new SetupWorld();
    const insisting: SetupRequest = { clientVpcIds: [clientVpcId], evenIfNotRemovable: true };
    const controller = await world.shown(insisting);
    assert.deepEqual(optionsOf(controller.state()), {}, 'nobody was refused yet');
    assert.equal(controller.state().request.evenIfNotRemovable, undefined);
    const apply = async () => {
      controller.handle({ type: 'apply' });
      await settle();
      return world.applying();
    };
    const first = await apply();
    assert.equal(first.evenIfNotRemovable, false);
    assert.doesNotMatch(world.questions[0]?.detail ?? '', /permissions/);
    first.end({ outcome: 'failed', states: {}, made: [], error: refusal });
    await settle();
    controller.handle({ type: 'refresh' });
    await settle();
    controller.handle({ type: 'change', request: { clientVpcIds: [clientVpcId] } });
    assert.deepEqual(optionsOf(controller.state()), { evenIfNotRemovable: false });
    controller.handle({ type: 'change', request: insisting });
    assertPosts(controller.state());
    const second = await apply();
    assert.equal(second.evenIfNotRemovable, true);
    assert.match(world.questions[1]?.detail ?? '', /although permissions are missing/);
    second.end({ outcome: 'done', states: {}, made: [] });
    await settle();
    controller.handle({ type: 'refresh' });
    await settle();
    assert.deepEqual(optionsOf(controller.state()), {});
  });
});

describe('control-plane groups of several clusters on the setup page', () => {
  const both = { ...post, furtherClusterNames: ['storefront'] };

  it('are chosen for each, and the plan takes them', async () => {
    const world = new SetupWorld();
    world.estate = () => Promise.resolve(twoClusters());
    const controller = await world.shown({ clientVpcIds: [clientVpcId] }, both);
    const groups = () =>
      (controller.state().form?.controlPlaneGroups ?? []).map(({ clusterName, choices }) => [
        clusterName,
        choices.find(({ checked }) => checked)?.id,
      ]);
    assert.deepEqual(groups(), [
      ['payments', 'sg-0c0117201'],
      ['storefront', 'sg-0c0117201'],
    ]);
    const controlPlaneGroupIds = { payments: 'sg-0c1057e7', storefront: 'sg-nowhere' };
    controller.handle({
      type: 'change',
      request: { clientVpcIds: [clientVpcId], controlPlaneGroupIds },
    });
    assert.deepEqual(controller.state().request.controlPlaneGroupIds, { payments: 'sg-0c1057e7' });
    assert.deepEqual(groups(), [
      ['payments', 'sg-0c1057e7'],
      ['storefront', 'sg-0c0117201'],
    ]);
    controller.handle({ type: 'apply' });
    await settle();
    const specs = world.applying().plan.steps.map(({ spec }) => spec);
    const [entry] = specs.filter((spec) => spec.kind === 'authorizeSecurityGroup');
    assert.equal(entry?.groupId, 'sg-0c1057e7');
  });
});
