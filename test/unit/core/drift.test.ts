import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/core/apply/apply.js';
import type { ApplyResult } from '../../../src/core/model/apply.js';
import type { VpcId } from '../../../src/core/model/ids.js';
import type { Plan, RepairRequest } from '../../../src/core/model/plan.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { text } from '../../../src/core/model/text.js';
import { drift } from '../../../src/core/drift/drift.js';
import type { Journals } from '../../../src/core/drift/expected.js';
import { driftParts } from '../../../src/core/drift/parts.js';
import { planRepair } from '../../../src/core/drift/repair.js';
import { driftSummary } from '../../../src/core/drift/summary.js';
import { readParts } from '../../../src/core/inventory/read.js';
import { planDisable } from '../../../src/core/plan/disable.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { planUndo } from '../../../src/core/plan/undo.js';
import type { World } from '../../../src/sandbox/world.js';
import { askAt } from '../../support/answers.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { applied } from '../../support/plans.js';
import { lasting, reshape } from '../../support/reshape.js';

describe('drift and repair of the post’s case', function () {
  this.timeout(30_000);
  let estate: TestEstate;
  let tools: VpcId;
  beforeEach(async () => {
    estate = await testEstate('post');
    tools = estate.vpc('tools');
    const request = { clusterName: 'payments', clientVpcIds: [tools] };
    const { plan, problems } = planEnable(await estate.snapshot('payments'), request);
    assert.ok(plan, JSON.stringify(problems));
    assert.equal((await apply(plan)).outcome, 'done');
  });
  afterEach(() => estate.close());

  const apply = (plan: Plan): Promise<ApplyResult> =>
    applyPlan(plan, estate.applyDeps(), estate.signal);
  const read = async (): Promise<Snapshot> => {
    const snapshot = await estate.snapshot('payments');
    return readParts(estate.read, snapshot, driftParts(snapshot), estate.signal);
  };
  const journals = async (): Promise<Journals> => {
    const ids = await estate.journal.plans();
    return Promise.all(ids.map((id) => estate.journal.read(id)));
  };
  const kinds = async (known: Journals = []): Promise<readonly string[]> => {
    const { items, problems } = drift(await read(), 'payments', known);
    assert.deepEqual(problems, []);
    for (const { evidence } of items) assert.ok(evidence.length > 0);
    return items.map(({ kind }) => kind).sort();
  };
  const repair = async (more: Partial<RepairRequest> = {}, known: Journals = []): Promise<Plan> => {
    const request = { clusterName: 'payments', ...more };
    const { plan, problems } = planRepair(await read(), request, known);
    assert.ok(plan, JSON.stringify(problems));
    return plan;
  };
  const steps = ({ steps: all }: Plan): readonly string[] =>
    all.map(({ spec }) => spec.kind).sort();
  const answer = async (): Promise<string> =>
    (await askAt(estate, `vpc:${tools}`, 'payments', 'tcp')).verdict.kind;
  const our = (world: World) => {
    const [rule] = world.resolverRules;
    assert.ok(rule);
    return rule;
  };

  it('finds nothing where nothing has drifted, and repairs nothing', async () => {
    assert.deepEqual(await kinds(), []);
    assert.deepEqual(await kinds(await journals()), []);
    assert.deepEqual((await repair()).steps, []);
  });

  it('one thing is said to be one, and its plan is not headed by “nothing to do”', async () => {
    await reshape(estate, (world) => {
      our(world).targets = our(world).targets.slice(0, 1);
    });
    const { items } = drift(await read(), 'payments', []);
    assert.match(text(driftSummary('payments', items.length)), /^One thing has drifted/);
    const { plan, verdicts } = planRepair(await read(), { clusterName: 'payments' });
    assert.equal(plan?.steps.length, 1);
    assert.deepEqual(verdicts, []);
  });

  it('mends a stale target, missing entries and a missing association in one plan, and can be undone', async () => {
    await reshape(estate, (world) => {
      our(world).targets = [{ ip: '192.168.99.1', port: 53 }];
      world.ruleAssociations = [];
      world.securityGroupRules = world.securityGroupRules.filter(
        ({ ipProtocol, fromPort, tags }) =>
          tags['eks-private-dns:cluster'] === undefined || ipProtocol !== 'tcp' || fromPort !== 53,
      );
    });
    const before = await lasting(estate);
    assert.deepEqual(await kinds(), ['associationMissing', 'groupEntries', 'groupEntries', 'rule']);
    const plan = await repair();
    assert.equal(plan.verb, 'repair');
    assert.deepEqual(steps(plan), [
      'associateResolverRule',
      'authorizeSecurityGroup',
      'authorizeSecurityGroup',
      'updateResolverRule',
    ]);
    const done = await apply(plan);
    assert.equal(done.outcome, 'done', JSON.stringify(done.error));
    assert.equal(await answer(), 'private');
    assert.deepEqual(await kinds(), []);
    const undo = planUndo(await estate.journal.read(plan.id));
    assert.ok(undo);
    assert.equal((await apply(undo)).outcome, 'done');
    assert.deepEqual(await lasting(estate), before);
  });

  it('re-adds 443 and 53 to groups that lost them', async () => {
    await reshape(estate, (world) => {
      world.securityGroupRules = world.securityGroupRules.filter(
        ({ tags, isEgress }) => tags['eks-private-dns:cluster'] === undefined || isEgress,
      );
    });
    const known = await journals();
    assert.deepEqual(await kinds(known), ['groupEntries', 'groupEntries']);
    const plan = await repair({}, known);
    assert.deepEqual(steps(plan), ['authorizeSecurityGroup', 'authorizeSecurityGroup']);
    assert.equal((await apply(plan)).outcome, 'done');
    assert.deepEqual(await kinds(), []);
    assert.equal(await answer(), 'private');
  });

  it('re-makes a failed association', async () => {
    await reshape(estate, (world) => {
      const [one] = world.ruleAssociations;
      assert.ok(one);
      one.fault = { status: 'FAILED', message: 'Resolver could not do it' };
    });
    assert.deepEqual(await kinds(), ['associationFailed']);
    const plan = await repair();
    assert.deepEqual(steps(plan), ['associateResolverRule', 'disassociateResolverRule']);
    assert.equal((await apply(plan)).outcome, 'done');
    assert.equal(await answer(), 'private');
    const after = await lasting(estate);
    assert.equal((await apply(plan)).outcome, 'done');
    assert.deepEqual(await lasting(estate), after);
  });

  it('gives a cluster that was made anew a new rule for the same clients, and removes the dead one', async () => {
    const host = '0123456789ABCDEF0123456789ABCDEF.gr7.us-east-1.eks.amazonaws.com';
    await reshape(estate, (world) => {
      const cluster = world.clusters.find(({ name }) => name === 'payments');
      assert.ok(cluster?.endpointHost);
      const old = cluster.endpointHost.toLowerCase();
      cluster.endpointHost = host;
      for (const record of world.publicDns) {
        if (record.name === old) record.name = host.toLowerCase();
      }
    });
    assert.deepEqual(await kinds(), ['associationMissing', 'deadRule']);
    const enable = planEnable(await estate.snapshot('payments'), {
      clusterName: 'payments',
      clientVpcIds: [tools],
    });
    assert.deepEqual(
      enable.problems.map(({ message }) => message.key),
      ['problem.deadRule'],
    );
    assert.deepEqual(steps(enable.plan ?? never()), [
      'associateResolverRule',
      'createResolverRule',
    ]);
    const plan = await repair();
    assert.deepEqual(steps(plan), [
      'associateResolverRule',
      'createResolverRule',
      'deleteResolverRule',
      'disassociateResolverRule',
    ]);
    const done = await apply(plan);
    assert.equal(done.outcome, 'done', JSON.stringify(done.error));
    assert.equal(await answer(), 'private');
    assert.deepEqual(await kinds(), []);
  });

  it('disable finds a dead rule of ours too, and leaves nothing', async () => {
    await reshape(estate, (world) => {
      const cluster = world.clusters.find(({ name }) => name === 'payments');
      assert.ok(cluster);
      cluster.endpointHost = 'FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF.gr7.us-east-1.eks.amazonaws.com';
    });
    const { plan } = planDisable(await estate.snapshot('payments'), { clusterName: 'payments' });
    assert.ok(plan);
    assert.equal((await apply(plan)).outcome, 'done');
    const world = JSON.parse(await estate.dump()) as World;
    assert.deepEqual(world.resolverRules, []);
    assert.deepEqual(world.resolverEndpoints, []);
    assert.ok(!JSON.stringify(world.securityGroups).includes('eks-private-dns'));
  });

  it('says what unused endpoints cost, and removes them only when asked', async () => {
    await reshape(estate, (world) => {
      world.ruleAssociations = [];
      world.resolverRules = [];
    });
    const { items } = drift(await read(), 'payments');
    const unused = items.filter(({ kind }) => kind === 'unused');
    assert.deepEqual(
      unused.map(({ monthlyCost }) => monthlyCost),
      [182.5, 182.5],
    );
    assert.deepEqual((await repair()).steps, []);
    const plan = await repair({ removeUnused: true });
    assert.equal(plan.cost.after - plan.cost.before, -365);
    assert.equal((await apply(plan)).outcome, 'done');
    const world = JSON.parse(await estate.dump()) as World;
    assert.deepEqual(world.resolverEndpoints, []);
  });

  it('names things of ours whose cluster is gone', async () => {
    await reshape(estate, (world) => {
      const tags = our(world).tags;
      tags['eks-private-dns:cluster'] = 'arn:aws:eks:us-east-1:111122223333:cluster/gone';
    });
    const { items } = drift(await read(), 'payments');
    assert.ok(
      items.some(({ kind, message }) => kind === 'orphan' && message.args?.cluster === 'gone'),
    );
  });

  it('knows from the journal which endpoint is gone', async () => {
    const known = await journals();
    await reshape(estate, (world) => {
      world.resolverEndpoints = world.resolverEndpoints.filter(
        ({ direction }) => direction === 'INBOUND',
      );
    });
    assert.deepEqual(await kinds(known), ['endpointGone', 'rule']);
  });

  it('calls nothing drifted that could not be read', async () => {
    await estate.inject({
      service: 'route53resolver',
      operation: 'ListResolverRuleAssociations',
      kind: 'error',
      code: 'AccessDeniedException',
      times: 9,
    });
    const { items, problems } = drift(await read(), 'payments');
    assert.deepEqual(items, []);
    assert.deepEqual(
      problems.map(({ message }) => message.key),
      ['problem.unknownFact'],
    );
  });
});

