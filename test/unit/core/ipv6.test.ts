import assert from 'node:assert/strict';
import { known, valueOf } from '../../../src/core/model/fact.js';
import type { VpcId } from '../../../src/core/model/ids.js';
import type { Vpc } from '../../../src/core/model/network.js';
import type { EnableRequest, Plan, Planning, StepSpec } from '../../../src/core/model/plan.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { clientVpcCandidates } from '../../../src/core/plan/candidates.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { planText } from '../../../src/core/plan/render.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { assertGolden } from '../../support/golden.js';

const source = { call: 'test', at: 0 };
const studio6 = '2600:1f18:7c3:2a00::/56';
const mesh6 = '2600:1f18:4a5:8000::/56';

describe('planning for an IPv6 cluster', () => {
  let estate: TestEstate;
  let snapshot: Snapshot;
  let mesh: VpcId;
  let studio: VpcId;
  let legacy: VpcId;
  before(async () => {
    estate = await testEstate('ipv6');
    snapshot = await estate.snapshot('orders');
    mesh = estate.vpc('mesh');
    studio = estate.vpc('studio');
    legacy = estate.vpc('legacy');
  });
  after(() => estate.close());

  const plan = (request: Partial<EnableRequest> = {}, over: Partial<Snapshot> = {}): Planning =>
    planEnable(
      { ...snapshot, ...over },
      { clusterName: 'orders', clientVpcIds: [studio], ...request },
    );
  const made = (planning: Planning): Plan => {
    assert.ok(planning.plan, JSON.stringify(planning.problems));
    return planning.plan;
  };
  const keys = (planning: Planning): readonly string[] =>
    planning.problems.map(({ severity, message }) => `${severity} ${message.key}`);
  const specs = <Kind extends StepSpec['kind']>(
    { steps }: Plan,
    kind: Kind,
  ): readonly Extract<StepSpec, { kind: Kind }>[] =>
    steps.flatMap(({ spec }) =>
      spec.kind === kind ? [spec as Extract<StepSpec, { kind: Kind }>] : [],
    );
  const ranges = (one: Plan, id: string): readonly string[] => {
    const spec = one.steps.find((step) => step.id === id)?.spec;
    assert.ok(spec?.kind === 'authorizeSecurityGroup');
    return [...new Set(spec.permissions.map(({ cidr }) => cidr))];
  };
  /** The snapshot with its routes changed; `undefined` drops one. */
  const routes = (keep: (vpcId: VpcId, destination: string) => boolean): Partial<Snapshot> => {
    const tables = valueOf(snapshot.routeTables) ?? [];
    const changed = tables.map((table) => ({
      ...table,
      routes: table.routes.filter(({ destination }) => keep(table.vpcId, destination)),
    }));
    return { routeTables: known(changed, source) };
  };
  const vpcs = (change: (vpc: Vpc) => Vpc): Partial<Snapshot> => ({
    vpcs: known((valueOf(snapshot.vpcs) ?? []).map(change), source),
  });

  it('gives the plan that a person expects, word for word', () => {
    const planning = plan({ clientVpcIds: [studio, legacy] });
    const one = made(planning);
    assertGolden(
      'plan/ipv6-enable.txt',
      planText({ ...one, id: 'enable-ID' }, planning.verdicts, planning.problems),
    );
  });

  it('opens 443 for both families, each in an entry of its own, where the client has both', () => {
    const one = made(plan({ clientVpcIds: [studio, legacy] }));
    assert.deepEqual(ranges(one, `control-plane-443:${studio}`), ['172.24.0.0/16', studio6]);
    assert.deepEqual(ranges(one, `control-plane-443:${legacy}`), ['172.25.0.0/16']);
  });

  it('makes dual-stack endpoints in dual-stack subnets, and keeps the rule’s targets IPv4', () => {
    const one = made(plan());
    assert.deepEqual(
      specs(one, 'createResolverEndpoint').map(({ endpointType }) => endpointType),
      ['DUALSTACK', 'DUALSTACK'],
    );
    assert.equal(ranges(one, 'inbound-group-dns').length, 4);
    assert.equal(ranges(one, 'outbound-group-dns').filter((cidr) => cidr.includes(':')).length, 2);
    assert.deepEqual(specs(one, 'createResolverRule')[0]?.targetIps, {
      step: 'inbound-endpoint',
      output: 'addresses',
    });
  });

  it('makes IPV4 endpoints where a subnet has no IPv6, or when told to', () => {
    const types = (planning: Planning) =>
      specs(made(planning), 'createResolverEndpoint').map(({ endpointType }) => endpointType);
    assert.deepEqual(types(plan({ clientVpcIds: [legacy] })), ['DUALSTACK', undefined]);
    assert.deepEqual(types(plan({ endpointType: 'IPV4' })), [undefined, undefined]);
    const inbound = ranges(made(plan({ clientVpcIds: [legacy] })), 'inbound-group-dns');
    assert.ok(inbound.every((cidr) => !cidr.includes(':')));
  });

  it('refuses dual-stack endpoints in subnets that cannot have them', () => {
    const planning = plan({ clientVpcIds: [legacy], endpointType: 'DUALSTACK' });
    assert.deepEqual(keys(planning), ['blocker problem.noIpv6Range']);
  });

  it('prefers subnets with IPv6, even those with fewer free addresses', () => {
    const subnets = (valueOf(snapshot.subnets) ?? []).map((subnet) =>
      subnet.vpcId !== studio
        ? subnet
        : subnet.name === 'studio-c'
          ? { ...subnet, ipv6Cidrs: [], availableIpAddressCount: 4090 }
          : { ...subnet, availableIpAddressCount: 100 },
    );
    const chosen = (clusterName: string, over: Partial<Snapshot>) => {
      const planning = planEnable(
        { ...snapshot, subnets: known(subnets, source), ...over },
        { clusterName, clientVpcIds: [studio] },
      );
      const outbound = specs(made(planning), 'createResolverEndpoint')[1];
      return outbound?.subnetIds.map((id) => subnets.find((one) => one.id === id)?.name).sort();
    };
    assert.deepEqual(chosen('orders', {}), ['studio-a', 'studio-b']);
    assert.ok(chosen('orders', asIpv4(snapshot))?.includes('studio-c'));
  });

  it('warns of an IPv6 way that is missing while the IPv4 one is there', () => {
    assert.deepEqual(keys(plan()), []);
    const there = routes((vpcId, to) => vpcId !== studio || to !== mesh6);
    assert.deepEqual(keys(plan({}, there)), ['warning problem.clientNoIpv6Route']);
    const back = routes((vpcId, to) => vpcId !== mesh || to !== studio6);
    assert.deepEqual(keys(plan({}, back)), ['warning problem.clientNoIpv6Route']);
    assert.deepEqual(keys(plan({ clientVpcIds: [legacy] }, there)), []);
  });

  it('does not take the default IPv6 route out for the way in', () => {
    const planning = plan(
      {},
      routes((vpcId, to) => vpcId !== studio || to !== mesh6),
    );
    const [problem] = planning.problems;
    assert.ok(JSON.stringify(problem).includes('studio-a'));
  });

  it('goes on with a warning where only IPv6 reaches, and stops where nothing does', () => {
    const outbound = { clientVpcIds: [studio, legacy], outboundVpcId: legacy };
    const only6 = routes((vpcId, to) => vpcId !== studio || to !== '10.80.0.0/16');
    const planning = plan(outbound, only6);
    assert.ok(keys(planning).includes('warning problem.clientOnlyIpv6Route'));
    assert.ok(planning.plan);
    const neither = routes(
      (vpcId, to) => vpcId !== studio || (to !== '10.80.0.0/16' && to !== mesh6),
    );
    const stopped = plan(outbound, neither);
    assert.ok(keys(stopped).includes('blocker problem.clientNoRoute'));
    assert.ok(keys(stopped).includes('warning problem.clientNoIpv6Route'));
    assert.equal(stopped.plan, undefined);
  });

  it('refuses IPv6 ranges that overlap, and does not offer the VPC', () => {
    const clash = vpcs((vpc) =>
      vpc.id === studio ? { ...vpc, ipv6Cidrs: ['2600:1f18:4a5:80ff::/64'] } : vpc,
    );
    assert.deepEqual(keys(plan({}, clash)), ['blocker problem.overlap']);
    const offered = clientVpcCandidates({ ...snapshot, ...clash }, 'orders');
    const reason = offered.find(({ vpc }) => vpc.id === studio)?.disabledBecause;
    assert.equal(reason?.key, 'candidate.overlap');
  });

  it('leaves IPv6 alone for a cluster whose name has no AAAA records', () => {
    const there = routes((vpcId, to) => vpcId !== studio || to !== mesh6);
    const planning = plan({}, { ...there, ...asIpv4(snapshot) });
    assert.deepEqual(keys(planning), []);
    const one = made(planning);
    assert.deepEqual(ranges(one, `control-plane-443:${studio}`), ['172.24.0.0/16']);
    assert.ok(specs(one, 'createResolverEndpoint').every((spec) => !('endpointType' in spec)));
  });
});

/** The same cluster as it would be, had it been made before October 2024 (aws facts §1.3). */
function asIpv4(snapshot: Snapshot): Partial<Snapshot> {
  const cluster = valueOf(snapshot.clusters.orders);
  assert.ok(cluster);
  const endpointName = '1e5b90c7d2a84f36b1709e4ac85d23f6.sk1.us-east-1.eks.amazonaws.com';
  return { clusters: { orders: known({ ...cluster, endpointName }, source) } };
}
