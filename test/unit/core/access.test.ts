import assert from 'node:assert/strict';
import { text } from '../../../src/core/model/text.js';
import { applyPlan } from '../../../src/core/apply/apply.js';
import type { ApplyResult } from '../../../src/core/model/apply.js';
import type { AccessRequest, Plan, Planning } from '../../../src/core/model/plan.js';
import { planAccess } from '../../../src/core/plan/access.js';
import { planDisable } from '../../../src/core/plan/disable.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { policyFor } from '../../../src/core/plan/policy.js';
import { planUndo } from '../../../src/core/plan/undo.js';
import { runCheck } from '../../../src/core/verify/check.js';
import { controlPlaneAddresses } from '../../../src/core/verify/controlPlane.js';
import type { World } from '../../../src/sandbox/world.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { dumpOf } from '../../support/fault/shape.js';

describe('endpoint access', function () {
  this.timeout(30_000);
  let estate: TestEstate;
  afterEach(() => estate.close());

  const apply = async (plan: Plan | undefined): Promise<ApplyResult> => {
    assert.ok(plan);
    return applyPlan(plan, estate.applyDeps(), estate.signal);
  };
  const planned = async (
    clusterName: string,
    change: AccessRequest['change'],
    publicAccessCidrs?: readonly string[],
  ): Promise<Planning> =>
    planAccess(await estate.snapshot(clusterName), {
      clusterName,
      change,
      ...(publicAccessCidrs ? { publicAccessCidrs } : {}),
    });
  const world = async (): Promise<World> => JSON.parse(await estate.dump()) as World;
  const changeWorld = async (change: (state: World) => void): Promise<void> => {
    const state = await world();
    change(state);
    const body = JSON.stringify({ state });
    const { ok } = await fetch(`${estate.endpoint}/_sandbox/reset`, { method: 'POST', body });
    assert.ok(ok);
  };
  const verdictAt = async (vantage: string, clusterName: string): Promise<string> => {
    const snapshot = await estate.snapshot(clusterName);
    const cluster = snapshot.clusters[clusterName];
    assert.ok(cluster?.known);
    const request = {
      vantage: estate.vantage(vantage),
      name: cluster.value.endpointName ?? '',
      type: 'A',
      transport: 'udp',
      expected: controlPlaneAddresses(snapshot, clusterName),
    } as const;
    return (await runCheck({ dns: estate.read.dns }, request, estate.signal)).verdict.kind;
  };
  const keys = ({ problems }: Planning): readonly string[] =>
    problems.map(({ severity, message }) => `${severity} ${message.key}`);
  const undo = async (plan: Plan): Promise<ApplyResult> =>
    apply(planUndo(await estate.journal.read(plan.id)));
  const updates = async (): Promise<World['clusterUpdates']> => (await world()).clusterUpdates;

  it('disablePublic: one step; who loses the endpoint is said; public DNS then gives the private addresses, and undo lets in again whom it let in', async () => {
    estate = await testEstate('post');
    await changeWorld(({ clusters: [payments] }) => {
      payments?.vpcConfig?.publicAccessCidrs.splice(0, 1, '203.0.113.0/24');
    });
    const before = dumpOf(await world());
    const planning = await planned('payments', 'disablePublic');
    assert.deepEqual(keys(planning), ['warning problem.losesPublic', 'warning problem.lack443']);
    assert.deepEqual(planning.problems[0]?.message.args?.['ranges'], ['203.0.113.0/24']);
    const { plan } = planning;
    assert.deepEqual(
      plan?.steps.map(({ spec }) => spec.kind),
      ['updateClusterAccess'],
    );
    assert.equal(plan.verb, 'access');
    assert.equal(plan.cost.after, plan.cost.before);
    assert.deepEqual(plan.iamActions, [
      'eks:DescribeCluster',
      'eks:DescribeUpdate',
      'eks:ListUpdates',
      'eks:UpdateClusterConfig',
    ]);
    const ofCluster = policyFor(plan).Statement.find(({ Sid }) => Sid === 'Cluster');
    assert.deepEqual(ofCluster?.Action, [
      'eks:DescribeCluster',
      'eks:DescribeUpdate',
      'eks:ListUpdates',
      'eks:UpdateClusterConfig',
    ]);
    assert.equal(await verdictAt('public', 'payments'), 'public');
    const result = await apply(plan);
    assert.equal(result.outcome, 'done', JSON.stringify(result.error));
    assert.equal(await verdictAt('public', 'payments'), 'private');
    const waits = estate.events.flatMap(({ state }) =>
      state.state === 'running' && state.waitingFor !== undefined ? [text(state.waitingFor)] : [],
    );
    assert.match(waits.join(), /update [0-9a-f-]{36} of payments: Successful/);
    const [sent] = await updates();
    assert.deepEqual(sent?.change, { endpointPublicAccess: false });

    assert.equal((await undo(plan)).outcome, 'done');
    assert.equal(dumpOf(await world()), before);
  });

  it('disablePublic: nothing to do for a private-only cluster, and refused for a public-only one', async () => {
    estate = await testEstate('shapes');
    const ledger = await planned('ledger', 'disablePublic');
    assert.deepEqual(keys(ledger), ['warning problem.accessSo']);
    assert.deepEqual(ledger.plan?.steps, []);
    const storefront = await planned('storefront', 'disablePublic');
    assert.deepEqual(keys(storefront), ['blocker problem.privateOff']);
    assert.equal(storefront.plan, undefined);
    assert.deepEqual(keys(await planned('edge-store-17', 'disablePublic')), [
      'blocker problem.accessKind',
    ]);
    assert.deepEqual(keys(await planned('factory-berlin', 'enablePrivate')), [
      'blocker problem.accessKind',
    ]);
    assert.deepEqual(keys(await planned('nope', 'enablePrivate')), ['blocker problem.unknownFact']);
  });

  it('names the VPCs that no private path leads from', async () => {
    estate = await testEstate('shapes');
    const planning = await planned('payments', 'disablePublic');
    const cut = planning.problems.find(({ message: { key } }) => key === 'problem.noPrivatePath');
    const named = JSON.stringify(cut?.message.args);
    assert.match(named, /island/);
    assert.match(named, /acquired/);
    assert.doesNotMatch(named, /tools/);
  });

  it('refreshOnce: on and off, two updates; only where public DNS is known to know nothing', async () => {
    estate = await testEstate('never-refreshed');
    const before = dumpOf(await world());
    const planning = await planned('archive', 'refreshOnce', ['203.0.113.7/32']);
    assert.deepEqual(keys(planning), ['warning problem.opensMeanwhile']);
    assert.equal(planning.plan?.steps.length, 2);
    assert.equal(planning.plan.switchStepId, undefined);
    const result = await apply(planning.plan);
    assert.equal(result.outcome, 'done', JSON.stringify(result.error));
    assert.equal(await verdictAt('public', 'archive'), 'private');
    assert.deepEqual(
      (await updates()).map(({ change }) => change),
      [
        { endpointPublicAccess: true, publicAccessCidrs: ['203.0.113.7/32'] },
        { endpointPublicAccess: false },
      ],
    );
    assert.notEqual(dumpOf(await world()), before, 'public DNS knows the cluster now');
    assert.equal((await apply(planning.plan)).outcome, 'done');
    assert.equal((await updates()).length, 2, 'the same plan again toggles nothing');
    assert.deepEqual(keys(await planned('archive', 'refreshOnce')), ['blocker problem.notStale']);
  });

  it('refreshOnce: an address lets in itself, as EKS takes ranges only; what is neither is a blocker', async () => {
    estate = await testEstate('never-refreshed');
    const { plan } = await planned('archive', 'refreshOnce', ['203.0.113.7', '198.51.100.0/24']);
    const [on] = plan?.steps ?? [];
    assert.ok(on?.spec.kind === 'updateClusterAccess');
    assert.deepEqual(on.spec.change.publicAccessCidrs, ['203.0.113.7/32', '198.51.100.0/24']);
    const wrong = await planned('archive', 'refreshOnce', ['office']);
    assert.deepEqual([keys(wrong), wrong.plan], [['blocker problem.badRange'], undefined]);
    assert.equal((await apply(plan)).outcome, 'done');
  });

  it('refreshOnce: not for a cluster with public access, and not while public DNS was not asked', async () => {
    estate = await testEstate('never-refreshed');
    const snapshot = { ...(await estate.snapshot('archive')), publicAnswers: {} };
    const unknown = planAccess(snapshot, { clusterName: 'archive', change: 'refreshOnce' });
    assert.deepEqual(keys(unknown), ['blocker problem.unknownFact']);
    await apply((await planned('archive', 'refreshOnce')).plan);
    await estate.close();
    estate = await testEstate('post');
    assert.deepEqual(keys(await planned('payments', 'refreshOnce')), [
      'blocker problem.notPrivateOnly',
    ]);
  });

  it('refreshOnce cut off between its updates: undo turns public access off again', async () => {
    estate = await testEstate('never-refreshed');
    const { plan } = await planned('archive', 'refreshOnce');
    await estate.inject({
      service: 'eks',
      operation: 'UpdateClusterConfig',
      kind: 'error',
      code: 'AccessDeniedException',
      status: 403,
      nth: 2,
    });
    const result = await apply(plan);
    assert.equal(result.error?.kind, 'accessDenied');
    assert.ok(plan);
    assert.equal((await undo(plan)).outcome, 'done');
    assert.equal(await verdictAt('public', 'archive'), 'private');
  });

  it('enable: a public-only cluster stops the plan and the help offers the way; asked for, everything waits for it', async () => {
    estate = await testEstate('shapes');
    const tools = estate.vpc('tools');
    const request = { clusterName: 'storefront', clientVpcIds: [tools] };
    const stopped = planEnable(await estate.snapshot('storefront'), request);
    assert.equal(stopped.plan, undefined);
    assert.equal(stopped.problems[0]?.help.key, 'help.enablePrivate');

    const before = dumpOf(await world());
    const planning = planEnable(await estate.snapshot('storefront'), {
      ...request,
      enablePrivateAccess: true,
    });
    const { plan } = planning;
    assert.ok(plan, JSON.stringify(planning.problems));
    assert.equal(planning.verdicts[0]?.necessity, 'notApplicable', 'the verdict stays honest');
    assert.ok(keys(planning).includes('warning problem.ownVpcSwitches'));
    const [first, ...others] = plan.steps;
    assert.equal(first?.spec.kind, 'updateClusterAccess');
    for (const step of others) assert.ok(step.dependsOn.includes(first.id), step.id);
    assert.equal(await verdictAt(`vpc:${tools}`, 'storefront'), 'public');
    const result = await apply(plan);
    assert.equal(result.outcome, 'done', JSON.stringify(result.error));
    assert.equal(await verdictAt(`vpc:${tools}`, 'storefront'), 'private');

    const undone = await undo(plan);
    assert.equal(undone.outcome, 'done', JSON.stringify(undone.error));
    assert.equal(dumpOf(await world()), before);
  });

  it('disable leaves private access on: only undo takes it back', async () => {
    estate = await testEstate('shapes');
    const request = {
      clusterName: 'storefront',
      clientVpcIds: [estate.vpc('tools')],
      enablePrivateAccess: true,
    };
    await apply(planEnable(await estate.snapshot('storefront'), request).plan);
    const { plan } = planDisable(await estate.snapshot('storefront'), {
      clusterName: 'storefront',
    });
    assert.equal(
      plan?.steps.some(({ spec }) => spec.kind === 'updateClusterAccess'),
      false,
    );
  });

  it('the request changes nothing for a cluster that has private access', async () => {
    estate = await testEstate('post');
    const request = {
      clusterName: 'payments',
      clientVpcIds: [estate.vpc('tools')],
      enablePrivateAccess: true,
      fixVpcDns: true,
    };
    const snapshot = await estate.snapshot('payments');
    const with_ = planEnable(snapshot, request);
    const without = planEnable(snapshot, {
      clusterName: request.clusterName,
      clientVpcIds: request.clientVpcIds,
    });
    assert.deepEqual(with_, without);
  });

  describe('an update that does not go through', () => {
    const foreign = async (): Promise<void> => {
      const change = { publicAccess: true, publicAccessCidrs: ['198.51.100.0/24'] };
      const input = { clusterName: 'payments', change, clientRequestToken: 'somebody else' };
      await estate.aws.updateClusterAccess(input, estate.signal);
    };

    it('a foreign one is in progress: it is waited for, and then ours is made', async () => {
      estate = await testEstate('post');
      const { plan } = await planned('payments', 'disablePublic');
      await foreign();
      const result = await apply(plan);
      assert.equal(result.outcome, 'done', JSON.stringify(result.error));
      assert.deepEqual(result.made, ['public-access:payments']);
      assert.equal((await updates()).length, 2);
      assert.equal(await verdictAt('public', 'payments'), 'private');
    });

    it('somebody else has done the same meanwhile: found, and not ours to take back', async () => {
      estate = await testEstate('post');
      const { plan } = await planned('payments', 'disablePublic');
      const change = { publicAccess: false };
      const input = { clusterName: 'payments', change, clientRequestToken: 'somebody else' };
      await estate.aws.updateClusterAccess(input, estate.signal);
      const result = await apply(plan);
      assert.equal(result.outcome, 'done', JSON.stringify(result.error));
      assert.deepEqual(result.made, []);
      assert.ok(plan);
      assert.deepEqual(planUndo(await estate.journal.read(plan.id))?.steps, []);
    });

    it('a failed one is told with the codes of EKS, counts as nothing done, and can be tried again', async () => {
      estate = await testEstate('post');
      await changeWorld(({ clusters: [payments] }) => {
        assert.ok(payments);
        payments.nextUpdateErrors = [
          {
            errorCode: 'SecurityGroupNotFound',
            errorMessage: 'sg-0123 is gone',
            resourceIds: ['sg-0123'],
          },
        ];
      });
      const { plan } = await planned('payments', 'disablePublic');
      const result = await apply(plan);
      assert.equal(result.error?.messageKey, 'error.updateFailed');
      assert.equal(result.error.code, 'SecurityGroupNotFound');
      assert.deepEqual(result.error.args['errors'], ['SecurityGroupNotFound: sg-0123 is gone']);
      assert.deepEqual(result.made, []);
      assert.ok(plan);
      assert.deepEqual(planUndo(await estate.journal.read(plan.id))?.steps, []);
      const again = await apply(plan);
      assert.equal(again.outcome, 'done', JSON.stringify(again.error));
      assert.equal(await verdictAt('public', 'payments'), 'private');
    });

    it('a refusal by a policy is told as such', async () => {
      estate = await testEstate('post');
      const { plan } = await planned('payments', 'disablePublic');
      const who = 'User: arn:aws:iam::111122223333:user/sandbox';
      await estate.inject({
        service: 'eks',
        operation: 'UpdateClusterConfig',
        kind: 'error',
        code: 'AccessDeniedException',
        status: 403,
        message: `${who} is not authorized to perform: eks:UpdateClusterConfig on resource: arn:aws:eks:us-east-1:111122223333:cluster/payments with an explicit deny in a service control policy`,
      });
      const { error } = await apply(plan);
      assert.equal(error?.kind, 'accessDenied');
      assert.equal(error.messageKey, 'error.accessPolicy');
      assert.equal(error.args['deniedBy'], 'service control policy');
      assert.equal(error.operation, 'eks:UpdateClusterConfig');
    });

    it('a plan done, undone and done again is done: an old token does not count', async () => {
      estate = await testEstate('post');
      const { plan } = await planned('payments', 'disablePublic');
      assert.ok(plan);
      for (const wanted of ['private', 'public', 'private', 'public'] as const) {
        const result: ApplyResult = await (wanted === 'private' ? apply(plan) : undo(plan));
        assert.equal(result.outcome, 'done', JSON.stringify(result.error));
        assert.equal(await verdictAt('public', 'payments'), wanted);
      }
      assert.equal((await updates()).length, 4);
    });
  });
});
