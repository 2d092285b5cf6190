import assert from 'node:assert/strict';
import { message } from '../../../src/core/model/message.js';
import { text } from '../../../src/core/model/text.js';
import { estateLists, secondRound } from '../../../src/core/inventory/estate.js';
import type { Part } from '../../../src/core/inventory/parts.js';
import { readParts } from '../../../src/core/inventory/read.js';
import { known } from '../../../src/core/model/fact.js';
import {
  asId,
  type SecurityGroupId,
  type SubnetId,
  type VpcId,
} from '../../../src/core/model/ids.js';
import type { EnableRequest, Planning } from '../../../src/core/model/plan.js';
import { emptySnapshot, type Snapshot } from '../../../src/core/model/snapshot.js';
import { clientVpcCandidates, subnetCandidates } from '../../../src/core/plan/candidates.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { policyFor } from '../../../src/core/plan/policy.js';
import { planText } from '../../../src/core/plan/render.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { assertGerman } from '../../support/german.js';
import { assertGolden } from '../../support/golden.js';

const source = { call: 'test', at: 0 };

describe('planning the post’s case', () => {
  let estate: TestEstate;
  let post: Snapshot;
  let tools: VpcId;
  before(async () => {
    estate = await testEstate('post');
    post = await estate.snapshot('payments');
    tools = estate.vpc('tools');
  });
  after(() => estate.close());

  const plan = (over: Partial<Snapshot> = {}, request: Partial<EnableRequest> = {}): Planning =>
    planEnable(
      { ...post, ...over },
      { clusterName: 'payments', clientVpcIds: [tools], ...request },
    );
  const blockers = (planning: Planning): readonly string[] => {
    assert.equal(planning.plan, undefined);
    return planning.problems
      .filter(({ severity }) => severity === 'blocker')
      .map(({ message }) => message.key);
  };

  it('gives the plan that a person expects, word for word', () => {
    const { plan: made, verdicts, problems } = plan();
    assert.ok(made);
    assertGolden(
      'plan/post-enable.txt',
      planText({ ...made, id: 'enable-ID' }, verdicts, problems),
    );
    assertGerman('plan/post-enable.de.txt', (say) =>
      planText({ ...made, id: 'enable-ID' }, verdicts, problems, say),
    );
    assertGolden('plan/post-policy.json', `${JSON.stringify(policyFor(made), null, 2)}\n`);
  });

  it('refuses a group that is not on the control-plane interfaces', () => {
    const controlPlaneGroupId = asId<SecurityGroupId>('sg-0123');
    assert.deepEqual(blockers(plan({}, { controlPlaneGroupId })), ['problem.groupElsewhere']);
  });

  it('creates both endpoints side by side and associates after everything else', () => {
    const { plan: made } = plan();
    assert.ok(made);
    const before = (id: string): ReadonlySet<string> => {
      const step = made.steps.find((one) => one.id === id);
      const direct = step?.dependsOn ?? [];
      return new Set([...direct, ...direct.flatMap((one) => [...before(one)])]);
    };
    assert.ok(!before('inbound-endpoint').has('outbound-endpoint'));
    assert.ok(!before('outbound-endpoint').has('inbound-endpoint'));
    const last = made.steps.at(-1);
    assert.equal(last?.id, `association:${tools}`);
    assert.equal(made.switchStepId, last.id);
    assert.equal(before(last.id).size, made.steps.length - 1);
  });

  it('costs $365 a month, and says from when the price is', () => {
    const { plan: made } = plan();
    assert.equal(made?.cost.before, 0);
    assert.equal(made.cost.after, 365);
    assert.match(made.cost.priceDate, /^\d{4}-\d\d-\d\d$/);
  });

  it('is the same plan for the same facts', () => {
    assert.deepEqual(plan(), plan());
  });

  it('refuses the cluster’s own VPC', () => {
    const own = asId<VpcId>(clusterVpc());
    assert.ok(blockers(plan({}, { clientVpcIds: [own] })).includes('problem.ownVpc'));
    assert.ok(clientVpcCandidates(post, 'payments').every(({ vpc }) => vpc.id !== own));
  });

  it('refuses overlapping ranges', () => {
    assert.ok(post.vpcs.known);
    const vpcs = known(
      post.vpcs.value.map((vpc) =>
        vpc.id === tools ? { ...vpc, cidrs: ['192.168.64.0/18'] } : vpc,
      ),
      source,
    );
    assert.deepEqual(blockers(plan({ vpcs })), ['problem.overlap']);
    const [candidate] = clientVpcCandidates({ ...post, vpcs }, 'payments');
    assert.equal(candidate?.disabledBecause?.key, 'candidate.overlap');
  });

  it('refuses a VPC that is not there, and an empty choice', () => {
    const nowhere = asId<VpcId>('vpc-0000');
    assert.deepEqual(blockers(plan({}, { clientVpcIds: [nowhere] })), ['problem.vpcNotFound']);
    assert.deepEqual(blockers(plan({}, { clientVpcIds: [] })), ['problem.noClientVpc']);
  });

  it('refuses when the DNS attributes of the cluster VPC are off', () => {
    const vpcDns = {
      ...post.vpcDns,
      [clusterVpc()]: known({ dnsSupport: true, dnsHostnames: false }, source),
    };
    assert.deepEqual(blockers(plan({ vpcDns })), ['problem.vpcDnsOff']);
  });

  it('refuses when peering is not active, before anybody loses the API server', () => {
    assert.ok(post.peerings.known);
    const peerings = known(
      post.peerings.value.map((one) => ({ ...one, status: 'pending-acceptance' })),
      source,
    );
    assert.deepEqual(blockers(plan({ peerings })), ['problem.clientNoRoute']);
  });

  it('places both addresses in one subnet when there is only one, and warns', () => {
    const subnets = withSubnets((subnet, index) => subnet.vpcId !== tools || index === 0);
    const { plan: made, problems } = plan({ subnets });
    assert.ok(made);
    assert.deepEqual(
      problems.map(({ message }) => message.key),
      ['problem.oneZone'],
    );
    const spec = made.steps.find(({ id }) => id === 'outbound-endpoint')?.spec;
    assert.ok(spec?.kind === 'createResolverEndpoint');
    assert.equal(spec.subnetIds.length, 2);
    assert.equal(new Set(spec.subnetIds).size, 1);
  });

  it('refuses when no subnet has a free address, and names them', () => {
    assert.ok(post.subnets.known);
    const subnets = known(
      post.subnets.value.map((one) =>
        one.vpcId === tools ? { ...one, availableIpAddressCount: 0 } : one,
      ),
      source,
    );
    const planning = plan({ subnets });
    assert.deepEqual(blockers(planning), ['problem.noSubnet']);
    assert.match(planning.problems.map(({ help }) => text(help)).join(' '), /has 0 free/);
    assert.ok(
      subnetCandidates({ ...post, subnets }, tools).every(
        ({ disabledBecause }) => disabledBecause?.key === 'candidate.full',
      ),
    );
  });

  it('asks for a subnet when none is chosen', () => {
    assert.deepEqual(blockers(plan({}, { inboundSubnetIds: [] })), ['problem.noSubnetChosen']);
  });

  it('refuses a subnet of another VPC', () => {
    const wrong = subnetCandidates(post, tools)[0]?.subnet.id ?? asId<SubnetId>('');
    assert.deepEqual(blockers(plan({}, { inboundSubnetIds: [wrong] })), ['problem.subnetNotFound']);
  });

  it('refuses beyond a quota that was read, and only warns beyond the usual one', () => {
    const endpoints = known(
      ['1', '2', '3'].map((id) => ({
        id: asId<never>(`rslvr-in-${id}`),
        arn: '',
        name: '',
        direction: 'INBOUND',
        vpcId: asId<VpcId>('vpc-other'),
        securityGroupIds: [],
        status: 'OPERATIONAL',
        statusMessage: '',
        addressCount: 2,
        protocols: ['Do53'],
        creatorRequestId: id,
      })),
      source,
    );
    const live = plan({ endpoints });
    assert.deepEqual(blockers(live), ['problem.quotaLive']);
    const [problem] = live.problems;
    assert.deepEqual(problem?.message.args, {
      what: message('value.quota.L-4A669CC0'),
      code: 'L-4A669CC0',
      used: 3,
      needed: 2,
      limit: 4,
    });
    const raised = plan({ endpoints, quotas: { 'L-4A669CC0': known(5, source) } });
    assert.ok(raised.plan);
    assert.deepEqual(raised.problems, []);
    const denied = plan({ endpoints, quotas: {} });
    assert.ok(denied.plan);
    assert.deepEqual(
      denied.problems.map(({ message }) => message.key),
      ['problem.quota'],
    );
  });

  it('does not plan on half a picture: a denied list is a blocker that names the call', () => {
    for (const member of ['vpcs', 'subnets', 'rules', 'associations', 'endpoints'] as const) {
      const planning = plan({ [member]: { known: false, why: { reason: 'notRead' } } });
      assert.deepEqual(blockers(planning), ['problem.unknownFact'], member);
    }
  });

  function clusterVpc(): string {
    const cluster = post.clusters.payments;
    assert.ok(cluster?.known);
    return cluster.value.vpcId ?? '';
  }

  function withSubnets(
    keep: (subnet: { readonly vpcId: VpcId }, index: number) => boolean,
  ): Snapshot['subnets'] {
    assert.ok(post.subnets.known);
    const ofTools = post.subnets.value.filter(({ vpcId }) => vpcId === tools);
    return known(
      post.subnets.value.filter((subnet) => keep(subnet, ofTools.indexOf(subnet))),
      source,
    );
  }
});

