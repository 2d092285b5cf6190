import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/core/apply/apply.js';
import { failed } from '../../../src/core/model/fact.js';
import { emptySnapshot } from '../../../src/core/model/snapshot.js';
import { readSaved } from '../../../src/core/plan/savedPlan.js';
import type { SetupRequest } from '../../../src/webviews/contract/setupForm.js';
import type { SetupController } from '../../../src/webviews/host/setupController.js';
import { accessDenied } from './support/errors.js';
import { assertPosts, estateWorld, until, type EstateWorld } from './support/estateWorld.js';
import { settle } from './support/quietLog.js';

const partner = 'sandbox-partner';

describe('client VPCs of other accounts on the setup page', function () {
  this.timeout(30_000);
  let on: EstateWorld;
  beforeEach(async () => {
    on = await estateWorld('two-accounts', 'payments');
    on.world.profiles = ['sandbox', partner, 'ghost', 'twin'];
    const { read } = on.world;
    on.world.read = async (scope, parts) => {
      if (scope.profile === 'twin') return on.estate.clientSnapshot('sandbox');
      if (scope.profile !== 'ghost') return read(scope, parts);
      const identity = failed(accessDenied('sts:GetCallerIdentity').info, {
        call: 'sts:GetCallerIdentity',
        at: 0,
      });
      return { ...emptySnapshot(scope), identity };
    };
  });
  afterEach(() => on.estate.close());

  const shown = async (wished?: SetupRequest): Promise<SetupController> => {
    const controller = await on.world.shown(wished, on.target);
    await until(() => !controller.state().reading);
    return controller;
  };
  const name = async (controller: SetupController, accounts: SetupRequest['accounts']) => {
    controller.handle({ type: 'change', request: { clientVpcIds: [], accounts } });
    await until(() => !(controller.state().form?.accounts.named ?? []).some((o) => o.reading));
    return controller.state().form?.accounts;
  };
  const farm = () => on.estate.vpc('build-farm');

  it('are read when the profile is named, shown with the account, planned and applied', async () => {
    const controller = await shown();
    assert.deepEqual(controller.state().form?.accounts, {
      named: [],
      profiles: [partner, 'ghost', 'twin'],
    });
    controller.handle({
      type: 'change',
      request: { clientVpcIds: [], accounts: [{ profile: partner, vpcIds: [] }] },
    });
    assert.equal(controller.state().form?.accounts.named[0]?.reading, true);
    assertPosts(controller.state());
    const found = await name(controller, [{ profile: partner, vpcIds: [] }]);
    const [account] = found?.named ?? [];
    assert.equal(account?.accountId, '444455556666');
    assert.deepEqual(
      account.vpcs.map(({ id, label, checked }) => [id, label, checked]),
      [[farm(), 'build-farm', false]],
    );
    assert.match(account.vpcs[0]?.connectedBy ?? '', /^pcx-/);
    assert.deepEqual(found?.profiles, ['ghost', 'twin']);

    const request = {
      clientVpcIds: [],
      accounts: [{ profile: partner, vpcIds: [farm(), 'vpc-x'] }],
    };
    controller.handle({ type: 'change', request });
    const state = controller.state();
    assert.deepEqual(state.request.accounts, [{ profile: partner, vpcIds: [farm()] }]);
    assert.ok(state.plan, JSON.stringify(state.problems));
    assert.match(state.verdicts[0]?.from ?? '', /build-farm/);
    assert.ok((state.form?.outbound?.vpcs.length ?? 0) > 1, 'any VPC that reaches the cluster');
    assertPosts(state);
    controller.handle({ type: 'savePlan' });
    controller.handle({ type: 'apply' });
    await settle();
    const { request: asked } = readSaved(JSON.parse(on.world.saved[0]?.content ?? ''));
    assert.ok(asked?.verb === 'enable');
    assert.deepEqual(asked.request.foreignClients, [{ profile: partner, vpcId: farm() }]);
    const result = await applyPlan(
      on.world.applying().plan,
      on.estate.applyDeps(),
      on.estate.signal,
    );
    assert.equal(result.outcome, 'done', JSON.stringify(result.error));
  });

  it('let the outbound endpoint be placed where the form offers it', async () => {
    const accounts = [{ profile: partner, vpcIds: [farm()] }];
    const controller = await shown({ clientVpcIds: [], accounts });
    const { outbound } = controller.state().form ?? {};
    const other = outbound?.vpcs.find(({ checked }) => !checked)?.id;
    assert.ok(other);
    controller.handle({
      type: 'change',
      request: { clientVpcIds: [], accounts, outboundVpcId: other },
    });
    const state = controller.state();
    assert.equal(state.request.outboundVpcId, other);
    assert.ok(state.plan, JSON.stringify(state.problems));
    assert.equal(state.form?.outbound?.vpcs.find(({ checked }) => checked)?.id, other);
  });

  it('are planned at once when a draft comes back', async () => {
    const accounts = [{ profile: partner, vpcIds: [farm()] }];
    const controller = await shown({ clientVpcIds: [], accounts });
    const { plan, request, problems } = controller.state();
    assert.ok(plan, JSON.stringify(problems));
    assert.deepEqual(request.accounts, accounts);
  });

  it('leave the rest of the form alone where a profile cannot be read', async () => {
    const controller = await shown({ clientVpcIds: [on.estate.vpc('tools')] });
    const named = {
      clientVpcIds: [on.estate.vpc('tools')],
      accounts: [{ profile: 'ghost', vpcIds: [] }],
    };
    controller.handle({ type: 'change', request: named });
    const { verdicts } = controller.state();
    await settle();
    const state = controller.state();
    assert.deepEqual(state.verdicts, verdicts, 'nothing is known less for it');
    const [account] = state.form?.accounts.named ?? [];
    assert.equal(account?.failure?.operation, 'sts:GetCallerIdentity');
    assert.deepEqual(account.vpcs, []);
    assert.equal(state.failure, undefined);
    assert.ok(state.plan);
    assertPosts(state);
  });

  it('of a profile that cannot be read any more stay chosen, and forbid the plan', async () => {
    const accounts = [{ profile: 'ghost', vpcIds: [farm()] }];
    const controller = await shown({ clientVpcIds: [], accounts });
    const { plan, request, problems } = controller.state();
    assert.equal(plan, undefined);
    assert.deepEqual(request.accounts, accounts);
    assert.match(problems[0]?.message ?? '', /ghost/);
  });

  it('are none of the cluster’s own account, and of no profile that is not there', async () => {
    const controller = await shown();
    const found = await name(controller, [
      { profile: 'twin', vpcIds: [] },
      { profile: 'nobody', vpcIds: [farm()] },
    ]);
    assert.deepEqual(
      found?.named.map(({ profile }) => profile),
      ['twin'],
    );
    assert.match(found.named[0]?.failure?.message ?? '', /own account/);
    assert.deepEqual(controller.state().request.accounts, [{ profile: 'twin', vpcIds: [] }]);
  });

  it('are read again with everything else', async () => {
    const controller = await shown({
      clientVpcIds: [],
      accounts: [{ profile: partner, vpcIds: [] }],
    });
    let reads = 0;
    const { read } = on.world;
    on.world.read = (scope, parts) => {
      reads += 1;
      return read(scope, parts);
    };
    controller.handle({ type: 'refresh' });
    await until(() => !controller.state().reading);
    assert.equal(reads, 2, 'the lists, then the attributes');
  });
});
