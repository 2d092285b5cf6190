import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/core/apply/apply.js';
import type { ApplyResult } from '../../../src/core/model/apply.js';
import type { Plan } from '../../../src/core/model/plan.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { policyFor } from '../../../src/core/plan/policy.js';
import { isChange, removalActionsOf, resourceOf } from '../../../src/core/preflight/actions.js';
import { permissionProblems } from '../../../src/core/preflight/findings.js';
import { checkPermissions } from '../../../src/core/preflight/permissions.js';
import { principalOf } from '../../../src/core/preflight/principal.js';
import { testEstate, type TestEstate } from '../../support/estate.js';

const simulation = ['iam:SimulatePrincipalPolicy', 'iam:GetRole'];

describe('permissions before the first change', () => {
  let estate: TestEstate;
  beforeEach(async () => {
    estate = await testEstate('post');
  });
  afterEach(() => estate.close());

  const enablePlan = async (): Promise<Plan> => {
    const { plan } = planEnable(await estate.snapshot('payments'), {
      clusterName: 'payments',
      clientVpcIds: [estate.vpc('tools')],
    });
    assert.ok(plan);
    return plan;
  };
  const apply = (plan: Plan, evenIfNotRemovable = false): Promise<ApplyResult> =>
    applyPlan(plan, { ...estate.applyDeps(), evenIfNotRemovable }, estate.signal);
  const change = async (over: object): Promise<void> => {
    const state = { ...(JSON.parse(await estate.dump()) as object), ...over };
    const body = JSON.stringify({ state });
    const reply = await fetch(`${estate.endpoint}/_sandbox/reset`, { method: 'POST', body });
    assert.ok(reply.ok, await reply.text());
  };
  const deny = (...deniedActions: readonly string[]): Promise<void> => change({ deniedActions });
  /** Writes that AWS carried out since the last change of state. */
  const writes = async (): Promise<readonly string[]> =>
    (await estate.calls())
      .filter(({ status }) => status === 200)
      .map(({ operation }) => operation)
      .filter((operation) => isChange(`:${operation}`) && !operation.startsWith('Simulate'));

  it('are all there: nothing is said, and the plan is applied', async () => {
    const plan = await enablePlan();
    const report = await checkPermissions(plan, estate.aws, estate.signal);
    assert.equal(report.how, 'simulated');
    assert.deepEqual([report.denied, report.unchecked], [[], []]);
    assert.deepEqual(permissionProblems(report), []);
    assert.equal((await apply(plan)).outcome, 'done');
  });

  for (const action of [
    'route53resolver:DisassociateResolverRule',
    'route53resolver:DeleteResolverRule',
    'route53resolver:DeleteResolverEndpoint',
    'ec2:DeleteSecurityGroup',
    'ec2:DeleteNetworkInterface',
    'ec2:RevokeSecurityGroupIngress',
  ]) {
    it(`without ${action} nothing is made`, async () => {
      const plan = await enablePlan();
      await deny(action);
      const before = await estate.dump();
      const result = await apply(plan);
      assert.equal(result.outcome, 'failed');
      assert.equal(result.error?.kind, 'accessDenied');
      assert.equal(result.error.messageKey, 'problem.notRemovable');
      assert.deepEqual(result.error.args['actions'], [action]);
      assert.deepEqual(await writes(), []);
      assert.equal(await estate.dump(), before);
    });
  }

  it('that are missing for the plan itself stop it too, before it is half done', async () => {
    const plan = await enablePlan();
    await deny('route53resolver:AssociateResolverRule');
    const result = await apply(plan);
    assert.equal(result.error?.messageKey, 'problem.notAllowed');
    assert.deepEqual(await writes(), []);
  });

  it('that are missing for taking it back do not stop who insists, and AWS then refuses the removal', async () => {
    const plan = await enablePlan();
    await deny('route53resolver:Disassociate*');
    assert.equal((await apply(plan, true)).outcome, 'done');
    const [rule] = await estate.aws
      .listResolverRules({}, estate.signal)
      .then((rules) => rules.filter(({ type }) => type === 'FORWARD'));
    assert.ok(rule);
    await assert.rejects(
      estate.aws.disassociateResolverRule(
        { ruleId: rule.id, vpcId: estate.vpc('tools') },
        estate.signal,
      ),
      { kind: 'accessDenied' },
    );
  });

  it('are tried with DryRun where IAM may not be asked; what has no trial is said', async () => {
    const plan = await enablePlan();
    await deny(...simulation);
    const report = await checkPermissions(plan, estate.aws, estate.signal);
    assert.equal(report.how, 'dryRun');
    assert.deepEqual(report.denied, []);
    assert.ok(report.unchecked.includes('route53resolver:DeleteResolverEndpoint'));
    assert.ok(!report.unchecked.includes('ec2:CreateSecurityGroup'));
    assert.deepEqual(
      permissionProblems(report).map(({ severity, message }) => [severity, message.key]),
      [['warning', 'problem.unchecked']],
    );
    assert.deepEqual(await writes(), []);
    const warned: string[] = [];
    const deps = estate.applyDeps();
    const log = { ...deps.log, warn: (event: string) => warned.push(event) };
    assert.equal((await applyPlan(plan, { ...deps, log }, estate.signal)).outcome, 'done');
    assert.deepEqual(warned, ['apply.permissions']);
  });

  it('that a dry run finds missing stop the plan', async () => {
    const plan = await enablePlan();
    await deny(...simulation, 'ec2:DeleteSecurityGroup');
    const result = await apply(plan);
    assert.equal(result.error?.messageKey, 'problem.notRemovable');
    assert.deepEqual(result.error.args['actions'], ['ec2:DeleteSecurityGroup']);
    assert.deepEqual(await writes(), []);
  });

  it('are those of the role behind a session, whose path only IAM knows', async () => {
    const arn = 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Net_0a1b/ana@example.com';
    const rolePath = '/aws-reserved/sso.amazonaws.com/';
    const plan = await enablePlan();
    await change({ caller: { arn, userId: 'AROAEXAMPLE:ana@example.com', rolePath } });
    assert.equal((await checkPermissions(plan, estate.aws, estate.signal)).how, 'simulated');
    await deny('iam:GetRole');
    // Without the path IAM knows no such role, and nothing may be concluded from that.
    assert.equal((await checkPermissions(plan, estate.aws, estate.signal)).how, 'dryRun');
  });

  it('of the root user are limited by no policy of the account', async () => {
    const plan = await enablePlan();
    await change({ caller: { arn: 'arn:aws:iam::111122223333:root', userId: '111122223333' } });
    const report = await checkPermissions(plan, estate.aws, estate.signal);
    assert.deepEqual([report.how, report.denied, report.unchecked], ['root', [], []]);
  });

  it('are asked once only: a plan that has begun is finished', async () => {
    const plan = await enablePlan();
    const asked = async (): Promise<number> =>
      (await estate.calls()).filter(({ service }) => service === 'iam').length;
    await apply(plan);
    const first = await asked();
    assert.ok(first > 0);
    await apply(plan);
    assert.equal(await asked(), first);
  });

  it('are no reason to go on with expired credentials', async () => {
    const plan = await enablePlan();
    await estate.inject({
      service: 'iam',
      operation: 'SimulatePrincipalPolicy',
      kind: 'error',
      code: 'ExpiredToken',
      nth: null,
    });
    const result = await apply(plan);
    assert.equal(result.error?.kind, 'expiredCredentials');
    assert.deepEqual(await writes(), []);
  });

  it('take a condition that the simulation cannot know for not checked, and an explicit deny for denied', async () => {
    const plan = await enablePlan();
    const report = await checkPermissions(
      plan,
      {
        ...estate.aws,
        simulatePolicy: ({ actions }) =>
          Promise.resolve(
            actions.map((action) => {
              if (action === 'ec2:DeleteSecurityGroup')
                return { action, decision: 'implicitDeny', missingContext: ['aws:ResourceTag/a'] };
              if (action === 'route53resolver:DeleteResolverRule')
                return { action, decision: 'explicitDeny', missingContext: ['aws:ResourceTag/a'] };
              return { action, decision: 'allowed', missingContext: [] };
            }),
          ),
      },
      estate.signal,
    );
    assert.deepEqual(report.unchecked, ['ec2:DeleteSecurityGroup']);
    assert.deepEqual(report.denied, ['route53resolver:DeleteResolverRule']);
  });

  it('cover every removal, about a resource that the least policy names', async () => {
    const plan = await enablePlan();
    const removal = removalActionsOf(plan);
    for (const action of [
      'ec2:DeleteSecurityGroup',
      'ec2:RevokeSecurityGroupIngress',
      'route53resolver:DeleteResolverEndpoint',
      'route53resolver:DeleteResolverRule',
      'route53resolver:DisassociateResolverRule',
    ]) {
      assert.ok(removal.includes(action), action);
    }
    const { Statement } = policyFor(plan);
    for (const action of [...plan.iamActions, ...removal]) {
      const resource = resourceOf(action, plan) ?? '';
      const allowed = Statement.some(
        ({ Action, Resource }) =>
          Action.includes(action) &&
          [Resource].flat().some((pattern) => matches(pattern, resource)),
      );
      assert.ok(allowed, `${action} on ${resource}`);
    }
  });
});

function matches(pattern: string, resource: string): boolean {
  return pattern.endsWith('*') ? resource.startsWith(pattern.slice(0, -1)) : pattern === resource;
}

describe('the principal behind a caller', () => {
  for (const [arn, expected] of [
    [
      'arn:aws:iam::111122223333:user/net/ana',
      { kind: 'user', arn: 'arn:aws:iam::111122223333:user/net/ana' },
    ],
    [
      'arn:aws-cn:sts::111122223333:assumed-role/Admin/ana',
      { kind: 'role', name: 'Admin', arn: 'arn:aws-cn:iam::111122223333:role/Admin' },
    ],
    [
      'arn:aws:iam::111122223333:role/path/Admin',
      { kind: 'role', name: 'Admin', arn: 'arn:aws:iam::111122223333:role/path/Admin' },
    ],
    ['arn:aws:iam::111122223333:root', { kind: 'root' }],
    ['arn:aws:sts::111122223333:federated-user/ana', { kind: 'other' }],
    ['nonsense', { kind: 'other' }],
  ] as const) {
    it(`of ${arn} is its ${expected.kind}`, () => {
      assert.deepEqual(principalOf(arn), expected);
    });
  }
});
