import assert from 'node:assert/strict';
import {
  CreateRouteCommand,
  DescribeRouteTablesCommand,
  DescribeTransitGatewayRouteTablesCommand,
  DescribeTransitGatewaysCommand,
  DescribeTransitGatewayVpcAttachmentsCommand,
  EC2Client,
  GetTransitGatewayRouteTableAssociationsCommand,
  paginateDescribeTransitGatewayVpcAttachments,
  SearchTransitGatewayRoutesCommand,
} from '@aws-sdk/client-ec2';
import { wayFrom } from '../../../src/sandbox/dataplane/route.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import type { World } from '../../../src/sandbox/world.js';
import { Bench, vpcNamed } from './support.js';

function clientOf({ endpoint, region, env }: Sandbox): EC2Client {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = env;
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  return new EC2Client({ endpoint, region, credentials, maxAttempts: 1 });
}

describe('sandbox: Transit Gateways', () => {
  let sandbox: Sandbox;
  let ec2: EC2Client;
  before(async () => {
    sandbox = await startSandbox({ scenario: 'transit-gateway', rateLimit: false });
    ec2 = clientOf(sandbox);
  });
  after(() => sandbox.close());

  const table = async (): Promise<string> => {
    const { TransitGatewayRouteTables: tables } = await ec2.send(
      new DescribeTransitGatewayRouteTablesCommand({
        Filters: [{ Name: 'default-association-route-table', Values: ['true'] }],
      }),
    );
    return tables?.[0]?.TransitGatewayRouteTableId ?? '';
  };

  it('are described, with their default route table', async () => {
    const { TransitGateways: gateways } = await ec2.send(new DescribeTransitGatewaysCommand({}));
    const [gateway] = gateways ?? [];
    assert.equal(gateway?.State, 'available');
    assert.equal(gateway.Options?.AssociationDefaultRouteTableId, await table());
    assert.ok(gateway.CreationTime instanceof Date);
  });

  it('have attachments, filtered by state and named by id', async () => {
    const { TransitGatewayVpcAttachments: all } = await ec2.send(
      new DescribeTransitGatewayVpcAttachmentsCommand({
        Filters: [{ Name: 'state', Values: ['available'] }],
      }),
    );
    assert.deepEqual(
      all?.map(({ SubnetIds }) => SubnetIds?.length),
      [2, 3, 1],
    );
    const id = all[2]?.TransitGatewayAttachmentId ?? '';
    const one = await ec2.send(
      new DescribeTransitGatewayVpcAttachmentsCommand({ TransitGatewayAttachmentIds: [id] }),
    );
    assert.equal(one.TransitGatewayVpcAttachments?.length, 1);
    await assert.rejects(
      ec2.send(
        new DescribeTransitGatewayVpcAttachmentsCommand({
          TransitGatewayAttachmentIds: ['tgw-attach-00000000000000000'],
        }),
      ),
      { name: 'InvalidTransitGatewayAttachmentID.NotFound' },
    );
  });

  it('page as the other lists do', async () => {
    const bench = new Bench('transit-gateway');
    const first = bench.world.transitGatewayAttachments[0];
    assert.ok(first);
    for (let index = 0; index < 9; index += 1) {
      const transitGatewayAttachmentId = `tgw-attach-${index}`;
      bench.world.transitGatewayAttachments.push({ ...first, transitGatewayAttachmentId });
    }
    const paged = await startSandbox({ scenario: 'post', state: bench.world, rateLimit: false });
    try {
      const client = clientOf(paged);
      const sizes: number[] = [];
      const pages = paginateDescribeTransitGatewayVpcAttachments({ client, pageSize: 5 }, {});
      for await (const page of pages) sizes.push(page.TransitGatewayVpcAttachments?.length ?? 0);
      assert.deepEqual(sizes, [5, 5, 3]);
    } finally {
      await paged.close();
    }
  });

  it('are searched for routes, by state and by longest prefix', async () => {
    const id = await table();
    const search = async (Name: string, value: string): Promise<readonly string[]> => {
      const { Routes } = await ec2.send(
        new SearchTransitGatewayRoutesCommand({
          TransitGatewayRouteTableId: id,
          Filters: [{ Name, Values: [value] }],
        }),
      );
      return (Routes ?? []).map(({ DestinationCidrBlock }) => DestinationCidrBlock ?? '');
    };
    const all = ['10.10.0.0/16', '10.20.0.0/16', '10.30.0.0/16'];
    assert.deepEqual(await search('state', 'active'), all);
    assert.deepEqual(await search('state', 'blackhole'), []);
    assert.deepEqual(await search('route-search.longest-prefix-match', '10.20.3.0/24'), [all[1]]);
    assert.deepEqual(await search('route-search.subnet-of-match', '10.0.0.0/8'), all);
    assert.deepEqual(await search('route-search.exact-match', '10.30.0.0/16'), [all[2]]);
    await assert.rejects(search('nonsense', 'x'), { name: 'InvalidParameterValue' });
    const { Associations: associations } = await ec2.send(
      new GetTransitGatewayRouteTableAssociationsCommand({ TransitGatewayRouteTableId: id }),
    );
    assert.deepEqual(
      associations?.map(({ ResourceType, State }) => [ResourceType, State]),
      Array.from({ length: 3 }, () => ['vpc', 'associated']),
    );
  });

  it('and core networks are targets of routes', async () => {
    const { RouteTables: tables } = await ec2.send(new DescribeRouteTablesCommand({}));
    const routes = (tables ?? []).flatMap(({ Routes }) => Routes ?? []);
    assert.ok(routes.some(({ TransitGatewayId }) => TransitGatewayId?.startsWith('tgw-')));
    assert.ok(
      routes.some(({ CoreNetworkArn }) =>
        CoreNetworkArn?.startsWith('arn:aws:networkmanager::111122223333:core-network/'),
      ),
    );
    await assert.rejects(
      ec2.send(
        new CreateRouteCommand({
          RouteTableId: tables?.[0]?.RouteTableId,
          DestinationCidrBlock: '10.99.0.0/16',
          TransitGatewayId: 'tgw-00000000000000000',
        }),
      ),
      { name: 'InvalidTransitGatewayID.NotFound' },
    );
  });
});

