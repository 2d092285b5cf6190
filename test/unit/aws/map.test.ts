import assert from 'node:assert/strict';
import { clusterFrom } from '../../../src/aws/map/cluster.js';
import { dhcpOptionsFrom } from '../../../src/aws/map/dhcpOptions.js';
import { networkInterfaceFrom } from '../../../src/aws/map/networkInterface.js';
import { resolverRuleFrom } from '../../../src/aws/map/resolverRule.js';
import {
  endpointAddressFrom,
  resolverEndpointFrom,
} from '../../../src/aws/map/resolverEndpoint.js';
import { routeTableFrom } from '../../../src/aws/map/routeTable.js';
import { securityGroupRuleFrom } from '../../../src/aws/map/securityGroupRule.js';
import { peeringFrom } from '../../../src/aws/map/peering.js';
import { subnetFrom } from '../../../src/aws/map/subnet.js';
import { vpcFrom } from '../../../src/aws/map/vpc.js';
import { PortError } from '../../../src/core/model/portError.js';

describe('from EKS', () => {
  const arn = 'arn:aws:eks:us-east-1:111122223333:cluster/dev';

  it('the endpoint name is the host, lower-cased, without a trailing dot', () => {
    const name = (endpoint: string) => clusterFrom({ name: 'dev', arn, endpoint }).endpointName;
    assert.equal(
      name('https://9FF86DB0668DC670F27F426024E7CDBD.sk1.us-east-1.eks.amazonaws.com'),
      '9ff86db0668dc670f27f426024e7cdbd.sk1.us-east-1.eks.amazonaws.com',
    );
    assert.equal(name('https://ABC.eks.example.:443/'), 'abc.eks.example');
    assert.equal(name(''), undefined);
    assert.equal(name('no url'), undefined);
  });

  it('a cluster that is being made has no endpoint name', () => {
    const cluster = clusterFrom({ name: 'dev', arn, status: 'CREATING', resourcesVpcConfig: {} });
    assert.equal('endpointName' in cluster, false);
    assert.equal('vpcId' in cluster, false);
  });

  it('access from the two flags', () => {
    const access = (endpointPublicAccess?: boolean, endpointPrivateAccess?: boolean) =>
      clusterFrom({
        name: 'dev',
        arn,
        resourcesVpcConfig: { endpointPublicAccess, endpointPrivateAccess },
      }).access;
    assert.equal(access(true, true), 'publicAndPrivate');
    assert.equal(access(true, false), 'public');
    assert.equal(access(false, true), 'private');
    assert.equal(access(undefined, undefined), undefined);
  });

  it('registered and Outposts clusters are told apart', () => {
    const registered = clusterFrom({ name: 'dev', arn, connectorConfig: { provider: 'OTHER' } });
    assert.equal(registered.kind, 'external');
    assert.equal(registered.access, undefined);
    assert.deepEqual(registered.subnetIds, []);
    const outposts = clusterFrom({
      name: 'dev',
      arn,
      outpostConfig: { outpostArns: ['a'], controlPlaneInstanceType: 'm5.large' },
    });
    assert.equal(outposts.kind, 'outposts');
  });
});

