import assert from 'node:assert/strict';
import { routeState } from '../../../src/sandbox/states.js';
import { Bench, defaultGroup, subnetsIn, tag, tags, vpcNamed } from './support.js';

describe('sandbox: EC2 reads', () => {
  it('filter, name ids that do not exist, and page', async () => {
    const bench = new Bench('shapes');
    const one = await bench.ec2('DescribeVpcs', {
      'Filter.1.Name': 'tag:Name',
      'Filter.1.Value.1': 'tool?',
    });
    assert.deepEqual(tags(one.xml, 'vpcId'), [vpcNamed(bench.world, 'tools')]);
    const missing = await bench.ec2('DescribeVpcs', { 'VpcId.1': 'vpc-0123456789abcdef0' });
    assert.equal(
      missing.error,
      'InvalidVpcID.NotFound: The vpc ID &apos;vpc-0123456789abcdef0&apos; does not exist',
    );
    assert.match(
      (await bench.ec2('DescribeVpcs', { 'VpcId.1': 'nonsense' })).error,
      /^InvalidVpcID.Malformed/,
    );
    assert.match(
      (await bench.ec2('DescribeVpcs', { 'Filter.1.Name': 'colour', 'Filter.1.Value.1': 'x' }))
        .error,
      /^InvalidParameterValue: The filter &apos;colour&apos; is invalid/,
    );

    const seen: string[] = [];
    let token = '';
    do {
      const page = await bench.ec2('DescribeVpcs', {
        MaxResults: 5,
        ...(token !== '' && { NextToken: token }),
      });
      assert.equal(page.error, '');
      seen.push(...tags(page.xml, 'vpcId'));
      token = tag(page.xml, 'nextToken');
    } while (token !== '');
    assert.deepEqual(
      seen,
      bench.world.vpcs.map(({ vpcId }) => vpcId),
    );

    assert.match(
      (await bench.ec2('DescribeVpcs', { MaxResults: 4 })).error,
      /^InvalidParameterValue/,
    );
    assert.match((await bench.ec2('DescribeVpcs', { NextToken: 'x' })).error, /^InvalidNextToken/);
    assert.match(
      (await bench.ec2('DescribeVpcs', { MaxResults: 5, 'VpcId.1': seen[0] })).error,
      /^InvalidParameterCombination/,
    );
  });

  it('show the control plane as EKS leaves it, and not the nodes', async () => {
    const bench = new Bench();
    const { xml } = await bench.ec2('DescribeNetworkInterfaces', {
      IncludeManagedResources: 'true',
      'Filter.1.Name': 'description',
      'Filter.1.Value.1': 'Amazon EKS payments',
    });
    assert.deepEqual([...new Set(tags(xml, 'privateIpAddress'))].sort(), [
      '192.168.109.77',
      '192.168.74.42',
    ]);
    assert.equal(tag(xml, 'requesterManaged'), 'false');
    assert.equal(tag(xml, 'instanceId'), '');
  });

  it('count free addresses', async () => {
    const bench = new Bench('shapes');
    const count = async (name: string) => {
      const { xml } = await bench.ec2('DescribeSubnets', {
        'Filter.1.Name': 'tag:Name',
        'Filter.1.Value.1': name,
      });
      return tag(xml, 'availableIpAddressCount');
    };
    assert.equal(await count('crowded-a'), '0');
    assert.equal(await count('kiosk-a'), String(2 ** 12 - 5));
  });

  it('read and write one VPC attribute at a time', async () => {
    const bench = new Bench();
    const VpcId = vpcNamed(bench.world, 'tools');
    const set = async (input: Record<string, unknown>) =>
      (await bench.ec2('ModifyVpcAttribute', { VpcId, ...input })).error;
    const both = { 'EnableDnsSupport.Value': 'true', 'EnableDnsHostnames.Value': 'true' };
    assert.match(await set(both), /^InvalidParameterCombination/);
    assert.equal(await set({ 'EnableDnsHostnames.Value': 'false' }), '');
    assert.equal(await set({ 'EnableDnsSupport.Value': 'false' }), '');
    assert.match(await set({ 'EnableDnsHostnames.Value': 'true' }), /^InvalidParameterCombination/);
    const { xml } = await bench.ec2('DescribeVpcAttribute', {
      VpcId,
      Attribute: 'enableDnsSupport',
    });
    assert.match(xml, /<enableDnsSupport><value>false<\/value><\/enableDnsSupport>/);
  });
});

