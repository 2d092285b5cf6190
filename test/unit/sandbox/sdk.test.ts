import assert from 'node:assert/strict';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcAttributeCommand,
  EC2Client,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2';
import { DescribeClusterCommand, EKSClient, ListClustersCommand } from '@aws-sdk/client-eks';
import {
  AssociateResolverRuleCommand,
  CreateResolverEndpointCommand,
  CreateResolverRuleCommand,
  GetResolverEndpointCommand,
  ListResolverEndpointIpAddressesCommand,
  paginateListResolverRuleAssociations,
  Route53ResolverClient,
} from '@aws-sdk/client-route53resolver';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { defaultGroup, FakeClock, subnetsIn, vpcNamed } from './support.js';

describe('sandbox: the AWS SDK', () => {
  const clock = new FakeClock(Date.now());
  let sandbox: Sandbox;
  let config: {
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
    maxAttempts: number;
  };

  before(async () => {
    sandbox = await startSandbox({ scenario: 'post', clock, rateLimit: false });
    const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = sandbox.env;
    config = {
      endpoint: sandbox.endpoint,
      region: sandbox.region,
      credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
      maxAttempts: 1,
    };
  });

  after(async () => {
    await sandbox.close();
  });

  it('reads who it is, and the cluster', async () => {
    const sts = new STSClient(config);
    assert.equal((await sts.send(new GetCallerIdentityCommand({}))).Account, '111122223333');
    const eks = new EKSClient(config);
    assert.deepEqual((await eks.send(new ListClustersCommand({ include: ['all'] }))).clusters, [
      'payments',
    ]);
    const { cluster } = await eks.send(new DescribeClusterCommand({ name: 'payments' }));
    assert.equal(cluster?.status, 'ACTIVE');
    assert.ok(cluster.createdAt instanceof Date);
    await assert.rejects(eks.send(new DescribeClusterCommand({ name: 'nope' })), {
      name: 'ResourceNotFoundException',
      message: 'No cluster found for name: nope.',
    });
    sts.destroy();
    eks.destroy();
  });

  it('reads and changes EC2', async () => {
    const ec2 = new EC2Client(config);
    const names: (string | undefined)[] = [];
    for await (const { Vpcs = [] } of paginateDescribeVpcs({ client: ec2, pageSize: 5 }, {})) {
      names.push(...Vpcs.map(({ Tags }) => Tags?.find(({ Key }) => Key === 'Name')?.Value));
    }
    assert.deepEqual(names, ['eks-worker', 'tools']);
    const VpcId = vpcNamed(sandbox.world, 'tools');
    const attribute = await ec2.send(
      new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsSupport' }),
    );
    assert.equal(attribute.EnableDnsSupport?.Value, true);
    const { NetworkInterfaces = [] } = await ec2.send(
      new DescribeNetworkInterfacesCommand({
        Filters: [{ Name: 'description', Values: ['Amazon EKS payments'] }],
      }),
    );
    assert.deepEqual(NetworkInterfaces.map(({ PrivateIpAddress }) => PrivateIpAddress).sort(), [
      '192.168.109.77',
      '192.168.74.42',
    ]);
    await assert.rejects(
      ec2.send(new CreateSecurityGroupCommand({ GroupName: 'a<b', Description: 'd', VpcId })),
      { name: 'InvalidParameterValue' },
    );
    const { GroupId } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: 'a b', Description: 'd', VpcId }),
    );
    const rule = {
      GroupId,
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 53,
          ToPort: 53,
          IpRanges: [{ CidrIp: '10.1.2.3/8', Description: 'x' }],
        },
      ],
      TagSpecifications: [
        { ResourceType: 'security-group-rule' as const, Tags: [{ Key: 'k', Value: '"<&>\'' }] },
      ],
    };
    const { SecurityGroupRules = [] } = await ec2.send(
      new AuthorizeSecurityGroupIngressCommand(rule),
    );
    assert.equal(SecurityGroupRules[0]?.CidrIpv4, '10.0.0.0/8');
    assert.equal(SecurityGroupRules[0].FromPort, 53);
    assert.deepEqual(SecurityGroupRules[0].Tags, [{ Key: 'k', Value: '"<&>\'' }]);
    await assert.rejects(ec2.send(new AuthorizeSecurityGroupIngressCommand(rule)), {
      name: 'InvalidPermission.Duplicate',
    });
    const { SecurityGroups = [] } = await ec2.send(
      new DescribeSecurityGroupsCommand({ GroupIds: [GroupId ?? ''] }),
    );
    assert.equal(SecurityGroups[0]?.IpPermissions?.[0]?.IpRanges?.[0]?.CidrIp, '10.0.0.0/8');
    assert.equal(SecurityGroups[0].IpPermissionsEgress?.[0]?.FromPort, undefined);
    ec2.destroy();
  });

  it('builds the solution of the post', async () => {
    const resolver = new Route53ResolverClient(config);
    const worker = vpcNamed(sandbox.world, 'eks-worker');
    const tools = vpcNamed(sandbox.world, 'tools');
    const create = async (vpcId: string, Direction: 'INBOUND' | 'OUTBOUND') =>
      (
        await resolver.send(
          new CreateResolverEndpointCommand({
            CreatorRequestId: Direction,
            Direction,
            SecurityGroupIds: [defaultGroup(sandbox.world, vpcId)],
            IpAddresses: subnetsIn(sandbox.world, vpcId)
              .slice(0, 2)
              .map((SubnetId) => ({ SubnetId })),
          }),
        )
      ).ResolverEndpoint?.Id ?? '';
    const inbound = await create(worker, 'INBOUND');
    const outbound = await create(tools, 'OUTBOUND');
    await assert.rejects(create(tools, 'OUTBOUND'), { name: 'ResourceExistsException' });
    clock.advance(60_000);
    const { ResolverEndpoint } = await resolver.send(
      new GetResolverEndpointCommand({ ResolverEndpointId: inbound }),
    );
    assert.equal(ResolverEndpoint?.Status, 'OPERATIONAL');
    const { IpAddresses = [] } = await resolver.send(
      new ListResolverEndpointIpAddressesCommand({ ResolverEndpointId: inbound }),
    );
    const { ResolverRule } = await resolver.send(
      new CreateResolverRuleCommand({
        CreatorRequestId: 'rule',
        RuleType: 'FORWARD',
        DomainName: sandbox.world.clusters[0]?.endpointHost ?? '',
        TargetIps: IpAddresses.map(({ Ip }) => ({ Ip, Port: 53 })),
        ResolverEndpointId: outbound,
      }),
    );
    const ResolverRuleId = ResolverRule?.Id;
    await assert.rejects(
      resolver.send(new AssociateResolverRuleCommand({ ResolverRuleId, VPCId: worker })),
      (error: Error) =>
        error.name === 'InvalidRequestException' && error.message.includes('[RSLVR-00804]'),
    );
    await resolver.send(new AssociateResolverRuleCommand({ ResolverRuleId, VPCId: tools }));
    clock.advance(15_000);
    const found: (string | undefined)[] = [];
    for await (const { ResolverRuleAssociations = [] } of paginateListResolverRuleAssociations(
      { client: resolver, pageSize: 1 },
      { Filters: [{ Name: 'ResolverRuleId', Values: [ResolverRuleId ?? ''] }] },
    )) {
      found.push(...ResolverRuleAssociations.map(({ Status }) => Status));
    }
    assert.deepEqual(found, ['COMPLETE']);
    resolver.destroy();
  });

  it('gets expiry and denial in a form it understands', async () => {
    const expired = { ...config, credentials: { accessKeyId: 'EXPIRED1', secretAccessKey: 'x' } };
    const sts = new STSClient(expired);
    await assert.rejects(sts.send(new GetCallerIdentityCommand({})), { name: 'ExpiredToken' });
    const eks = new EKSClient(expired);
    await assert.rejects(eks.send(new ListClustersCommand({})), { name: 'ExpiredTokenException' });
    sts.destroy();
    eks.destroy();
  });
});
