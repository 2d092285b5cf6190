import assert from 'node:assert/strict';
import { contains, overlaps, parseCidr } from '../../../src/core/model/cidr.js';
import type { Cluster } from '../../../src/core/model/cluster.js';
import { known } from '../../../src/core/model/fact.js';
import { admits } from '../../../src/core/model/groupRules.js';
import { asId, type SecurityGroupId, type VpcId } from '../../../src/core/model/ids.js';
import { addressTypes, hasDualStackEndpoint } from '../../../src/core/model/ipFamily.js';
import type { RouteTable, SecurityGroupRule } from '../../../src/core/model/network.js';
import { routeFor } from '../../../src/core/model/routing.js';
import { emptySnapshot, type Snapshot } from '../../../src/core/model/snapshot.js';
import { controlPlaneAddresses } from '../../../src/core/verify/controlPlane.js';

describe('IPv6 ranges', () => {
  it('are one range however they are written', () => {
    const one = parseCidr('2001:db8:0:0:0:0:0:0/32');
    for (const text of ['2001:db8::/32', '2001:DB8::1/32', '2001:db8:ffff::/32']) {
      assert.deepEqual(parseCidr(text), one, text);
    }
    assert.deepEqual(parseCidr('::ffff:192.0.2.1/128'), parseCidr('::ffff:c000:201/128'));
    assert.deepEqual(parseCidr('::1'), parseCidr('::1/128'));
  });

  it('are refused with a zone, with too long a prefix, or with too many groups', () => {
    for (const text of ['fe80::1%eth0', 'fe80::%1/64', '::/129', '1:2:3:4:5:6:7:8:9', 'g::/8']) {
      assert.equal(parseCidr(text), undefined, text);
    }
  });

  it('contain by prefix, and nothing of the other family', () => {
    assert.ok(contains('2600:1f18:7c3:2a00::/56', '2600:1f18:7c3:2aff::1'));
    assert.ok(!contains('2600:1f18:7c3:2a00::/56', '2600:1f18:7c3:2b00::'));
    assert.ok(contains('::/0', 'fd00::/8'));
    assert.ok(!contains('::/0', '10.0.0.0/8') && !contains('0.0.0.0/0', '::ffff:a00:0/104'));
  });

  it('overlap where one lies in the other', () => {
    const vpc = '2600:1f18:4a5:8000::/56';
    assert.ok(overlaps(vpc, '2600:1f18:4a5:80ff::/64') && overlaps('2600:1f18::/32', vpc));
    assert.ok(!overlaps(vpc, '2600:1f18:4a5:8100::/56'));
    assert.ok(!overlaps('::/0', '0.0.0.0/0'));
  });

  it('are routed by the longest IPv6 prefix, past every IPv4 one', () => {
    const route = (destination: string, target: string) => ({
      destination,
      target,
      state: 'active',
    });
    const table: RouteTable = {
      id: 'rtb-1',
      vpcId: asId<VpcId>('vpc-1'),
      main: true,
      subnetIds: [],
      routes: [
        route('0.0.0.0/0', 'nat-1'),
        route('::/0', 'eigw-1'),
        route('2600:1f18:4a5:8000::/56', 'pcx-1'),
      ],
    };
    assert.equal(routeFor(table, '2600:1f18:4a5:8001::/64')?.target, 'pcx-1');
    assert.equal(routeFor(table, '2600:1f18:4a5:9000::/64')?.target, 'eigw-1');
    assert.equal(routeFor(table, '2600::/16')?.target, 'eigw-1');
  });

  it('are admitted by entries of their own family alone', () => {
    const groupId = asId<SecurityGroupId>('sg-1');
    const rule = (cidr: string): SecurityGroupRule => ({
      id: asId('sgr-1'),
      groupId,
      direction: 'ingress',
      protocol: '-1',
      fromPort: -1,
      toPort: -1,
      cidr,
      tags: {},
    });
    const wanted = { protocol: 'tcp', port: 443, cidr: '2600:1f18:7c3:2a00::/56' } as const;
    assert.ok(!admits([rule('0.0.0.0/0')], [groupId], 'ingress', wanted));
    assert.ok(admits([rule('2600:1f18:7c3::/48')], [groupId], 'ingress', wanted));
    assert.ok(!admits([rule('2600:1f18:7c3:2a00::/64')], [groupId], 'ingress', wanted));
  });
});

const cluster = (ipFamily: 'ipv4' | 'ipv6', endpointName?: string): Cluster => ({
  name: 'orders',
  arn: 'arn',
  kind: 'eks',
  status: 'ACTIVE',
  subnetIds: [],
  publicAccessCidrs: [],
  securityGroupIds: [],
  ipFamily,
  ...(endpointName === undefined ? {} : { endpointName }),
});
const dual = cluster('ipv6', 'abc.sk1.eks-cluster.us-east-1.api.aws');
const old = cluster('ipv6', 'abc.sk1.us-east-1.eks.amazonaws.com');

describe('the families of an endpoint name', () => {
  it('are both for IPv6 clusters whose name has the newer form, in every partition', () => {
    assert.ok(hasDualStackEndpoint(dual));
    const china = 'abc.yl4.eks-cluster.cn-north-1.api.amazonwebservices.com.cn';
    assert.deepEqual(addressTypes(cluster('ipv6', china)), ['A', 'AAAA']);
    for (const one of [old, cluster('ipv6'), cluster('ipv4', old.endpointName)]) {
      assert.deepEqual(addressTypes(one), ['A']);
    }
    // The docs of the China Regions print that form for IPv4 clusters, too.
    assert.deepEqual(addressTypes(cluster('ipv4', china)), ['A']);
  });

  it('say which control-plane addresses a right answer is made of', () => {
    const source = { call: 'test', at: 0 };
    const networkInterface = {
      id: 'eni-1',
      vpcId: asId<VpcId>('vpc-1'),
      subnetId: asId<never>('subnet-1'),
      description: 'Amazon EKS orders',
      privateAddresses: ['10.80.6.31'],
      ipv6Addresses: ['2600:1f18::7e21'],
      groupIds: [],
    };
    const snapshot = (one: Cluster): Snapshot => ({
      ...emptySnapshot({ profile: 'p', region: 'us-east-1' }),
      clusters: { orders: known(one, source) },
      controlPlane: { orders: known([networkInterface], source) },
    });
    const expected = (one: Cluster) => {
      const fact = controlPlaneAddresses(snapshot(one), 'orders');
      return fact.known && fact.value;
    };
    assert.deepEqual(expected(dual), ['10.80.6.31', '2600:1f18::7e21']);
    assert.deepEqual(expected(old), ['10.80.6.31']);
  });
});
