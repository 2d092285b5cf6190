import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/core/apply/apply.js';
import type { ApplyResult } from '../../../src/core/model/apply.js';
import type { VpcId } from '../../../src/core/model/ids.js';
import type { EnableRequest, Plan, Planning } from '../../../src/core/model/plan.js';
import { text } from '../../../src/core/model/text.js';
import { planDisable } from '../../../src/core/plan/disable.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { planUndo } from '../../../src/core/plan/undo.js';
import type { World } from '../../../src/sandbox/world.js';
import { askAt } from '../../support/answers.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { lasting, reshape } from '../../support/reshape.js';

type Rule = World['resolverRules'][number];

/** The post's case, enabled; every test spoils the one rule in its own way. */
describe('a rule for the endpoint name that exists already', function () {
  this.timeout(30_000);
  let estate: TestEstate;
  let tools: VpcId;
  beforeEach(async () => {
    estate = await testEstate('post');
    tools = estate.vpc('tools');
    const plan = await planned();
    assert.equal((await apply(plan)).outcome, 'done');
  });
  afterEach(() => estate.close());

  const planning = async (more: Partial<EnableRequest> = {}): Promise<Planning> => {
    const request = { clusterName: 'payments', clientVpcIds: [tools], ...more };
    return planEnable(await estate.snapshot('payments'), request);
  };
  const planned = async (more: Partial<EnableRequest> = {}): Promise<Plan> => {
    const { plan, problems } = await planning(more);
    assert.ok(plan, JSON.stringify(problems));
    return plan;
  };
  const apply = (plan: Plan): Promise<ApplyResult> =>
    applyPlan(plan, estate.applyDeps(), estate.signal);
  const spoil = (change: (rule: Rule, world: World) => void): Promise<void> =>
    reshape(estate, (world) => {
      const rule = world.resolverRules[0];
      assert.ok(rule);
      change(rule, world);
    });
  const answer = async (): Promise<string> =>
    (await askAt(estate, `vpc:${tools}`, 'payments')).verdict.kind;
  const foreign = (rule: Rule): void => {
    rule.tags = {};
    rule.creatorRequestId = 'console-1';
  };
  const stale = (rule: Rule): void => {
    rule.targets = [{ ip: '192.168.99.1', port: 5353 }];
  };
  const keys = ({ problems }: Planning): readonly string[] => problems.map((p) => p.message.key);
  const kinds = (plan: Plan): readonly string[] => plan.steps.map(({ spec }) => spec.kind);

  it('is corrected when it is ours, in one step, and undo gives it back what it had', async () => {
    await spoil(stale);
    const before = await lasting(estate);
    assert.notEqual(await answer(), 'private');
    const plan = await planned();
    assert.deepEqual(kinds(plan), ['updateResolverRule']);
    assert.equal(plan.switchStepId, 'rule');
    assert.equal((await apply(plan)).outcome, 'done');
    assert.equal(await answer(), 'private');
    const undo = planUndo(await estate.journal.read(plan.id));
    assert.ok(undo);
    const undone = await apply(undo);
    assert.equal(undone.outcome, 'done', JSON.stringify(undone.error));
    assert.deepEqual(await lasting(estate), before);
  });

  it('gets all attached addresses where it had too few', async () => {
    await spoil((rule) => rule.targets.pop());
    const plan = await planned();
    const [step] = plan.steps;
    assert.ok(step?.spec.kind === 'updateResolverRule');
    assert.ok(Array.isArray(step.spec.targets) && step.spec.targets.length === 2);
    assert.equal((await apply(plan)).outcome, 'done');
    assert.deepEqual(kinds(await planned()), []);
  });

  it('gets the healthy outbound endpoint where its own is gone', async () => {
    await spoil((rule) => {
      rule.resolverEndpointId = 'rslvr-out-00000000000000000';
    });
    const [step] = (await planned()).steps;
    assert.ok(step?.spec.kind === 'updateResolverRule');
    const { endpointId } = step.spec;
    assert.ok(typeof endpointId === 'string');
    assert.match(endpointId, /^rslvr-out-(?!0{17})/);
    assert.match(text(step.reason), /does not exist/);
  });

  it('is left to its maker unless asked for, with the difference', async () => {
    await spoil((rule) => {
      foreign(rule);
      stale(rule);
    });
    const refused = await planning();
    assert.deepEqual(keys(refused), ['problem.ruleFaulty']);
    assert.equal(refused.plan, undefined);
    assert.match(text(refused.problems[0]?.message ?? never()), /192\.168\.99\.1:5353/);

    const before = await lasting(estate);
    const plan = await planned({ repairForeignRules: true });
    assert.equal(plan.steps[0]?.reason.key, 'reason.repairForeignRule');
    assert.match(text(plan.steps[0].reason), /192\.168\.99\.1:5353 .* now, and to /);
    assert.equal((await apply(plan)).outcome, 'done');
    assert.equal(await answer(), 'private');

    const disable = planDisable(await estate.snapshot('payments'), { clusterName: 'payments' });
    assert.ok(!disable.plan?.steps.some(({ spec }) => spec.kind === 'deleteResolverRule'));
    const undo = planUndo(await estate.journal.read(plan.id));
    assert.ok(undo);
    assert.equal((await apply(undo)).outcome, 'done');
    assert.deepEqual(await lasting(estate), before);
  });

  it('is adopted with a warning when somebody else gave it too few targets', async () => {
    await spoil((rule) => {
      foreign(rule);
      rule.targets.pop();
    });
    const found = await planning();
    assert.deepEqual(keys(found), ['problem.ruleWeak']);
    assert.deepEqual(found.plan?.steps, []);
    assert.ok(found.plan.reused.some(({ kind }) => kind === 'rule'));
  });

  it('is adopted as it is when it is shared with us and serves', async () => {
    await spoil((rule) => {
      foreign(rule);
      rule.shareStatus = 'SHARED_WITH_ME';
      rule.ownerId = '444455556666';
      rule.resolverEndpointId = 'rslvr-out-ofsomebodyelse';
    });
    const found = await planning();
    assert.deepEqual(keys(found), []);
    assert.deepEqual(found.plan?.steps, []);
  });

  it('is never changed when it is shared with us, whatever was asked', async () => {
    await spoil((rule) => {
      stale(rule);
      rule.shareStatus = 'SHARED_WITH_ME';
      rule.ownerId = '444455556666';
    });
    const found = await planning({ repairForeignRules: true });
    assert.deepEqual(keys(found), ['problem.ruleFaulty']);
    assert.equal(found.problems[0]?.help.key, 'help.ruleFixed');
  });

  it('is waited for, not changed, while it FAILED', async () => {
    await spoil((rule) => {
      rule.fault = { status: 'FAILED', message: 'no' };
    });
    assert.deepEqual(keys(await planning()), ['problem.ruleBusy']);
  });

  it('is not judged while the inbound addresses are unknown', async () => {
    await spoil(stale);
    await estate.inject({
      service: 'route53resolver',
      operation: 'ListResolverEndpointIpAddresses',
      kind: 'error',
      code: 'AccessDeniedException',
      times: 99,
    });
    assert.deepEqual(keys(await planning({ repairForeignRules: true })), ['problem.unknownFact']);
  });

  it('is not overwritten where somebody changed it after the plan was made', async () => {
    await spoil(stale);
    const plan = await planned();
    await spoil((rule) => {
      rule.targets = [{ ip: '192.168.99.2', port: 53 }];
    });
    const result = await apply(plan);
    assert.equal(result.error?.messageKey, 'error.ruleChanged');
  });

  it('is waited for while another change of it is under way (RSLVR-00705)', async () => {
    await spoil(stale);
    const plan = await planned();
    await estate.inject({
      service: 'route53resolver',
      operation: 'UpdateResolverRule',
      kind: 'error',
      code: 'ResourceUnavailableException',
      message: '[RSLVR-00705] Resolver rule is being updated',
      status: 400,
      times: 2,
    });
    assert.equal((await apply(plan)).outcome, 'done');
    assert.equal(await answer(), 'private');
  });

  it('needs no association where a Route 53 Profile brings it, and the verdict says so', async () => {
    await reshape(estate, (world) => {
      const [rule] = world.resolverRules;
      assert.ok(rule);
      world.ruleAssociations = [];
      const link = { status: 'COMPLETE' as const, createdAt: 0 };
      world.profiles.push({
        id: 'rp-4987774726example',
        name: 'shared-dns',
        ownerId: world.accountId,
        createdAt: 0,
        associations: [{ ...link, id: 'rpassoc-1', name: 'shared-dns', target: tools }],
        resources: [{ ...link, id: 'rpr-1', name: 'payments', target: rule.arn }],
      });
    });
    assert.equal(await answer(), 'private');
    const found = await planning();
    assert.equal(found.verdicts[0]?.necessity, 'alreadyServed');
    assert.match(text(found.verdicts[0].summary), /Profile shared-dns/);
    assert.deepEqual(found.plan?.steps, []);
    assert.ok(found.plan.reused.some(({ reason }) => reason.key === 'reused.profileRule'));
  });

  it('warns, and does not say "absent", where Profiles may not be read', async () => {
    await reshape(estate, (world) => {
      world.ruleAssociations = [];
    });
    await estate.inject({
      service: 'route53profiles',
      operation: 'ListProfileAssociations',
      kind: 'error',
      code: 'AccessDeniedException',
      status: 403,
      times: 9,
    });
    const found = await planning();
    assert.deepEqual(keys(found), ['problem.profilesUnknown']);
    assert.ok(found.verdicts[0]?.evidence.some(({ key }) => key === 'evidence.profilesUnknown'));
    assert.ok(found.plan);
  });

  it('is corrected, and made, at an outbound endpoint that speaks several protocols', async () => {
    await spoil((rule, world) => {
      for (const endpoint of world.resolverEndpoints) endpoint.protocols = ['Do53', 'DoH'];
      rule.targets = [{ ip: '192.168.99.1', port: 53 }];
    });
    const before = await lasting(estate);
    const plan = await planned();
    assert.equal((await apply(plan)).outcome, 'done');
    assert.equal(await answer(), 'private');
    const undo = planUndo(await estate.journal.read(plan.id));
    assert.ok(undo);
    assert.equal((await apply(undo)).outcome, 'done');
    assert.deepEqual(await lasting(estate), before);
    await spoil((_rule, world) => {
      world.resolverRules = [];
      world.ruleAssociations = [];
    });
    assert.equal((await apply(await planned())).outcome, 'done');
    assert.equal(await answer(), 'private');
  });
});

function never(): never {
  throw new Error('a problem is there');
}
