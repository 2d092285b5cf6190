import assert from 'node:assert/strict';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateRouteCommand,
  CreateSecurityGroupCommand,
  DeleteRouteCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSubnetsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
  EC2Client,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { DescribeClusterCommand, EKSClient } from '@aws-sdk/client-eks';
import {
  CreateResolverEndpointCommand,
  CreateResolverRuleCommand,
  GetResolverEndpointCommand,
  ListResolverEndpointIpAddressesCommand,
  Route53ResolverClient,
  UpdateResolverEndpointCommand,
} from '@aws-sdk/client-route53resolver';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { defaultGroup, FakeClock, subnetsIn, vpcNamed } from './support.js';

const mesh6 = '2600:1f18:4a5:8000::/56';
const studio6 = '2600:1f18:7c3:2a00::/56';

describe('sandbox: IPv6 through the AWS SDK', () => {
  const clock = new FakeClock(Date.now());
  let sandbox: Sandbox;
  let ec2: EC2Client;
  let eks: EKSClient;
  let resolver: Route53ResolverClient;

  beforeEach(async () => {
    sandbox = await startSandbox({ scenario: 'ipv6', clock, rateLimit: false });
    const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = sandbox.env;
    const config = {
      endpoint: sandbox.endpoint,
      region: sandbox.region,
      credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
      maxAttempts: 1,
    };
    ec2 = new EC2Client(config);
    eks = new EKSClient(config);
    resolver = new Route53ResolverClient(config);
  });

  afterEach(() => sandbox.close());

  const vpc = (name: string): string => vpcNamed(sandbox.world, name);
  const subnets = (name: string): string[] => subnetsIn(sandbox.world, vpc(name)).slice(0, 2);
  const group = (name: string): string => defaultGroup(sandbox.world, vpc(name));

  async function fault(work: Promise<unknown>): Promise<string> {
    try {
      await work;
    } catch (error) {
      if (error instanceof Error) return error.name;
      throw error;
    }
    return 'no fault';
  }

  it('shows the ranges of VPCs, subnets and peerings, and the addresses of interfaces', async () => {
    const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
    const ranges = Vpcs.map(({ Ipv6CidrBlockAssociationSet: set = [] }) =>
      set.map((one) => `${one.Ipv6CidrBlock} ${one.Ipv6CidrBlockState?.State}`),
    );
    assert.deepEqual(ranges, [[`${mesh6} associated`], [`${studio6} associated`], []]);
    const { Subnets = [] } = await ec2.send(
      new DescribeSubnetsCommand({ SubnetIds: subnets('mesh') }),
    );
    assert.deepEqual(
      Subnets.map((one) => one.Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock),
      ['2600:1f18:4a5:8000::/64', '2600:1f18:4a5:8001::/64'],
    );
    const { VpcPeeringConnections: peerings = [] } = await ec2.send(
      new DescribeVpcPeeringConnectionsCommand({}),
    );
    assert.deepEqual(
      peerings.map((one) => one.RequesterVpcInfo?.Ipv6CidrBlockSet?.[0]?.Ipv6CidrBlock),
      [studio6, undefined],
    );
    const { NetworkInterfaces = [] } = await ec2.send(
      new DescribeNetworkInterfacesCommand({
        Filters: [{ Name: 'description', Values: ['Amazon EKS orders'] }],
      }),
    );
    assert.deepEqual(
      NetworkInterfaces.map((one) => one.Ipv6Addresses?.map(({ Ipv6Address }) => Ipv6Address)),
      [['2600:1f18:4a5:8000:9d3:54b2:11c0:7e21'], ['2600:1f18:4a5:8001:4f0a:c2d8:6b15:903']],
    );
  });

  it('tells an IPv6 cluster, with its dual-stack name', async () => {
    const { cluster } = await eks.send(new DescribeClusterCommand({ name: 'orders' }));
    assert.equal(cluster?.kubernetesNetworkConfig?.ipFamily, 'ipv6');
    assert.equal(cluster.kubernetesNetworkConfig.serviceIpv6Cidr, 'fd2c:81b6:4e0f::/108');
    assert.equal(cluster.kubernetesNetworkConfig.serviceIpv4Cidr, undefined);
    assert.match(cluster.endpoint ?? '', /\.eks-cluster\.us-east-1\.api\.aws$/);
    assert.match(cluster.identity?.oidc?.issuer ?? '', /^https:\/\/oidc\.eks\.us-east-1\./);
  });

  it('routes IPv6 by entries of its own, which can be made and taken away', async () => {
    const filter = [{ Name: 'vpc-id', Values: [vpc('studio')] }];
    const tables = async () => {
      const answer = await ec2.send(new DescribeRouteTablesCommand({ Filters: filter }));
      const table = answer.RouteTables?.find(({ Associations = [] }) => Associations.length > 1);
      assert.ok(table);
      const six = (table.Routes ?? []).map((route) => route.DestinationIpv6CidrBlock);
      return { id: table.RouteTableId, six: six.filter((one) => one !== undefined) };
    };
    const { id, six } = await tables();
    assert.deepEqual(six, [studio6, '::/0', mesh6]);
    const DestinationIpv6CidrBlock = '2001:DB8:0:1::9/64';
    const input = { RouteTableId: id, DestinationIpv6CidrBlock };
    const target = { EgressOnlyInternetGatewayId: 'eigw-0123456789abcdef0' };
    await ec2.send(new CreateRouteCommand({ ...input, ...target }));
    assert.deepEqual((await tables()).six.at(-1), '2001:db8:0:1::/64');
    assert.equal(
      await fault(ec2.send(new CreateRouteCommand({ ...input, ...target }))),
      'RouteAlreadyExists',
    );
    await ec2.send(new DeleteRouteCommand(input));
    assert.equal(await fault(ec2.send(new DeleteRouteCommand(input))), 'InvalidRoute.NotFound');
  });

  it('has the IPv6 entries that AWS puts into ACLs and new groups, where the VPC has IPv6', async () => {
    const { NetworkAcls = [] } = await ec2.send(new DescribeNetworkAclsCommand({}));
    const numbers = NetworkAcls.map(({ Entries = [] }) =>
      Entries.filter(({ Ipv6CidrBlock }) => Ipv6CidrBlock === '::/0').map((one) => one.RuleNumber),
    );
    assert.deepEqual(numbers, [[101, 32768, 101, 32768], [101, 32768, 101, 32768], []]);
    const egress = async (name: string) => {
      const { GroupId = '' } = await ec2.send(
        new CreateSecurityGroupCommand({ GroupName: 'g', Description: 'd', VpcId: vpc(name) }),
      );
      const { SecurityGroupRules = [] } = await ec2.send(
        new DescribeSecurityGroupRulesCommand({
          Filters: [{ Name: 'group-id', Values: [GroupId] }],
        }),
      );
      return SecurityGroupRules.map(({ CidrIpv4, CidrIpv6 }) => CidrIpv4 ?? CidrIpv6);
    };
    assert.deepEqual(await egress('mesh'), ['0.0.0.0/0', '::/0']);
    assert.deepEqual(await egress('legacy'), ['0.0.0.0/0']);
  });

  it('takes, tells and revokes IPv6 group rules in one canonical form', async () => {
    const GroupId = group('mesh');
    const permission = (CidrIpv6: string) => ({
      GroupId,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, Ipv6Ranges: [{ CidrIpv6 }] },
      ],
    });
    const { SecurityGroupRules = [] } = await ec2.send(
      new AuthorizeSecurityGroupIngressCommand(permission('2600:1F18:7C3:2A00:0::1/56')),
    );
    assert.deepEqual(
      SecurityGroupRules.map(({ CidrIpv6, CidrIpv4 }) => [CidrIpv6, CidrIpv4]),
      [[studio6, undefined]],
    );
    assert.equal(
      await fault(ec2.send(new AuthorizeSecurityGroupIngressCommand(permission(studio6)))),
      'InvalidPermission.Duplicate',
    );
    await ec2.send(new RevokeSecurityGroupIngressCommand(permission('2600:1f18:7c3:2aff::/56')));
    assert.equal(
      await fault(ec2.send(new RevokeSecurityGroupIngressCommand(permission(studio6)))),
      'InvalidPermission.NotFound',
    );
  });

  const endpoint = (
    name: string,
    Direction: 'INBOUND' | 'OUTBOUND',
    ResolverEndpointType: 'IPV4' | 'IPV6' | 'DUALSTACK',
    pins: readonly { Ip?: string; Ipv6?: string }[] = [{}, {}],
  ) =>
    resolver.send(
      new CreateResolverEndpointCommand({
        CreatorRequestId: `${name} ${Direction} ${ResolverEndpointType}`,
        Direction,
        ResolverEndpointType,
        SecurityGroupIds: [group(name)],
        IpAddresses: subnets(name).map((SubnetId, at) => ({ SubnetId, ...pins[at] })),
      }),
    );

  it('makes Resolver endpoints of each type, with an address of each family', async () => {
    const addresses = async (type: 'IPV4' | 'IPV6' | 'DUALSTACK') => {
      const { ResolverEndpoint: made } = await endpoint('mesh', 'INBOUND', type);
      assert.equal(made?.ResolverEndpointType, type);
      const { IpAddresses = [] } = await resolver.send(
        new ListResolverEndpointIpAddressesCommand({ ResolverEndpointId: made.Id }),
      );
      return IpAddresses.map(({ Ip, Ipv6 }) => [Ip?.split('.')[0], Ipv6?.slice(0, 18)]);
    };
    assert.deepEqual(await addresses('IPV4'), [
      ['10', undefined],
      ['10', undefined],
    ]);
    assert.deepEqual(await addresses('IPV6'), [
      [undefined, '2600:1f18:4a5:8000'],
      [undefined, '2600:1f18:4a5:8001'],
    ]);
    assert.deepEqual(await addresses('DUALSTACK'), [
      ['10', '2600:1f18:4a5:8000'],
      ['10', '2600:1f18:4a5:8001'],
    ]);
  });

  it('honours pinned IPv6 addresses, and refuses what the subnet or the type has not', async () => {
    const pinned = '2600:1f18:4a5:8000::77';
    assert.equal(
      await fault(endpoint('mesh', 'INBOUND', 'DUALSTACK', [{ Ipv6: pinned }])),
      'no fault',
    );
    const again = endpoint('mesh', 'OUTBOUND', 'DUALSTACK', [{ Ipv6: pinned }]);
    assert.equal(await fault(again), 'InvalidParameterException');
    for (const Ipv6 of ['2600:1f18:4a5:8000::1', '2600:1f18:4a5:8001::77', 'fe80::1%eth0']) {
      const work = endpoint('mesh', 'OUTBOUND', 'DUALSTACK', [{ Ipv6 }]);
      assert.equal(await fault(work), 'InvalidParameterException', Ipv6);
    }
    const wrongType = endpoint('mesh', 'OUTBOUND', 'IPV4', [{ Ipv6: '2600:1f18:4a5:8000::99' }]);
    assert.equal(await fault(wrongType), 'InvalidParameterException');
    assert.equal(
      await fault(endpoint('legacy', 'OUTBOUND', 'DUALSTACK')),
      'InvalidRequestException',
    );
  });

  it('changes the type from IPV4 to DUALSTACK and back, UPDATING for a while', async () => {
    const { ResolverEndpoint: made } = await endpoint('mesh', 'INBOUND', 'IPV4');
    const ResolverEndpointId = made?.Id;
    clock.advance(60_000);
    const list = async () => {
      const answer = await resolver.send(
        new ListResolverEndpointIpAddressesCommand({ ResolverEndpointId }),
      );
      return answer.IpAddresses ?? [];
    };
    const update = (
      ResolverEndpointType: 'IPV4' | 'IPV6' | 'DUALSTACK',
      UpdateIpAddresses?: { IpId: string | undefined; Ipv6: string | undefined }[],
    ) =>
      resolver.send(
        new UpdateResolverEndpointCommand({
          ResolverEndpointId,
          ResolverEndpointType,
          UpdateIpAddresses,
        }),
      );
    const status = async () => {
      const get = new GetResolverEndpointCommand({ ResolverEndpointId });
      const { ResolverEndpoint: one } = await resolver.send(get);
      return `${one?.ResolverEndpointType} ${one?.Status}`;
    };
    const [first, second] = await list();
    const pin = { IpId: second?.IpId, Ipv6: '2600:1f18:4a5:8001::77' };
    assert.equal(await fault(update('IPV6')), 'InvalidRequestException');
    assert.equal(await fault(update('IPV4', [pin])), 'InvalidRequestException');
    const stray = { ...pin, IpId: 'rni-0' };
    assert.equal(await fault(update('DUALSTACK', [stray])), 'InvalidParameterException');
    assert.equal(await status(), 'IPV4 OPERATIONAL');
    await update('DUALSTACK', [pin]);
    assert.equal(await status(), 'DUALSTACK UPDATING');
    clock.advance(60_000);
    assert.equal(await status(), 'DUALSTACK OPERATIONAL');
    const [third, fourth] = await list();
    assert.deepEqual([third?.Ip, fourth?.Ip], [first?.Ip, second?.Ip]);
    assert.match(third?.Ipv6 ?? '', /^2600:1f18:4a5:8000:/);
    assert.equal(fourth?.Ipv6, pin.Ipv6);
    await update('IPV4');
    assert.deepEqual(
      (await list()).map(({ Ipv6 }) => Ipv6),
      [undefined, undefined],
    );
    const { ResolverEndpoint: old } = await endpoint('legacy', 'INBOUND', 'IPV4');
    const impossible = new UpdateResolverEndpointCommand({
      ResolverEndpointId: old?.Id,
      ResolverEndpointType: 'DUALSTACK',
    });
    assert.equal(await fault(resolver.send(impossible)), 'InvalidRequestException');
  });

  it('keeps the families of a rule’s targets apart', async () => {
    const { ResolverEndpoint: dual } = await endpoint('studio', 'OUTBOUND', 'DUALSTACK');
    const { ResolverEndpoint: four } = await endpoint('studio', 'OUTBOUND', 'IPV4');
    clock.advance(60_000);
    const rule = (
      id: string | undefined,
      TargetIps: { Ip?: string; Ipv6?: string }[],
    ): Promise<string> =>
      fault(
        resolver.send(
          new CreateResolverRuleCommand({
            CreatorRequestId: JSON.stringify([id, TargetIps]),
            RuleType: 'FORWARD',
            DomainName: 'example.com',
            ResolverEndpointId: id,
            TargetIps,
          }),
        ),
      );
    const v4 = { Ip: '10.80.0.10' };
    const v6 = { Ipv6: '2600:1f18:4a5:8000::77' };
    assert.equal(await rule(dual?.Id, [v4, v6]), 'InvalidParameterException');
    assert.equal(await rule(dual?.Id, [{ ...v4, ...v6 }]), 'InvalidParameterException');
    assert.equal(await rule(dual?.Id, [{ Ipv6: 'fd00::zz' }]), 'InvalidParameterException');
    assert.equal(await rule(four?.Id, [v6]), 'InvalidRequestException');
    assert.equal(await rule(dual?.Id, [v4]), 'no fault');
    assert.equal(await rule(dual?.Id, [v6]), 'no fault');
  });
});
