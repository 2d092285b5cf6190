import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/core/apply/apply.js';
import type { ApplyResult } from '../../../src/core/model/apply.js';
import type { Plan } from '../../../src/core/model/plan.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { planUndo } from '../../../src/core/plan/undo.js';
import { runCheck } from '../../../src/core/verify/check.js';
import { controlPlaneAddresses } from '../../../src/core/verify/controlPlane.js';
import type { World } from '../../../src/sandbox/world.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { dumpOf } from '../../support/fault/shape.js';

describe('DNS attributes of VPCs in a plan', function () {
  this.timeout(30_000);
  let estate: TestEstate;
  afterEach(() => estate.close());

  const apply = async (plan: Plan | undefined): Promise<ApplyResult> => {
    assert.ok(plan);
    return applyPlan(plan, estate.applyDeps(), estate.signal);
  };
  const world = async (): Promise<World> => JSON.parse(await estate.dump()) as World;
  const verdictAt = async (vantage: string): Promise<string> => {
    const snapshot = await estate.snapshot('payments');
    const cluster = snapshot.clusters.payments;
    assert.ok(cluster?.known);
    const request = {
      vantage: estate.vantage(vantage),
      name: cluster.value.endpointName ?? '',
      type: 'A',
      transport: 'udp',
      expected: controlPlaneAddresses(snapshot, 'payments'),
    } as const;
    return (await runCheck({ dns: estate.read.dns }, request, estate.signal)).verdict.kind;
  };

  const turnOff = async (vpc: string, ...attributes: readonly string[]): Promise<void> => {
    const vpcId = estate.vpc(vpc);
    for (const attribute of ['enableDnsHostnames', 'enableDnsSupport'] as const) {
      if (!attributes.includes(attribute)) continue;
      await estate.aws.modifyVpcDns({ vpcId, attribute, value: false }, estate.signal);
    }
  };

  it('stop the plan without a word from the user; asked for, they are its first steps', async () => {
    estate = await testEstate('post');
    await turnOff('eks-worker', 'enableDnsSupport', 'enableDnsHostnames');
    await turnOff('tools', 'enableDnsSupport', 'enableDnsHostnames');
    const before = dumpOf(await world());
    const tools = estate.vpc('tools');
    const worker = estate.vpc('eks-worker');
    const request = { clusterName: 'payments', clientVpcIds: [tools] };
    const stopped = planEnable(await estate.snapshot('payments'), request);
    assert.deepEqual(
      stopped.problems.map(({ severity, message }) => `${severity} ${message.key}`),
      ['blocker problem.vpcDnsOff', 'blocker problem.clientDnsOff'],
    );
    const planning = planEnable(await estate.snapshot('payments'), {
      ...request,
      fixVpcDns: true,
    });
    assert.ok(planning.plan, JSON.stringify(planning.problems));
    const { steps } = planning.plan;
    assert.deepEqual(
      steps.slice(0, 3).map(({ id }) => id),
      [`enableDnsSupport:${worker}`, `enableDnsHostnames:${worker}`, `enableDnsSupport:${tools}`],
    );
    assert.deepEqual(steps[1]?.dependsOn, [`enableDnsSupport:${worker}`]);
    for (const { id, dependsOn } of steps.slice(3)) {
      assert.equal(dependsOn.filter((one) => one.startsWith('enableDns')).length, 3, id);
    }
    const result = await apply(planning.plan);
    assert.equal(result.outcome, 'done', JSON.stringify(result.error));
    assert.equal(await verdictAt(`vpc:${tools}`), 'private');
    const undone = await apply(planUndo(await estate.journal.read(planning.plan.id)));
    assert.equal(undone.outcome, 'done', JSON.stringify(undone.error));
    assert.equal(dumpOf(await world()), before);
  });

  it('come before private access', async () => {
    estate = await testEstate('shapes');
    await turnOff('core', 'enableDnsHostnames');
    const { plan } = planEnable(await estate.snapshot('storefront'), {
      clusterName: 'storefront',
      clientVpcIds: [estate.vpc('tools')],
      enablePrivateAccess: true,
      fixVpcDns: true,
    });
    const [dns, access] = plan?.steps ?? [];
    assert.equal(dns?.spec.kind, 'modifyVpcDns');
    assert.equal(access?.spec.kind, 'updateClusterAccess');
    assert.deepEqual(access.dependsOn, [dns.id]);
  });

  it('of a VPC of another account are the owner’s alone', async () => {
    estate = await testEstate('post');
    await turnOff('eks-worker', 'enableDnsHostnames');
    const state = await world();
    if (state.vpcs[0]) state.vpcs[0].ownerId = '999900001111';
    const body = JSON.stringify({ state });
    await fetch(`${estate.endpoint}/_sandbox/reset`, { method: 'POST', body });
    const { problems, plan } = planEnable(await estate.snapshot('payments'), {
      clusterName: 'payments',
      clientVpcIds: [estate.vpc('tools')],
      fixVpcDns: true,
    });
    assert.equal(plan, undefined);
    assert.ok(problems.some(({ message }) => message.key === 'problem.foreignVpcDns'));
  });
});
