import assert from 'node:assert/strict';
import { applyPlan } from '../../../src/core/apply/apply.js';
import type { EnableRequest, Planning, StepSpec } from '../../../src/core/model/plan.js';
import type { Tags } from '../../../src/core/model/network.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { nameFrom } from '../../../src/core/plan/naming.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { blockersOf } from '../../support/plans.js';
import { testEstate, type TestEstate } from '../../support/estate.js';

type EndpointSpec = Extract<StepSpec, { kind: 'createResolverEndpoint' }>;

describe('choices of the user', function () {
  this.timeout(60_000);
  let estate: TestEstate;
  let post: Snapshot;
  before(async () => {
    estate = await testEstate('post');
    post = await estate.snapshot('payments');
  });
  after(() => estate.close());

  const plan = (request: Partial<EnableRequest> = {}): Planning =>
    planEnable(post, {
      clusterName: 'payments',
      clientVpcIds: [estate.vpc('tools')],
      ...request,
    });
  const endpoints = ({ plan: made, problems }: Planning): readonly EndpointSpec[] => {
    assert.ok(made, JSON.stringify(problems));
    return made.steps.flatMap(({ spec }) => (spec.kind === 'createResolverEndpoint' ? [spec] : []));
  };
  const subnetIn = (vpcId: string, at = 0) => {
    assert.ok(post.subnets.known);
    const found = post.subnets.value.filter((one) => one.vpcId === vpcId)[at];
    assert.ok(found);
    return found;
  };
  const own = (): string => {
    const cluster = post.clusters['payments'];
    assert.ok(cluster?.known);
    return cluster.value.vpcId ?? '';
  };

  it('three addresses are in three zones, and cost half as much again', () => {
    const planning = plan({ addressesPerEndpoint: 3 });
    assert.ok(post.subnets.known);
    const zoneOf = new Map(post.subnets.value.map((one) => [one.id, one.availabilityZone]));
    for (const { subnetIds } of endpoints(planning)) {
      assert.equal(new Set(subnetIds.map((id) => zoneOf.get(id))).size, 3);
    }
    assert.equal(planning.plan?.cost.after, 547.5);
  });

  it('three subnets chosen by hand are all used', () => {
    const ids = [0, 1, 2].map((at) => subnetIn(own(), at).id);
    assert.deepEqual(endpoints(plan({ inboundSubnetIds: ids }))[0]?.subnetIds, ids);
  });

  it('fixed addresses are the endpoint’s own, and ask for another endpoint', async () => {
    const [a, b] = [subnetIn(own(), 0), subnetIn(own(), 1)];
    const pinnedIps = { [a.id]: hostIn(a.cidr, 53), [b.id]: hostIn(b.cidr, 53) };
    const planning = plan({ pinnedIps });
    const [inbound, outbound] = endpoints(planning);
    assert.deepEqual(inbound?.pinnedIps, pinnedIps);
    assert.equal(outbound?.pinnedIps, undefined);
    assert.notEqual(inbound.creatorRequestId, endpoints(plan())[0]?.creatorRequestId);
    assert.ok(planning.plan);
    const result = await applyPlan(planning.plan, estate.applyDeps(), estate.signal);
    assert.equal(result.outcome, 'done', JSON.stringify(result.error));
    const state = result.states['inbound-endpoint'];
    assert.ok(state?.state === 'done');
    assert.deepEqual(
      [state.outputs['addresses'] ?? []].flat().sort(),
      Object.values(pinnedIps).sort(),
    );
  });

  it('fixed addresses that cannot be used are refused, with the reason', () => {
    const [a, b] = [subnetIn(own(), 0), subnetIn(own(), 1)];
    const wrong = [
      { [a.id]: hostIn(a.cidr, 3) },
      { [a.id]: hostIn(b.cidr, 9) },
      { [a.id]: 'nonsense' },
      { [a.id]: hostIn(a.cidr, 9), [b.id]: hostIn(a.cidr, 9) },
    ];
    for (const pinnedIps of wrong)
      assert.ok(blockersOf(plan({ pinnedIps })).includes('problem.badPin'));
    assert.deepEqual(blockersOf(plan({ pinnedIps: { 'subnet-0': '10.0.0.9' } })), [
      'problem.pinNoSubnet',
    ]);
  });

  it('names follow a template and stay legal', () => {
    const names = endpoints(plan({ nameTemplate: 'net-{region}-{cluster}-{kind}' })).map(
      ({ name }) => name,
    );
    assert.deepEqual(names, [
      'net-us-east-1-payments-InboundEndpoint',
      'net-us-east-1-payments-OutboundEndpoint',
    ]);
    const values = { cluster: 'a'.repeat(100), kind: 'Rule', region: 'us-east-1' } as const;
    assert.ok(nameFrom('{cluster}/{kind}.{region}', values).length <= 64);
    assert.match(nameFrom('{cluster}/{kind}.{region}', values), /^[\w-]+$/);
    assert.deepEqual(blockersOf(plan({ nameTemplate: 'dns' })), ['problem.nameTemplate']);
  });

  it('tags of the user’s own are on everything new; ours cannot be written over', () => {
    const { plan: made } = plan({ tags: { team: 'platform', 'cost-centre': '42' } });
    assert.ok(made);
    const tagged = made.steps.flatMap(({ spec }) => ('tags' in spec ? [spec.tags] : []));
    assert.ok(tagged.length >= 6);
    for (const tags of tagged) {
      assert.equal(tags['team'], 'platform');
      assert.equal(tags['eks-private-dns:managed-by'], 'eks-private-dns');
    }
    const refused: readonly Tags[] = [
      { 'aws:x': '1' },
      { 'eks-private-dns:managed-by': 'me' },
      { '': 'x' },
    ];
    for (const tags of refused) {
      assert.deepEqual(blockersOf(plan({ tags })), ['problem.badTags']);
    }
  });
});

function hostIn(cidr: string, host: number): string {
  const [base = ''] = cidr.split('/');
  return base.replace(/\d+$/, (last) => String(Number(last) + host));
}
