import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/core/apply/apply.js';
import { undoOf } from '../../../src/core/apply/undoOf.js';
import type { VpcId } from '../../../src/core/model/ids.js';
import type { EnableRequest, Plan, Planning } from '../../../src/core/model/plan.js';
import { principalsOf } from '../../../src/core/model/sharing.js';
import { planDisable } from '../../../src/core/plan/disable.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { known, notRead, type Fact } from '../../../src/core/model/fact.js';
import { runCheck } from '../../../src/core/verify/check.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { policiesFor, type PolicyDocument } from '../../../src/core/plan/policy.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import type { World } from '../../../src/sandbox/world.js';

const source = { call: 'test', at: 0 };
const profile = 'sandbox-partner';
const partner = '444455556666';
const right = 'private';
const addresses = ['192.168.109.77', '192.168.74.42'];

interface Wishes {
  readonly home?: readonly string[];
  readonly rest?: Partial<EnableRequest>;
}

async function planned(estate: TestEstate, { home = [], rest }: Wishes = {}): Promise<Planning> {
  const vpcId = estate.vpc('build-farm');
  const snapshot = await estate.snapshot('payments');
  const client = await estate.clientSnapshot(profile, [vpcId]);
  const request = {
    clusterName: 'payments',
    clientVpcIds: home.map((name) => estate.vpc(name)),
    foreignClients: [{ profile, vpcId }],
    ...rest,
  };
  return planEnable(snapshot, request, [client]);
}

async function enabled(estate: TestEstate, wishes: Wishes = {}): Promise<Plan> {
  const { plan, problems } = await planned(estate, wishes);
  assert.ok(plan, JSON.stringify(problems));
  const result = await applyPlan(plan, estate.applyDeps(), estate.signal);
  assert.equal(result.outcome, 'done', JSON.stringify(result.error));
  return plan;
}

/** Whether a place gets the private addresses, judged as people's checks are. */
async function answers(estate: TestEstate, vpcId: VpcId): Promise<string> {
  const request = {
    vantage: estate.vantage(`vpc:${vpcId}`),
    name: '9ff86db0668dc670f27f426024e7cdbd.sk1.us-east-1.eks.amazonaws.com',
    type: 'A',
    transport: 'udp',
    expected: known(addresses, source),
  } as const;
  const { verdict } = await runCheck({ dns: estate.read.dns }, request, estate.signal);
  return verdict.kind;
}

/** The state without what only time takes away: shares that RAM still tells of. */
async function state(estate: TestEstate): Promise<string> {
  const world = JSON.parse(await estate.dump()) as World;
  const strip = ({ resourceShares, ...rest }: World): object => {
    const live = (resourceShares ?? []).filter(({ goneAt }) => goneAt === undefined);
    return { ...rest, serial: 0, ...(live.length > 0 && { resourceShares: live }) };
  };
  return JSON.stringify({ ...strip(world), accounts: world.accounts?.map(strip) }, null, 1);
}

