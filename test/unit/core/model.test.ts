import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { contains, isPrivateAddress, overlaps, parseCidr } from '../../../src/core/model/cidr.js';
import { foreignNameServers } from '../../../src/core/model/dhcp.js';
import { covers, endpointNameOf, withTrailingDot } from '../../../src/core/model/fqdn.js';
import { admits } from '../../../src/core/model/groupRules.js';
import { asId, type SecurityGroupId, type VpcId } from '../../../src/core/model/ids.js';
import type { RouteTable, SecurityGroupRule, Vpc } from '../../../src/core/model/network.js';
import { reachOf, routeFor } from '../../../src/core/model/routing.js';
import { fill } from '../../../src/core/model/text.js';
import { version } from '../../../src/core/model/version.js';

describe('ranges', () => {
  it('contain what is inside and nothing else', () => {
    assert.ok(contains('192.168.0.0/16', '192.168.109.77'));
    assert.ok(contains('0.0.0.0/0', '10.0.0.0/8'));
    assert.ok(!contains('192.168.0.0/16', '192.169.0.0/24'));
    assert.ok(!contains('192.168.0.0/24', '192.168.0.0/16'));
    assert.ok(contains('fd00:ec2::/32', 'fd00:ec2::253'));
    assert.ok(!contains('0.0.0.0/0', '::1'));
  });
  it('are read in canonical form, host bits dropped', () => {
    assert.deepEqual(parseCidr('100.68.0.18/18'), parseCidr('100.68.0.0/18'));
    assert.deepEqual(parseCidr('2001:db8::ffff/32'), parseCidr('2001:db8::/32'));
  });
  it('are refused when they are not ranges', () => {
    for (const text of ['', '10.0.0.0/33', '10.0.0/8', '10.0.0.0/8/8', 'a::b::c', '10.0.0.0/x']) {
      assert.equal(parseCidr(text), undefined, text);
    }
  });
  it('overlap in both directions', () => {
    assert.ok(overlaps('10.0.0.0/8', '10.2.0.0/16') && overlaps('10.2.0.0/16', '10.0.0.0/8'));
    assert.ok(!overlaps('10.0.0.0/16', '10.1.0.0/16'));
  });
  it('tell private from public addresses', () => {
    for (const one of ['10.1.2.3', '172.31.0.1', '192.168.0.1', '100.64.0.1', 'fd00::1']) {
      assert.ok(isPrivateAddress(one), one);
    }
    for (const one of ['172.32.0.1', '54.172.31.8', '100.128.0.1', '2600:1f18::1']) {
      assert.ok(!isPrivateAddress(one), one);
    }
  });
});

describe('names', () => {
  it('come from the endpoint address, lower-cased, and are never built', () => {
    assert.equal(
      endpointNameOf('https://9FF8.SK1.eu.EKS.amazonaws.com'),
      '9ff8.sk1.eu.eks.amazonaws.com',
    );
    assert.equal(endpointNameOf(undefined), undefined);
    assert.equal(endpointNameOf('not an address'), undefined);
  });
  it('are covered by equal names and parents only', () => {
    assert.ok(covers('eks.amazonaws.com.', 'A.gr7.eks.AMAZONAWS.com'));
    assert.ok(covers('', 'any.name'));
    assert.ok(!covers('ks.amazonaws.com', 'eks.amazonaws.com'));
    assert.equal(withTrailingDot('A.b.'), 'a.b.');
  });
});

