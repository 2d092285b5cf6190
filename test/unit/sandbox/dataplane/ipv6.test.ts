import assert from 'node:assert/strict';
import { CLASS_IN, TYPE } from '../../../../src/core/dns/wire/recordTypes.js';
import { resolve } from '../../../../src/sandbox/dataplane/resolve.js';
import { addRule } from '../../../../src/sandbox/scenarios/groups.js';
import type { World } from '../../../../src/sandbox/world.js';
import { made } from '../resolverSupport.js';
import { Bench, defaultGroup, subnetsIn, vpcNamed } from '../support.js';

const publicA = ['54.156.88.17', '3.214.60.191'];
const publicAaaa = [
  '2600:1f10:4c0d:7b00:8d2:19a6:e04b:52c7',
  '2600:1f10:4c0d:7b01:c31f:7a40:9be:6d18',
];
const ownA = ['10.80.6.31', '10.80.20.114'];
const ownAaaa = ['2600:1f18:4a5:8000:9d3:54b2:11c0:7e21', '2600:1f18:4a5:8001:4f0a:c2d8:6b15:903'];

/** Addresses that an instance of the VPC gets for the cluster's name, or `silence`. */
function asked(bench: Bench, vpc: string, type: 'A' | 'AAAA'): readonly string[] | string {
  const { world } = bench;
  const name = world.clusters[0]?.endpointHost ?? '';
  const origin = { kind: 'vpc', vpcId: vpcNamed(world, vpc) } as const;
  const question = { name, type: TYPE[type], class: CLASS_IN, recursionDesired: true };
  const result = resolve(world, bench.clock.now(), origin, question, 'udp');
  if (result.outcome === 'silence') return 'silence';
  return result.answers.flatMap(({ data }) =>
    data.kind === 'A' || data.kind === 'AAAA' ? [data.address] : [],
  );
}

/** A dual-stack pair whose groups admit DNS, and a rule towards the given family's addresses. */
async function forwarded(family: 'Ip' | 'Ipv6'): Promise<Bench> {
  const bench = new Bench('ipv6');
  const { world } = bench;
  const endpoint = async (vpc: string, Direction: string): Promise<string> => {
    const vpcId = vpcNamed(world, vpc);
    const { Id } = await made(bench, 'CreateResolverEndpoint', 'ResolverEndpoint', {
      CreatorRequestId: `${vpc} ${Direction}`,
      Direction,
      ResolverEndpointType: 'DUALSTACK',
      SecurityGroupIds: [defaultGroup(world, vpcId)],
      IpAddresses: subnetsIn(world, vpcId)
        .slice(0, 2)
        .map((SubnetId) => ({ SubnetId })),
    });
    return Id;
  };
  const inbound = await endpoint('mesh', 'INBOUND');
  const outbound = await endpoint('studio', 'OUTBOUND');
  const groupId = defaultGroup(world, vpcNamed(world, 'mesh'));
  const group = world.securityGroups.find((each) => each.groupId === groupId);
  assert.ok(group);
  const range =
    family === 'Ip' ? { cidrIpv4: '172.24.0.0/16' } : { cidrIpv6: '2600:1f18:7c3:2a00::/56' };
  addRule(world, group, { ipProtocol: 'udp', port: 53, ...range });
  bench.clock.advance(60_000);
  const listed = await bench.resolver('ListResolverEndpointIpAddresses', {
    ResolverEndpointId: inbound,
  });
  const addresses = listed.output['IpAddresses'] as Record<'Ip' | 'Ipv6', string>[];
  const rule = await made(bench, 'CreateResolverRule', 'ResolverRule', {
    CreatorRequestId: 'rule',
    RuleType: 'FORWARD',
    DomainName: world.clusters[0]?.endpointHost,
    TargetIps: addresses.map((one) => ({ [family]: one[family] })),
    ResolverEndpointId: outbound,
  });
  await made(bench, 'AssociateResolverRule', 'ResolverRuleAssociation', {
    ResolverRuleId: rule.Id,
    VPCId: vpcNamed(world, 'studio'),
  });
  bench.clock.advance(60_000);
  return bench;
}

function studioTable(world: World) {
  const vpcId = vpcNamed(world, 'studio');
  const table = world.routeTables.find(
    (each) => each.vpcId === vpcId && each.associations.length > 1,
  );
  assert.ok(table);
  return table;
}

describe('sandbox: the data plane and IPv6', () => {
  it('answers both families: private in the cluster VPC, public elsewhere', () => {
    const bench = new Bench('ipv6');
    assert.deepEqual(asked(bench, 'mesh', 'A'), ownA);
    assert.deepEqual(asked(bench, 'mesh', 'AAAA'), ownAaaa);
    for (const vpc of ['studio', 'legacy']) {
      assert.deepEqual(asked(bench, vpc, 'A'), publicA);
      assert.deepEqual(asked(bench, vpc, 'AAAA'), publicAaaa);
    }
  });

  it('has no AAAA for an IPv6 cluster of before October 2024, nor for an IPv4 one', () => {
    const bench = new Bench('ipv6');
    const [cluster] = bench.world.clusters;
    assert.ok(cluster);
    cluster.endpointHost = '1E5B90C7D2A84F36B1709E4AC85D23F6.sk1.us-east-1.eks.amazonaws.com';
    assert.deepEqual(asked(bench, 'mesh', 'A'), ownA);
    assert.deepEqual(asked(bench, 'mesh', 'AAAA'), []);
  });

  for (const family of ['Ip', 'Ipv6'] as const) {
    it(`carries questions for both families to targets by ${family}`, async () => {
      const bench = await forwarded(family);
      assert.deepEqual(asked(bench, 'studio', 'A'), ownA);
      assert.deepEqual(asked(bench, 'studio', 'AAAA'), ownAaaa);
    });
  }

  it('is silent where the IPv6 way lacks what only IPv4 has', async () => {
    const noRoute = await forwarded('Ipv6');
    const table = studioTable(noRoute.world);
    table.routes = table.routes.filter(({ destination }) => !destination.startsWith('2600:1f18:4'));
    assert.equal(asked(noRoute, 'studio', 'AAAA'), 'silence');

    const noGroup = await forwarded('Ipv6');
    for (const rule of noGroup.world.securityGroupRules) {
      if (rule.cidrIpv6 !== '2600:1f18:7c3:2a00::/56') continue;
      delete rule.cidrIpv6;
      rule.cidrIpv4 = '0.0.0.0/0';
    }
    assert.equal(asked(noGroup, 'studio', 'AAAA'), 'silence');

    const noAcl = await forwarded('Ipv6');
    for (const acl of noAcl.world.networkAcls) {
      acl.entries = acl.entries.filter(({ ruleNumber }) => ruleNumber !== 101);
    }
    assert.equal(asked(noAcl, 'studio', 'AAAA'), 'silence');
  });
});