describe('from EC2', () => {
  it('a VPC has its primary range first, each once, and none on its way out', () => {
    const vpc = vpcFrom({
      VpcId: 'vpc-1',
      CidrBlock: '10.0.0.0/16',
      CidrBlockAssociationSet: [
        { CidrBlock: '10.1.0.0/16', CidrBlockState: { State: 'associated' } },
        { CidrBlock: '10.0.0.0/16', CidrBlockState: { State: 'associated' } },
        { CidrBlock: '10.2.0.0/16', CidrBlockState: { State: 'disassociating' } },
      ],
      Tags: [{ Key: 'Name', Value: 'apps' }],
    });
    assert.deepEqual(vpc.cidrs, ['10.0.0.0/16', '10.1.0.0/16']);
    assert.equal(vpc.name, 'apps');
  });

  it('a VPC without an id is an error, not an empty id', () => {
    assert.throws(() => vpcFrom({ CidrBlock: '10.0.0.0/16' }), PortError);
  });

  it('name servers of a DHCP option set, in their order', () => {
    const set = dhcpOptionsFrom({
      DhcpOptionsId: 'dopt-1',
      DhcpConfigurations: [
        { Key: 'domain-name', Values: [{ Value: 'ec2.internal' }] },
        { Key: 'domain-name-servers', Values: [{ Value: '10.0.0.9' }, { Value: '10.0.0.8' }] },
      ],
    });
    assert.deepEqual(set.nameServers, ['10.0.0.9', '10.0.0.8']);
    assert.deepEqual(dhcpOptionsFrom({ DhcpOptionsId: 'dopt-2' }).nameServers, []);
  });

  it('routes name what they lead to', () => {
    const table = routeTableFrom({
      RouteTableId: 'rtb-1',
      VpcId: 'vpc-1',
      Associations: [{ Main: true }, { Main: false, SubnetId: 'subnet-1' }],
      Routes: [
        { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' },
        {
          DestinationCidrBlock: '172.16.0.0/16',
          VpcPeeringConnectionId: 'pcx-1',
          State: 'blackhole',
        },
        { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1' },
        { DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-1' },
        { DestinationCidrBlock: '10.9.0.0/16', InstanceId: 'i-1', NetworkInterfaceId: 'eni-1' },
      ],
    });
    assert.equal(table.main, true);
    assert.deepEqual(table.subnetIds, ['subnet-1']);
    assert.deepEqual(
      table.routes.map(({ destination, target, state }) => `${destination} ${target} ${state}`),
      [
        '10.0.0.0/16 local active',
        '172.16.0.0/16 pcx-1 blackhole',
        '::/0 eigw-1 active',
        'pl-1 vpce-1 active',
        '10.9.0.0/16 i-1 active',
      ],
    );
  });

  it('a security group rule has one peer', () => {
    const base = { SecurityGroupRuleId: 'sgr-1', GroupId: 'sg-1' };
    const v4 = securityGroupRuleFrom({ ...base, CidrIpv4: '10.0.0.0/8', IsEgress: true });
    assert.equal(v4.cidr, '10.0.0.0/8');
    assert.equal(v4.direction, 'egress');
    assert.equal(v4.fromPort, -1);
    const v6 = securityGroupRuleFrom({ ...base, CidrIpv6: 'fd00::/8' });
    assert.equal(v6.cidr, 'fd00::/8');
    const group = securityGroupRuleFrom({ ...base, ReferencedGroupInfo: { GroupId: 'sg-2' } });
    assert.equal(group.referencedGroupId, 'sg-2');
    assert.equal('cidr' in group, false);
    assert.equal(securityGroupRuleFrom({ ...base, PrefixListId: 'pl-1' }).prefixListId, 'pl-1');
  });

  it('an interface lists its primary address first and once', () => {
    const nic = networkInterfaceFrom({
      NetworkInterfaceId: 'eni-1',
      VpcId: 'vpc-1',
      PrivateIpAddress: '10.0.0.5',
      PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.6' }, { PrivateIpAddress: '10.0.0.5' }],
      Groups: [{ GroupId: 'sg-1' }],
    });
    assert.deepEqual(nic.privateAddresses, ['10.0.0.5', '10.0.0.6']);
    assert.deepEqual(nic.groupIds, ['sg-1']);
  });

  it('a peering side without a Region is in ours', () => {
    const peering = peeringFrom(
      {
        VpcPeeringConnectionId: 'pcx-1',
        Status: { Code: 'active' },
        RequesterVpcInfo: { VpcId: 'vpc-1' },
        AccepterVpcInfo: { VpcId: 'vpc-2', Region: 'eu-west-1' },
      },
      'us-east-1',
    );
    assert.equal(peering.requesterRegion, 'us-east-1');
    assert.equal(peering.accepterRegion, 'eu-west-1');
    assert.equal(peering.status, 'active');
  });

  it('a subnet without IPv4 has an empty range', () => {
    const subnet = subnetFrom({ SubnetId: 'subnet-1', VpcId: 'vpc-1', Ipv6Native: true });
    assert.equal(subnet.cidr, '');
    assert.equal(subnet.ipv6Native, true);
    assert.deepEqual(subnet.ipv6Cidrs, []);
  });

  it('IPv6 ranges on their way in or out do not count', () => {
    const set = [
      { Ipv6CidrBlock: '2001:db8:0:1::/64', Ipv6CidrBlockState: { State: 'associated' } },
      { Ipv6CidrBlock: '2001:db8:0:2::/64', Ipv6CidrBlockState: { State: 'disassociating' } },
    ] as const;
    const subnet = subnetFrom({
      SubnetId: 'subnet-1',
      VpcId: 'vpc-1',
      Ipv6CidrBlockAssociationSet: [...set],
    });
    assert.deepEqual(subnet.ipv6Cidrs, ['2001:db8:0:1::/64']);
  });
});

describe('from Route 53 Resolver', () => {
  it('a domain name loses its dot and its capitals; the root is the empty text', () => {
    const name = (DomainName: string) =>
      resolverRuleFrom({ Id: 'rslvr-rr-1', DomainName }).domainName;
    assert.equal(
      name('ABC.sk1.us-east-1.eks.amazonaws.com.'),
      'abc.sk1.us-east-1.eks.amazonaws.com',
    );
    assert.equal(name('.'), '');
  });

  it('targets have port 53 unless told', () => {
    const rule = resolverRuleFrom({
      Id: 'rslvr-rr-1',
      TargetIps: [{ Ip: '10.0.0.1' }, { Ipv6: 'fd00::1', Port: 5353 }, { Port: 53 }],
    });
    assert.deepEqual(rule.targets, [
      { ip: '10.0.0.1', port: 53 },
      { ip: 'fd00::1', port: 5353 },
    ]);
  });

  it('an autodefined rule has neither endpoint nor targets', () => {
    const rule = resolverRuleFrom({
      Id: 'rslvr-autodefined-rr-internet-resolver',
      DomainName: '.',
    });
    assert.equal('endpointId' in rule, false);
    assert.deepEqual(rule.targets, []);
  });

  it('an address on its way has no ip', () => {
    assert.equal('ip' in endpointAddressFrom({ IpId: 'rni-1', Status: 'CREATING' }), false);
    const six = endpointAddressFrom({ Ipv6: 'fd00::2' });
    assert.deepEqual(['ip' in six, six.ipv6], [false, 'fd00::2']);
  });

  it('an endpoint without protocols has an empty list', () => {
    const endpoint = resolverEndpointFrom({ Id: 'rslvr-in-1', HostVPCId: 'vpc-1' });
    assert.deepEqual(endpoint.protocols, []);
    assert.equal(endpoint.vpcId, 'vpc-1');
    assert.equal('type' in endpoint, false);
    const dual = resolverEndpointFrom({ Id: 'rslvr-in-1', ResolverEndpointType: 'DUALSTACK' });
    assert.equal(dual.type, 'DUALSTACK');
  });
});