describe('sandbox: security groups', () => {
  const rule = (cidr: string, protocol = 'udp'): Record<string, unknown> => ({
    'IpPermissions.1.IpProtocol': protocol,
    'IpPermissions.1.FromPort': 53,
    'IpPermissions.1.ToPort': 53,
    'IpPermissions.1.IpRanges.1.CidrIp': cidr,
  });

  async function newGroup(bench: Bench): Promise<string> {
    const { xml, error } = await bench.ec2('CreateSecurityGroup', {
      GroupName: 'dns',
      GroupDescription: 'DNS in',
      VpcId: vpcNamed(bench.world, 'tools'),
      'TagSpecification.1.ResourceType': 'security-group',
      'TagSpecification.1.Tag.1.Key': 'k',
      'TagSpecification.1.Tag.1.Value': 'v',
    });
    assert.equal(error, '');
    return tag(xml, 'groupId');
  }

  it('let everything out when new', async () => {
    const bench = new Bench();
    const id = await newGroup(bench);
    const { xml } = await bench.ec2('DescribeSecurityGroupRules', {
      'Filter.1.Name': 'group-id',
      'Filter.1.Value.1': id,
    });
    assert.deepEqual(
      [tags(xml, 'isEgress'), tags(xml, 'ipProtocol'), tags(xml, 'cidrIpv4')],
      [['true'], ['-1'], ['0.0.0.0/0']],
    );
  });

  it('keep canonical blocks, refuse duplicates, and give rule ids with their tags', async () => {
    const bench = new Bench();
    const GroupId = await newGroup(bench);
    const added = await bench.ec2('AuthorizeSecurityGroupIngress', {
      GroupId,
      ...rule('172.16.9.9/16'),
      'TagSpecification.1.ResourceType': 'security-group-rule',
      'TagSpecification.1.Tag.1.Key': 'owner',
      'TagSpecification.1.Tag.1.Value': '<us>',
    });
    assert.equal(tag(added.xml, 'cidrIpv4'), '172.16.0.0/16');
    assert.match(tag(added.xml, 'securityGroupRuleId'), /^sgr-[0-9a-f]{17}$/);
    assert.equal(tag(added.xml, 'value'), '&lt;us&gt;');
    const again = await bench.ec2('AuthorizeSecurityGroupIngress', {
      GroupId,
      ...rule('172.16.0.0/16', '17'),
    });
    assert.match(
      again.error,
      /^InvalidPermission.Duplicate: .*peer: 172\.16\.0\.0\/16, UDP, from port: 53, to port: 53, ALLOW/,
    );
    const malformed = await bench.ec2('AuthorizeSecurityGroupIngress', {
      GroupId,
      ...rule('172.16.0.0/33'),
    });
    assert.equal(malformed.error, 'InvalidParameterValue: CIDR block 172.16.0.0/33 is malformed');
  });

  it('revoke by id and by content, all or nothing', async () => {
    const bench = new Bench();
    const GroupId = await newGroup(bench);
    const egress = await bench.ec2('RevokeSecurityGroupEgress', {
      GroupId,
      'IpPermissions.1.IpProtocol': '-1',
      'IpPermissions.1.IpRanges.1.CidrIp': '0.0.0.0/0',
    });
    assert.equal(egress.error, '');
    const added = await bench.ec2('AuthorizeSecurityGroupIngress', {
      GroupId,
      ...rule('10.0.0.0/8'),
    });
    const id = tag(added.xml, 'securityGroupRuleId');
    const mixed = { GroupId, 'SecurityGroupRuleId.1': id, 'SecurityGroupRuleId.2': 'sgr-0' };
    assert.match(
      (await bench.ec2('RevokeSecurityGroupIngress', mixed)).error,
      /^InvalidSecurityGroupRuleId.NotFound/,
    );
    const rules = () => bench.world.securityGroupRules.filter((each) => each.groupId === GroupId);
    assert.equal(rules().length, 1);
    assert.equal(
      (await bench.ec2('RevokeSecurityGroupIngress', { GroupId, 'SecurityGroupRuleId.1': id }))
        .error,
      '',
    );
    assert.equal(rules().length, 0);
    assert.match(
      (await bench.ec2('RevokeSecurityGroupIngress', { GroupId, ...rule('10.0.0.0/8') })).error,
      /^InvalidPermission.NotFound/,
    );
  });

  it('hold 60 rules a direction', async () => {
    const bench = new Bench();
    const GroupId = await newGroup(bench);
    for (let index = 0; index < 60; index += 1) {
      const { error } = await bench.ec2('AuthorizeSecurityGroupIngress', {
        GroupId,
        ...rule(`10.${index}.0.0/16`),
      });
      assert.equal(error, '');
    }
    const { error } = await bench.ec2('AuthorizeSecurityGroupIngress', {
      GroupId,
      ...rule('10.60.0.0/16'),
    });
    assert.match(error, /^RulesPerSecurityGroupLimitExceeded/);
  });

  it('stay while an endpoint or another group uses them', async () => {
    const bench = new Bench();
    const GroupId = await newGroup(bench);
    const subnets = subnetsIn(bench.world, vpcNamed(bench.world, 'tools'));
    const { output } = await bench.resolver('CreateResolverEndpoint', {
      CreatorRequestId: 'x',
      Direction: 'OUTBOUND',
      SecurityGroupIds: [GroupId],
      IpAddresses: subnets.slice(0, 2).map((SubnetId) => ({ SubnetId })),
    });
    const { Id } = output['ResolverEndpoint'] as { Id: string };
    const remove = async () => (await bench.ec2('DeleteSecurityGroup', { GroupId })).error;
    assert.match(await remove(), /^DependencyViolation/);
    await bench.resolver('DeleteResolverEndpoint', { ResolverEndpointId: Id });
    assert.match(await remove(), /^DependencyViolation/);
    bench.clock.advance(30_000);
    assert.equal(await remove(), '');
    assert.match(await remove(), /^InvalidGroup.NotFound/);
    const fallback = defaultGroup(bench.world, vpcNamed(bench.world, 'tools'));
    assert.match(
      (await bench.ec2('DeleteSecurityGroup', { GroupId: fallback })).error,
      /^CannotDelete/,
    );
  });

  it('are not touched by a dry run', async () => {
    const bench = new Bench();
    const GroupId = await newGroup(bench);
    const before = JSON.stringify(bench.world);
    const dry = await bench.ec2('DeleteSecurityGroup', { GroupId, DryRun: 'true' });
    assert.deepEqual([dry.status, dry.error.split(':')[0]], [412, 'DryRunOperation']);
    assert.match(
      (await bench.ec2('DeleteSecurityGroup', { GroupId: 'sg-0', DryRun: 'true' })).error,
      /^InvalidGroup.NotFound/,
    );
    assert.equal(JSON.stringify(bench.world), before);
  });
});