describe('routes', () => {
  const vpcId = asId<VpcId>('vpc-a');
  const table: RouteTable = {
    id: 'rtb-1',
    vpcId,
    main: true,
    subnetIds: [],
    routes: [
      { destination: '0.0.0.0/0', target: 'igw-1', state: 'active' },
      { destination: '172.16.0.0/12', target: 'tgw-1', state: 'active' },
      { destination: '172.16.0.0/16', target: 'pcx-1', state: 'active' },
    ],
  };
  const peering = {
    id: asId<never>('pcx-1'),
    status: 'active',
    requesterVpcId: vpcId,
    accepterVpcId: asId<VpcId>('vpc-b'),
    requesterRegion: '',
    accepterRegion: '',
  };
  it('are chosen by the longest prefix', () => {
    assert.equal(routeFor(table, '172.16.4.0/24')?.target, 'pcx-1');
    assert.equal(routeFor(table, '172.17.0.0/24')?.target, 'tgw-1');
    assert.equal(routeFor(table, '8.8.8.8')?.target, 'igw-1');
  });
  it('reach the other side of an active peering only', () => {
    const route = routeFor(table, '172.16.4.0/24');
    const to = asId<VpcId>('vpc-b');
    assert.equal(reachOf(route, vpcId, to, [peering]), 'yes');
    assert.equal(reachOf(route, vpcId, asId<VpcId>('vpc-c'), [peering]), 'no');
    assert.equal(reachOf(route, vpcId, to, [{ ...peering, status: 'deleted' }]), 'no');
    assert.equal(reachOf(routeFor(table, '172.17.0.0/24'), vpcId, to, [peering]), 'perhaps');
    assert.equal(reachOf(routeFor(table, '8.8.8.8'), vpcId, to, [peering]), 'no');
    assert.equal(reachOf(undefined, vpcId, to, [peering]), 'no');
  });
});

describe('group rules', () => {
  const groupId = asId<SecurityGroupId>('sg-1');
  const rule = (over: Partial<SecurityGroupRule>): SecurityGroupRule => ({
    id: asId<never>('sgr-1'),
    groupId,
    direction: 'ingress',
    protocol: 'tcp',
    fromPort: 443,
    toPort: 443,
    cidr: '172.16.0.0/12',
    tags: {},
    ...over,
  });
  const wanted = { protocol: 'tcp', port: 443, cidr: '172.16.0.0/16' } as const;
  const check = (over: Partial<SecurityGroupRule>): boolean =>
    admits([rule(over)], [groupId], 'ingress', wanted);
  it('admit by a wider range, a port span, and by -1', () => {
    assert.ok(check({}));
    assert.ok(check({ fromPort: 0, toPort: 65535 }));
    assert.ok(check({ protocol: '-1', fromPort: -1, toPort: -1 }));
    assert.ok(check({ protocol: '6' }));
  });
  it('do not admit by another port, protocol, direction, group or a narrower range', () => {
    assert.ok(!check({ fromPort: 444, toPort: 500 }));
    assert.ok(!check({ protocol: 'udp' }));
    assert.ok(!check({ direction: 'egress' }));
    assert.ok(!check({ groupId: asId<SecurityGroupId>('sg-2') }));
    assert.ok(!check({ cidr: '172.16.0.0/24' }));
  });
});

describe('DHCP options', () => {
  const vpc: Vpc = {
    id: asId<VpcId>('vpc-a'),
    name: '',
    ownerId: asId<Vpc['ownerId']>('111122223333'),
    cidrs: ['10.0.0.0/16'],
    ipv6Cidrs: [],
    dhcpOptionsId: 'dopt-1',
    tenancy: 'default',
    isDefault: false,
  };
  const servers = (...nameServers: string[]): readonly string[] | undefined =>
    foreignNameServers(vpc, [{ id: 'dopt-1', nameServers }]);
  it('are ours for every way to name the VPC Resolver', () => {
    assert.deepEqual(servers('AmazonProvidedDNS', '10.0.0.2', '169.254.169.253'), []);
  });
  it('name other servers, or are unknown', () => {
    assert.deepEqual(servers('10.0.0.2', '10.1.0.2'), ['10.1.0.2']);
    assert.equal(foreignNameServers(vpc, undefined), undefined);
    assert.deepEqual(foreignNameServers({ ...vpc, dhcpOptionsId: 'default' }, []), []);
  });
});

describe('texts', () => {
  it('leave a place without an argument visible', () => {
    assert.equal(fill('{a} and {b}', { a: ['x', 'y'] }), 'x, y and {b}');
  });
  it('take no argument from an object’s prototype', () => {
    assert.equal(fill('{constructor}', {}), '{constructor}');
  });
  it('carry the version of the package', () => {
    const manifest = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
    assert.equal((JSON.parse(manifest) as { version: string }).version, version);
  });
});
