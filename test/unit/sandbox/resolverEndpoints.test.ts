import assert from 'node:assert/strict';
import { endpointInput, endpoint, addressesOf, statusOf, type Made } from './resolverSupport.js';
import { Bench, defaultGroup, subnetsIn, vpcNamed } from './support.js';

describe('sandbox: Resolver endpoints', () => {
  it('take 60 s inbound and 50 s outbound to come up, addresses with them', async () => {
    const bench = new Bench();
    const inbound = await endpoint(bench, 'eks-worker', 'INBOUND');
    const outbound = await endpoint(bench, 'tools', 'OUTBOUND');
    assert.match(inbound.Id, /^rslvr-in-[0-9a-f]{17}$/);
    assert.match(outbound.Id, /^rslvr-out-[0-9a-f]{17}$/);
    assert.equal(
      inbound.Arn,
      `arn:aws:route53resolver:us-east-1:111122223333:resolver-endpoint/${inbound.Id}`,
    );
    assert.equal(inbound.Status, 'CREATING');
    bench.clock.advance(49_999);
    assert.equal(await statusOf(bench, outbound.Id), 'CREATING');
    bench.clock.advance(1);
    assert.equal(await statusOf(bench, outbound.Id), 'OPERATIONAL');
    assert.equal(await statusOf(bench, inbound.Id), 'CREATING');
    assert.deepEqual(
      [...new Set((await addressesOf(bench, inbound.Id)).map((each) => each.Status))],
      ['ATTACHING'],
    );
    bench.clock.advance(10_000);
    assert.equal(await statusOf(bench, inbound.Id), 'OPERATIONAL');
    assert.deepEqual(
      [...new Set((await addressesOf(bench, inbound.Id)).map((each) => each.Status))],
      ['ATTACHED'],
    );
  });

  it('make network interfaces as AWS does, and take them away in time', async () => {
    const bench = new Bench();
    const before = bench.world.networkInterfaces.length;
    const { Id } = await endpoint(bench, 'eks-worker', 'INBOUND');
    const made = bench.world.networkInterfaces.slice(before);
    assert.equal(made.length, 2);
    for (const each of made) {
      assert.match(each.description, new RegExp(`^Route 53 Resolver: ${Id}:rni-[0-9a-f]{17}$`));
    }
    assert.equal(
      (await bench.resolver('DeleteResolverEndpoint', { ResolverEndpointId: Id })).error,
      '',
    );
    assert.equal(await statusOf(bench, Id), 'DELETING');
    bench.clock.advance(29_999);
    assert.equal(await statusOf(bench, Id), 'DELETING');
    assert.equal(bench.world.networkInterfaces.length, before + 2);
    bench.clock.advance(1);
    assert.equal(await statusOf(bench, Id), 'ResourceNotFoundException');
    assert.equal(bench.world.networkInterfaces.length, before);
  });

  it('choose the same free addresses for the same history', async () => {
    const runs = await Promise.all(
      [new Bench(), new Bench()].map(async (bench) => {
        const { Id } = await endpoint(bench, 'eks-worker', 'INBOUND');
        return (await addressesOf(bench, Id)).map(({ Ip }) => Ip);
      }),
    );
    assert.deepEqual(runs[0], runs[1]);
  });

  it('honour pinned addresses and refuse those that cannot be had', async () => {
    const bench = new Bench();
    const vpcId = vpcNamed(bench.world, 'eks-worker');
    const [a = '', b = ''] = subnetsIn(bench.world, vpcId);
    const create = async (ip: string, id: string) =>
      bench.resolver(
        'CreateResolverEndpoint',
        endpointInput(bench, 'eks-worker', 'INBOUND', {
          CreatorRequestId: id,
          IpAddresses: [{ SubnetId: a, Ip: ip }, { SubnetId: b }],
        }),
      );
    assert.match(
      (await create('10.0.0.9', '1')).error,
      /^InvalidParameterException: \[RSLVR-00405\]/,
    );
    assert.match((await create('192.168.64.3', '2')).error, /\[RSLVR-00405\].*reserved/);
    assert.match(
      (await create('192.168.74.42', '3')).error,
      /^InvalidParameterException: .*already in use/,
    );
    const { output, error } = await create('192.168.64.99', '4');
    assert.equal(error, '');
    const { Id } = output['ResolverEndpoint'] as Made;
    assert.equal((await addressesOf(bench, Id))[0]?.Ip, '192.168.64.99');
  });

  it('refuse one address, two VPCs, foreign groups and full subnets', async () => {
    const bench = new Bench('shapes');
    const create = async (vpc: string, extra: Record<string, unknown>) =>
      (await bench.resolver('CreateResolverEndpoint', endpointInput(bench, vpc, 'OUTBOUND', extra)))
        .error;
    const [core = ''] = subnetsIn(bench.world, vpcNamed(bench.world, 'core'));
    const [tools = ''] = subnetsIn(bench.world, vpcNamed(bench.world, 'tools'));
    assert.match(await create('tools', { IpAddresses: [{ SubnetId: tools }] }), /\[RSLVR-00400\]/);
    assert.match(
      await create('tools', { IpAddresses: [{ SubnetId: tools }, { SubnetId: core }] }),
      /^InvalidRequestException: .*one VPC/,
    );
    const foreign = defaultGroup(bench.world, vpcNamed(bench.world, 'core'));
    assert.match(await create('tools', { SecurityGroupIds: [foreign] }), /does not belong to VPC/);
    assert.match(
      await create('tools', { SecurityGroupIds: ['sg-none'] }),
      /^ResourceNotFoundException: The security group 'sg-none' does not exist/,
    );
    assert.match(await create('crowded', {}), /does not have enough free IP addresses/);
    assert.match(
      await create('tools', { Name: '2024' }),
      /^ValidationException: 1 validation error/,
    );
    assert.match(await create('tools', { Direction: 'SIDEWAYS' }), /enum value set/);
  });

  it('are four at most, and a used CreatorRequestId is told before that', async () => {
    const bench = new Bench();
    for (const id of ['1', '2', '3', '4']) {
      const input = endpointInput(bench, 'tools', 'OUTBOUND', { CreatorRequestId: id });
      assert.equal((await bench.resolver('CreateResolverEndpoint', input)).error, '');
    }
    const again = async (id: string) =>
      bench.resolver(
        'CreateResolverEndpoint',
        endpointInput(bench, 'tools', 'OUTBOUND', { CreatorRequestId: id }),
      );
    const over = await again('5');
    assert.match(over.error, /^LimitExceededException: \[RSLVR-00309\].*'max-endpoints'/);
    assert.equal(typeof over.output['ResourceType'], 'string');
    assert.match(
      (await again('4')).error,
      /^ResourceExistsException: .*creator request ID '4' already exists/,
    );
    assert.equal(bench.world.resolverEndpoints.length, 4);
  });

  it('can be renamed, tagged and untagged', async () => {
    const bench = new Bench();
    const { Id, Arn } = await endpoint(bench, 'tools', 'OUTBOUND');
    const renamed = await bench.resolver('UpdateResolverEndpoint', {
      ResolverEndpointId: Id,
      Name: 'new name',
    });
    assert.equal((renamed.output['ResolverEndpoint'] as { Name: string }).Name, 'new name');
    await bench.resolver('TagResource', {
      ResourceArn: Arn,
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '' },
      ],
    });
    await bench.resolver('UntagResource', { ResourceArn: Arn, TagKeys: ['a'] });
    const { output } = await bench.resolver('ListTagsForResource', { ResourceArn: Arn });
    assert.deepEqual(output['Tags'], [{ Key: 'b', Value: '' }]);
    const reserved = await bench.resolver('TagResource', {
      ResourceArn: Arn,
      Tags: [{ Key: 'aws:x', Value: '' }],
    });
    assert.match(reserved.error, /^InvalidTagException/);
  });
});