describe('sandbox: breaking things by EC2', () => {
  it('routes come and go, but for the local one', async () => {
    const bench = new Bench();
    const table = bench.world.routeTables.find((each) => each.tags['Name'] === 'tools-private');
    const route = { RouteTableId: table?.routeTableId, DestinationCidrBlock: '192.168.0.0/16' };
    const peering = bench.world.peeringConnections[0];
    const target = { VpcPeeringConnectionId: peering?.vpcPeeringConnectionId };
    assert.match(
      (await bench.ec2('CreateRoute', { ...route, ...target })).error,
      /^RouteAlreadyExists/,
    );
    assert.equal((await bench.ec2('DeleteRoute', route)).error, '');
    assert.match((await bench.ec2('DeleteRoute', route)).error, /^InvalidRoute.NotFound/);
    assert.equal((await bench.ec2('CreateRoute', { ...route, ...target })).error, '');
    assert.match(
      (await bench.ec2('DeleteRoute', { ...route, DestinationCidrBlock: '172.16.0.0/16' })).error,
      /^InvalidParameterValue: cannot remove local route/,
    );
    assert.match(
      (
        await bench.ec2('CreateRoute', {
          ...route,
          VpcPeeringConnectionId: 'pcx-0',
          DestinationCidrBlock: '10.9.0.0/16',
        })
      ).error,
      /^InvalidVpcPeeringConnectionID.NotFound/,
    );
  });

  it('a route over a dead peering connection reads as a blackhole', () => {
    const { world } = new Bench();
    const route = world.routeTables
      .flatMap(({ routes }) => routes)
      .find(({ target }) => target.kind === 'peering');
    assert.ok(route);
    assert.equal(routeState(world, route), 'active');
    const [peering] = world.peeringConnections;
    if (peering) peering.statusCode = 'deleted';
    assert.equal(routeState(world, route), 'blackhole');
  });

  it('network ACL entries can be made, replaced and removed', async () => {
    const bench = new Bench();
    const acl = bench.world.networkAcls[0];
    const key = { NetworkAclId: acl?.networkAclId, RuleNumber: 50, Egress: 'false' };
    const entry = {
      ...key,
      Protocol: 'udp',
      RuleAction: 'deny',
      CidrBlock: '0.0.0.0/0',
      'PortRange.From': 53,
      'PortRange.To': 53,
    };
    assert.match(
      (await bench.ec2('ReplaceNetworkAclEntry', entry)).error,
      /^InvalidNetworkAclEntry.NotFound/,
    );
    assert.equal((await bench.ec2('CreateNetworkAclEntry', entry)).error, '');
    assert.match(
      (await bench.ec2('CreateNetworkAclEntry', entry)).error,
      /^NetworkAclEntryAlreadyExists/,
    );
    assert.equal(
      (await bench.ec2('ReplaceNetworkAclEntry', { ...entry, RuleAction: 'allow' })).error,
      '',
    );
    const found = acl?.entries.find(({ ruleNumber }) => ruleNumber === 50);
    assert.deepEqual(
      [found?.protocol, found?.action, found?.ports],
      ['17', 'allow', { from: 53, to: 53 }],
    );
    assert.equal((await bench.ec2('DeleteNetworkAclEntry', key)).error, '');
    assert.match(
      (await bench.ec2('CreateNetworkAclEntry', { ...entry, RuleNumber: 32767 })).error,
      /^InvalidParameterValue/,
    );
  });

  it('tags are written, listed and deleted', async () => {
    const bench = new Bench();
    const vpcId = vpcNamed(bench.world, 'tools');
    const write = { 'ResourceId.1': vpcId, 'Tag.1.Key': 'cost', 'Tag.1.Value': '7' };
    assert.equal((await bench.ec2('CreateTags', write)).error, '');
    const list = async () =>
      tags(
        (
          await bench.ec2('DescribeTags', {
            'Filter.1.Name': 'resource-id',
            'Filter.1.Value.1': vpcId,
          })
        ).xml,
        'key',
      );
    assert.deepEqual(await list(), ['Name', 'cost']);
    await bench.ec2('DeleteTags', { ...write, 'Tag.1.Value': '8' });
    assert.deepEqual(await list(), ['Name', 'cost']);
    await bench.ec2('DeleteTags', write);
    assert.deepEqual(await list(), ['Name']);
    assert.match(
      (await bench.ec2('CreateTags', { ...write, 'ResourceId.1': 'vpc-0' })).error,
      /^InvalidID/,
    );
    assert.match(
      (await bench.ec2('CreateTags', { ...write, 'Tag.1.Key': 'aws:x' })).error,
      /^InvalidParameterValue/,
    );
  });
});