describe('planning awkward clusters', () => {
  let estate: TestEstate;
  before(async () => {
    estate = await testEstate('shapes');
  });
  after(() => estate.close());

  it('gives every cluster of the scenario a clear answer and never throws', async function () {
    // Resolver calls keep to AWS's rate here too.
    this.timeout(20_000);
    const names = await estate.aws.listClusters(estate.signal);
    const lines: string[] = [];
    let snapshot = await readParts(
      estate.read,
      emptySnapshot(estate.aws.scope),
      estateLists,
      estate.signal,
    );
    for (const name of names) {
      snapshot = await readParts(estate.read, snapshot, [{ cluster: name }], estate.signal);
      const unread = secondRound(snapshot, name).filter((part) => !isRead(snapshot, part));
      snapshot = await readParts(estate.read, snapshot, unread, estate.signal);
      for (const { vpc } of clientVpcCandidates(snapshot, name)) {
        const { plan, verdicts, problems } = planEnable(snapshot, {
          clusterName: name,
          clientVpcIds: [vpc.id],
        });
        const said = problems.map(({ severity, message }) => `${severity} ${message.key}`);
        const steps = plan ? `${String(plan.steps.length)} steps` : 'no plan';
        lines.push([name, vpc.name, verdicts[0]?.necessity, steps, ...said].join(' | '));
        assert.ok(
          plan !== undefined || said.some((one) => one.startsWith('blocker')),
          lines.at(-1),
        );
      }
    }
    assertGolden('plan/shapes.txt', `${lines.join('\n')}\n`);
  });
});

describe('planning for several client VPCs', () => {
  let estate: TestEstate;
  before(async () => {
    estate = await testEstate('shapes');
  });
  after(() => estate.close());

  it('places the outbound endpoint in the first one that has room', async () => {
    const snapshot = await estate.snapshot('payments');
    const clientVpcIds = [estate.vpc('crowded'), estate.vpc('tools')];
    const { plan, problems } = planEnable(snapshot, { clusterName: 'payments', clientVpcIds });
    assert.ok(plan, JSON.stringify(problems));
    const spec = plan.steps.find(({ id }) => id === 'outbound-endpoint')?.spec;
    assert.ok(spec?.kind === 'createResolverEndpoint');
    assert.equal(spec.vpcId, estate.vpc('tools'));
    const associations = plan.steps.filter(({ spec: one }) => one.kind === 'associateResolverRule');
    assert.equal(associations.length, 2);
  });
});

/** Addresses and tags of endpoints are the same for every cluster; their rate is what costs time. */
function isRead(snapshot: Snapshot, part: Part): boolean {
  if (typeof part === 'string') return false;
  if ('endpointAddresses' in part) return part.endpointAddresses in snapshot.endpointAddresses;
  return 'resolverTags' in part && part.resolverTags in snapshot.resolverTags;
}