describe('sandbox: packets over a Transit Gateway', () => {
  const subnetOf = (world: World, name: string): string =>
    world.subnets.find(({ tags }) => tags['Name'] === name)?.subnetId ?? '';
  const way = (world: World, from: string, to: string): string => {
    const { kind, vpcId } = wayFrom(world, subnetOf(world, from), to);
    return kind === 'vpc'
      ? (world.vpcs.find((vpc) => vpc.vpcId === vpcId)?.tags['Name'] ?? '')
      : kind;
  };

  it('arrive where the zone has an attachment, and are lost where it has none', () => {
    const { world } = new Bench('transit-gateway');
    assert.equal(way(world, 'workshop-c', '10.10.4.18'), 'platform');
    assert.equal(way(world, 'branch-a', '10.10.4.18'), 'platform');
    assert.equal(way(world, 'branch-b', '10.10.4.18'), 'nowhere');
    assert.equal(way(world, 'platform-a', '10.30.20.1'), 'branch');
    assert.equal(way(world, 'platform-c', '10.30.20.1'), 'nowhere');
  });

  it('are lost where the attachment is not available, or its table has no route', () => {
    const { world } = new Bench('transit-gateway');
    assert.equal(way(world, 'guest-a', '10.10.4.18'), 'nowhere');
    assert.equal(way(world, 'platform-a', '10.40.0.9'), 'nowhere');
    const [table] = world.transitGatewayRouteTables;
    assert.ok(table);
    table.routes.push({ destination: '10.10.4.0/24', type: 'static', state: 'blackhole' });
    assert.equal(way(world, 'workshop-a', '10.10.4.18'), 'nowhere');
    assert.equal(way(world, 'workshop-a', '10.10.5.18'), 'platform');
    table.associatedAttachmentIds = [];
    assert.equal(way(world, 'workshop-a', '10.10.5.18'), 'nowhere');
  });

  it('stay in their segment of a core network', () => {
    const { world } = new Bench('transit-gateway');
    assert.equal(way(world, 'lab-a', '10.10.4.18'), 'platform');
    assert.equal(way(world, 'platform-c', '10.50.0.9'), 'nowhere');
    const lab = world.coreNetworks[0]?.attachments.find(
      ({ vpcId }) => vpcId === vpcNamed(world, 'lab'),
    );
    assert.ok(lab);
    lab.segment = 'isolated';
    assert.equal(way(world, 'lab-a', '10.10.4.18'), 'nowhere');
  });

  it('have no way over a gateway that is gone', () => {
    const { world } = new Bench('transit-gateway');
    world.transitGateways = [];
    assert.equal(way(world, 'workshop-a', '10.10.4.18'), 'nowhere');
  });
});