describe('drift and repair for a network outside AWS', function () {
  this.timeout(30_000);
  let estate: TestEstate;
  beforeEach(async () => {
    estate = await testEstate('post');
  });
  afterEach(() => estate.close());

  it('re-adds the entries of DNS servers and clients that were taken away, as the journal tells', async () => {
    const journals = async (): Promise<Journals> => {
      const ids = await estate.journal.plans();
      return Promise.all(ids.map((id) => estate.journal.read(id)));
    };
    const snapshot = () => estate.snapshot('payments');
    const kinds = async (): Promise<readonly string[]> =>
      drift(await snapshot(), 'payments', await journals()).items.map(({ kind }) => kind);
    const enable = planEnable(await snapshot(), {
      clusterName: 'payments',
      clientVpcIds: [estate.vpc('tools')],
      onPremises: { dnsServers: ['10.20.0.53'], clientRanges: ['10.20.0.0/16'] },
    });
    await applied(estate, enable);
    assert.deepEqual(await kinds(), []);
    await reshape(estate, (world) => {
      world.securityGroupRules = world.securityGroupRules.filter(
        ({ cidrIpv4, tags }) =>
          !(cidrIpv4?.startsWith('10.20.') && tags['eks-private-dns:cluster']),
      );
    });
    const before = await lasting(estate);
    assert.deepEqual(await kinds(), ['groupEntries', 'groupEntries']);
    const mend = planRepair(await snapshot(), { clusterName: 'payments' }, await journals());
    assert.ok(mend.plan);
    assert.deepEqual(
      mend.plan.steps.map(({ spec }) => spec.kind),
      ['authorizeSecurityGroup', 'authorizeSecurityGroup'],
    );
    await applied(estate, mend);
    assert.deepEqual(await kinds(), []);
    const undo = planUndo(await estate.journal.read(mend.plan.id));
    await applied(estate, { plan: undo ?? never(), problems: [] });
    assert.deepEqual(await lasting(estate), before);
    await applied(estate, planDisable(await snapshot(), { clusterName: 'payments' }));
    assert.deepEqual(await kinds(), []);
  });
});

function never(): never {
  throw new Error('there is a plan');
}
