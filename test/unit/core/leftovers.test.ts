import assert from 'node:assert/strict';
import { leftoversIn, orphanItems } from '../../../src/core/drift/leftovers.js';
import { readLeftovers } from '../../../src/core/drift/parts.js';
import { readParts } from '../../../src/core/inventory/read.js';
import type { EnableRequest } from '../../../src/core/model/plan.js';
import { emptySnapshot, type Snapshot } from '../../../src/core/model/snapshot.js';
import { planDisable } from '../../../src/core/plan/disable.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { goneClusters } from '../../../src/core/plan/goneCluster.js';
import type { World } from '../../../src/sandbox/world.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { applied } from '../../support/plans.js';
import { reshape } from '../../support/reshape.js';

const mark = 'eks-private-dns';

describe('what is left of clusters that are gone', function () {
  this.timeout(30_000);
  let estate: TestEstate;
  afterEach(() => estate.close());

  const open = async (scenario: string): Promise<void> => {
    estate = await testEstate(scenario);
  };
  const enable = async (clusterName: string, more: Partial<EnableRequest> = {}): Promise<void> => {
    const request = { clusterName, clientVpcIds: [], ...more };
    await applied(estate, planEnable(await estate.snapshot(clusterName), request));
  };
  const read = async (): Promise<Snapshot> => {
    const region = 'us-east-1';
    let snapshot = emptySnapshot({ profile: 'sandbox', region });
    return readLeftovers(async (parts) => {
      snapshot = await readParts(estate.read, snapshot, parts, estate.signal);
      return snapshot;
    });
  };
  /** As `eks delete-cluster` leaves things: the control plane and its interfaces go. */
  const deleteCluster = (name: string): Promise<void> =>
    reshape(estate, (world) => {
      world.clusters = world.clusters.filter((one) => one.name !== name);
      world.networkInterfaces = world.networkInterfaces.filter(
        ({ description }) => description !== `Amazon EKS ${name}`,
      );
    });
  const ours = async (): Promise<World> => JSON.parse(await estate.dump()) as World;

  it('finds all of it without describing a cluster, prices it, and removes it to the last tag', async () => {
    await open('post');
    await enable('payments', { clientVpcIds: [estate.vpc('tools')] });
    await deleteCluster('payments');
    const before = (await estate.calls()).length;
    const snapshot = await read();
    const calls = (await estate.calls()).slice(before).map(({ operation }) => operation);
    assert.ok(!calls.includes('DescribeCluster'), calls.join());
    const { leftovers, problems } = leftoversIn(snapshot);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      leftovers.map(({ clusterName, monthlyCost }) => [clusterName, monthlyCost]),
      [['payments', 365]],
    );
    const [item] = orphanItems(snapshot);
    assert.ok(item);
    assert.equal(item.monthlyCost, 365);
    assert.ok(item.evidence.some(({ key }) => key === 'drift.orphanCommand'));
    const planning = planDisable(snapshot, { clusterName: 'payments' });
    assert.ok(planning.problems.some(({ message }) => message.key === 'problem.unseenUsers'));
    await applied(estate, planning);
    const world = await ours();
    assert.deepEqual(world.resolverEndpoints, []);
    assert.deepEqual(world.resolverRules, []);
    assert.deepEqual(world.ruleAssociations, []);
    assert.ok(!JSON.stringify([world.securityGroups, world.securityGroupRules]).includes(mark));
    assert.deepEqual(leftoversIn(await read()), { leftovers: [], problems: [] });
  });

  it('takes a list of clusters that is denied or throttled for what it is, never for “gone”', async () => {
    await open('post');
    await enable('payments', { clientVpcIds: [estate.vpc('tools')] });
    await deleteCluster('payments');
    for (const code of ['AccessDeniedException', 'ThrottlingException']) {
      const fault = { service: 'eks', operation: 'ListClusters', kind: 'error' } as const;
      await estate.inject({ ...fault, code, times: 9 });
      const snapshot = await read();
      assert.deepEqual(goneClusters(snapshot), []);
      assert.deepEqual(
        leftoversIn(snapshot).problems.map(({ severity, message }) => [severity, message.key]),
        [['blocker', 'problem.unknownFact']],
      );
      assert.equal(planDisable(snapshot, { clusterName: 'payments' }).plan, undefined);
      await fetch(`${estate.endpoint}/_sandbox/faults`, { method: 'DELETE' });
    }
  });

  it('says that tags could not be read, instead of finding nothing', async () => {
    await open('post');
    await enable('payments', { clientVpcIds: [estate.vpc('tools')] });
    await deleteCluster('payments');
    await estate.inject({
      service: 'route53resolver',
      operation: 'ListTagsForResource',
      kind: 'error',
      code: 'AccessDeniedException',
      times: 9,
    });
    const { problems } = leftoversIn(await read());
    assert.deepEqual(
      problems.map(({ severity }) => severity),
      ['warning'],
    );
  });

  it('leaves alone what a cluster that is there still uses, until that goes too', async () => {
    await open('hub');
    const clients = { clientVpcIds: [estate.vpc('tools')] };
    await enable('checkout', clients);
    await enable('catalogue', clients);
    await deleteCluster('checkout');
    const { leftovers } = leftoversIn(await read());
    const plan = leftovers[0]?.planning.plan;
    assert.ok(plan);
    assert.equal(leftovers[0]?.monthlyCost, 0);
    assert.ok(!plan.steps.some(({ spec }) => spec.kind === 'deleteResolverEndpoint'));
    await applied(estate, { plan, problems: [] });
    const { rules, associations } = await estate.snapshot('catalogue');
    assert.equal(rules.known && rules.value.filter(({ type }) => type === 'FORWARD').length, 1);
    assert.ok(associations.known && associations.value.some(({ name }) => name.startsWith(mark)));
    assert.deepEqual(leftoversIn(await read()).leftovers, []);
    await applied(
      estate,
      planDisable(await estate.snapshot('catalogue'), { clusterName: 'catalogue' }),
    );
    assert.ok(!JSON.stringify(await ours()).includes(mark));
  });

  it('is not interested in clusters of other accounts and Regions, nor in those that are there', async () => {
    await open('post');
    await enable('payments', { clientVpcIds: [estate.vpc('tools')] });
    assert.deepEqual(goneClusters(await read()), []);
    await reshape(estate, (world) => {
      for (const { tags } of [...world.resolverRules, ...world.resolverEndpoints]) {
        tags[`${mark}:cluster`] = 'arn:aws:eks:us-east-1:999999999999:cluster/gone';
      }
      for (const { tags } of world.securityGroups) {
        if (tags[`${mark}:cluster`])
          tags[`${mark}:cluster`] = 'arn:aws:eks:eu-west-1:111122223333:cluster/gone';
      }
    });
    assert.deepEqual(goneClusters(await read()), []);
  });

  it('frees an endpoint that only the tag of a cluster that is gone keeps', async () => {
    await open('post');
    await enable('payments', {
      onPremises: { dnsServers: ['10.20.0.53'], clientRanges: ['10.20.0.0/16'] },
    });
    await reshape(estate, (world) => {
      for (const { tags } of world.resolverEndpoints) tags[`${mark}:fwd:former`] = 'former.example';
    });
    const { leftovers } = leftoversIn(await read());
    const plan = leftovers[0]?.planning.plan;
    assert.ok(plan);
    assert.deepEqual(
      [plan.clusterName, plan.steps.map(({ spec }) => spec.kind)],
      ['former', ['untagResolver']],
    );
    await applied(estate, { plan, problems: [] });
    assert.deepEqual(leftoversIn(await read()).leftovers, []);
    assert.equal((await ours()).resolverEndpoints.length, 1);
  });
});