describe('a client VPC in another account', function () {
  this.timeout(60_000);
  let estate: TestEstate;
  const start = async (scenario: string): Promise<void> => {
    estate = await testEstate(scenario);
  };
  afterEach(() => estate.close());

  it('gets the rule by a share, and its owner associates it', async () => {
    await start('two-accounts');
    const { plan, verdicts } = await planned(estate);
    assert.ok(plan);
    assert.equal(verdicts[0]?.necessity, 'needed');
    const byId = new Map(plan.steps.map((step) => [step.id, step]));
    const vpcId = estate.vpc('build-farm');
    assert.equal(byId.get('share')?.as, undefined);
    assert.equal(byId.get(`accept:${partner}`)?.as?.profile, profile);
    const association = byId.get(`association:${vpcId}`);
    assert.equal(association?.as?.accountId, partner);
    assert.ok(association.dependsOn.includes(`accept:${partner}`));
    assert.ok(association.dependsOn.includes(`control-plane-443:${vpcId}`));
    assert.equal(plan.switchStepId, association.id);
    assert.deepEqual(plan.clientVpcIds, [vpcId]);
    assert.ok(plan.iamActions.includes('route53resolver:PutResolverRulePolicy'));
  });

  it('leaves the outbound endpoint in the cluster’s account', async () => {
    await start('two-accounts');
    const { plan } = await planned(estate);
    const outbound = plan?.steps.find(({ id }) => id === 'outbound-endpoint')?.spec;
    assert.equal(
      outbound?.kind === 'createResolverEndpoint' && outbound.vpcId,
      estate.vpc('tools'),
    );
    const { plan: own } = await planned(estate, {
      rest: { outboundVpcId: estate.vpc('eks-worker') },
    });
    const there = own?.steps.find(({ id }) => id === 'outbound-endpoint')?.spec;
    assert.equal(there?.kind === 'createResolverEndpoint' && there.vpcId, estate.vpc('eks-worker'));
  });

  for (const scenario of ['two-accounts', 'two-accounts-invited']) {
    it(`${scenario}: resolves the name privately, and disable leaves nothing`, async () => {
      await start(scenario);
      const before = await state(estate);
      const vpcId = estate.vpc('build-farm');
      await enabled(estate, { home: ['tools'] });
      assert.equal(await answers(estate, vpcId), right);
      assert.equal(await answers(estate, estate.vpc('tools')), right);
      const snapshot = await estate.snapshot('payments');
      const client = await estate.clientSnapshot(profile, [vpcId]);
      const { plan } = planDisable(snapshot, { clusterName: 'payments' }, [client]);
      assert.ok(plan);
      const result = await applyPlan(plan, estate.applyDeps(), estate.signal);
      assert.equal(result.outcome, 'done', JSON.stringify(result.error));
      assert.equal(await state(estate), before);
    });

    it(`${scenario}: undo leaves what was there before`, async () => {
      await start(scenario);
      const before = await state(estate);
      const { id } = await enabled(estate);
      const { clock } = estate.applyDeps();
      const connect = ({ profile: name }: { profile: string }) =>
        Promise.resolve({ aws: estate.awsOf(name), vantages: { list: () => Promise.resolve([]) } });
      const undo = await undoOf(id, { journal: estate.journal, connect, clock }, estate.signal);
      assert.ok(undo);
      const result = await applyPlan(undo, estate.applyDeps(), estate.signal);
      assert.equal(result.outcome, 'done', JSON.stringify(result.error));
      assert.equal(await state(estate), before);
    });
  }

  it('works with the endpoints in the cluster VPC itself', async () => {
    await start('two-accounts');
    await enabled(estate, { rest: { outboundVpcId: estate.vpc('eks-worker') } });
    assert.equal(await answers(estate, estate.vpc('build-farm')), right);
  });

  it('is found served the second time, and nothing is left to do', async () => {
    await start('two-accounts');
    await enabled(estate);
    const { plan, problems, verdicts } = await planned(estate, {
      rest: { evenIfNotNeeded: true },
    });
    assert.equal(verdicts[0]?.necessity, 'alreadyServed');
    assert.deepEqual(plan?.steps ?? problems, []);
  });

  it('keeps rule and endpoints while the other account cannot be asked', async () => {
    await start('two-accounts');
    await enabled(estate, { home: ['tools'] });
    const snapshot = await estate.snapshot('payments');
    const { plan } = planDisable(snapshot, { clusterName: 'payments' });
    assert.ok(plan);
    const kinds = plan.steps.map(({ spec }) => spec.kind);
    assert.deepEqual(
      new Set(kinds),
      new Set(['disassociateResolverRule', 'revokeSecurityGroupRules']),
    );
    const [kept] = plan.kept;
    assert.equal(kept?.reason.key, 'kept.sharedWith');
    assert.deepEqual(kept.reason.args?.accounts, [partner]);
    const revoked = plan.steps.flatMap(({ spec }) =>
      spec.kind === 'revokeSecurityGroupRules' ? spec.ruleIds : [],
    );
    assert.equal(revoked.length, 1, 'only the entry for the VPC that leaves');
    const result = await applyPlan(plan, estate.applyDeps(), estate.signal);
    assert.equal(result.outcome, 'done');
    assert.equal(await answers(estate, estate.vpc('build-farm')), right);
  });

  it('is taken out alone, and the share goes with it', async () => {
    await start('two-accounts');
    await enabled(estate, { home: ['tools'] });
    const vpcId = estate.vpc('build-farm');
    const snapshot = await estate.snapshot('payments');
    const client = await estate.clientSnapshot(profile, [vpcId]);
    const request = { clusterName: 'payments', clientVpcIds: [vpcId] };
    const { plan } = planDisable(snapshot, request, [client]);
    assert.ok(plan);
    const kinds = plan.steps.map(({ spec }) => spec.kind);
    assert.deepEqual(kinds, [
      'disassociateResolverRule',
      'unshareResolverRule',
      'revokeSecurityGroupRules',
    ]);
    const result = await applyPlan(plan, estate.applyDeps(), estate.signal);
    assert.equal(result.outcome, 'done', JSON.stringify(result.error));
    assert.equal(await answers(estate, estate.vpc('tools')), right);
    assert.notEqual(await answers(estate, vpcId), right);
  });

  for (const how of ['deleted', 'left'] as const) {
    it(`is shared with again where its share is being ${how}, though it still sees the rule`, async () => {
      await start('two-accounts');
      await enabled(estate);
      const vpcId = estate.vpc('build-farm');
      const { aws, signal } = estate;
      const rule = (await aws.listResolverRules({}, signal)).find(({ type }) => type === 'FORWARD');
      assert.ok(rule);
      const [share] = await aws.listRuleShares(rule.arn, signal);
      assert.ok(share);
      await estate.awsOf(profile).disassociateResolverRule({ ruleId: rule.id, vpcId }, signal);
      await until(async () => {
        const all = await estate.awsOf(profile).listRuleAssociations({ ruleId: rule.id }, signal);
        return all.length === 0;
      });
      if (how === 'deleted') await aws.deleteRuleShare(share.arn, signal);
      else {
        await aws.removeSharePrincipals({ shareArn: share.arn, principals: [partner] }, signal);
      }
      const plan = await enabled(estate);
      assert.ok(plan.steps.some(({ id }) => id === 'share'));
      await until(async () => {
        const shares = await aws.listRuleShares(rule.arn, signal);
        return shares.flatMap(principalsOf).length === 1;
      });
      assert.equal(await answers(estate, vpcId), right);
    });
  }

  it('is not cut off by an undo while another plan’s VPC uses the share', async () => {
    await start('two-accounts');
    const plan = await enabled(estate);
    const { journal } = estate;
    const other = estate.awsOf(profile);
    const { ruleId } = Object.assign(
      {},
      ...journal.entries.flatMap((entry) => (entry.event === 'made' ? [entry.outputs] : [])),
    ) as { ruleId: string };
    const vpcId = estate.vpc('build-farm');
    const { clock } = estate.applyDeps();
    const connect = ({ profile: name }: { profile: string }) =>
      Promise.resolve({ aws: estate.awsOf(name), vantages: { list: () => Promise.resolve([]) } });
    const undo = await undoOf(plan.id, { journal, connect, clock }, estate.signal);
    assert.ok(undo);
    // Somebody else associates the VPC again, in the middle of it.
    const steps = undo.steps.filter(({ spec }) => spec.kind !== 'disassociateResolverRule');
    const rest = steps.map((step) => ({
      ...step,
      dependsOn: step.dependsOn.filter((id) => steps.some((one) => one.id === id)),
    }));
    const result = await applyPlan({ ...undo, steps: rest }, estate.applyDeps(), estate.signal);
    assert.equal(result.outcome, 'failed');
    assert.equal(result.error?.messageKey, 'error.stillAssociated');
    assert.equal(await answers(estate, vpcId), right);
    const all = await other.listRuleAssociations({ ruleId: ruleId as never }, estate.signal);
    assert.equal(all.length, 1);
  });

  it('is refused before the first change where its profile is of another account', async () => {
    await start('two-accounts');
    const { plan } = await planned(estate);
    assert.ok(plan);
    const before = await state(estate);
    const awsAs = () => Promise.resolve(estate.aws);
    const result = await applyPlan(plan, { ...estate.applyDeps(), awsAs }, estate.signal);
    assert.equal(result.error?.messageKey, 'error.accountMismatch');
    assert.equal(result.error.args.planned, partner);
    const { aws, journal, clock, log, progress } = estate.applyDeps();
    const without = { aws, journal, clock, log, progress };
    const second = await applyPlan(plan, without, estate.signal);
    assert.equal(second.error?.messageKey, 'error.noFurtherAccount');
    assert.equal(await state(estate), before);
  });

  it('meets the same guards as one of the account', async () => {
    await start('two-accounts');
    const vpcId = estate.vpc('build-farm');
    const snapshot = await estate.snapshot('payments');
    const client = await estate.clientSnapshot(profile, [vpcId]);
    const request = {
      clusterName: 'payments',
      clientVpcIds: [],
      foreignClients: [{ profile, vpcId }],
    };
    const keys = (...clients: readonly Snapshot[]): readonly string[] =>
      planEnable(snapshot, request, clients).problems.map(({ message }) => message.key);
    const changed = (change: Partial<Snapshot>): readonly string[] =>
      keys({ ...client, ...change });

    assert.deepEqual(keys(client), []);
    assert.deepEqual(keys(), ['problem.foreignUnread']);
    const home = { ...snapshot, scope: { ...snapshot.scope, profile } };
    assert.deepEqual(keys(home), ['problem.foreignSameAccount']);
    const { identity, vpcs, dhcpOptions, routeTables } = client;
    assert.deepEqual(changed({ vpcs: mapped(vpcs, () => []) }), ['problem.foreignNotFound']);
    const elsewhere = mapped(identity, (one) => ({ ...one, region: 'eu-west-1' }));
    assert.deepEqual(changed({ identity: elsewhere }), ['problem.foreignRegion']);
    const china = mapped(identity, (one) => ({ ...one, partition: 'aws-cn' }));
    assert.deepEqual(changed({ identity: china }), ['problem.foreignPartition']);
    assert.deepEqual(changed({ routeTables: notRead }), ['problem.unknownFact']);
    const clash = mapped(vpcs, (all) => all.map((vpc) => ({ ...vpc, cidrs: ['192.168.0.0/20'] })));
    assert.deepEqual(changed({ vpcs: clash }), ['problem.overlap']);
    const custom = mapped(dhcpOptions, (all) =>
      all.map((one) => ({ ...one, nameServers: ['10.30.0.10'] })),
    );
    assert.deepEqual(changed({ dhcpOptions: custom }), ['problem.customDns']);
    const local = mapped(routeTables, (all) =>
      all.map((table) => ({
        ...table,
        routes: table.routes.filter(({ target }) => target === 'local'),
      })),
    );
    assert.deepEqual(changed({ routeTables: local }), ['problem.clientNoRoute']);
    const off = { [vpcId]: known({ dnsSupport: false, dnsHostnames: false }, source) };
    assert.deepEqual(changed({ vpcDns: off }), ['problem.clientDnsOff']);
  });

  it('is told apart in the policies: each account gets what it needs', async () => {
    await start('two-accounts');
    const { plan } = await planned(estate);
    assert.ok(plan);
    const [own, theirs] = policiesFor(plan);
    assert.equal(own?.identity.profile, 'sandbox');
    assert.equal(theirs?.identity.accountId, partner);
    const actions = (policy: PolicyDocument | undefined): readonly string[] =>
      policy?.Statement.flatMap(({ Action }) => Action) ?? [];
    const home = actions(own.document);
    const client = actions(theirs.document);
    assert.ok(home.includes('ram:CreateResourceShare'));
    assert.ok(home.includes('ram:DeleteResourceShare'), 'and can take it back');
    assert.ok(!home.includes('route53resolver:AssociateResolverRule'));
    assert.ok(client.includes('route53resolver:AssociateResolverRule'));
    assert.ok(client.includes('route53resolver:DisassociateResolverRule'));
    assert.ok(client.includes('ram:AcceptResourceShareInvitation'));
    assert.ok(!client.some((action) => /^eks:|Create|Delete/.test(action)), client.join());
    const rules = theirs.document.Statement.find(({ Sid }) => Sid === 'Resolver')?.Resource;
    assert.ok(rules?.includes('arn:aws:route53resolver:us-east-1:111122223333:resolver-rule/*'));
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** A known fact with another value. */
function mapped<T>(fact: Fact<T>, change: (value: T) => T): Fact<T> {
  return fact.known ? { ...fact, value: change(fact.value) } : fact;
}
