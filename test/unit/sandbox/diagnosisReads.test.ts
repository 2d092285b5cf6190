import assert from 'node:assert/strict';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateRouteCommand,
  DeleteRouteCommand,
  DescribeManagedPrefixListsCommand,
  DescribeRouteTablesCommand,
  EC2Client,
  paginateGetManagedPrefixListEntries,
} from '@aws-sdk/client-ec2';
import {
  GetFirewallConfigCommand,
  ListFirewallDomainListsCommand,
  ListFirewallDomainsCommand,
  ListFirewallRulesCommand,
  paginateListFirewallDomains,
  paginateListFirewallRuleGroupAssociations,
  Route53ResolverClient,
} from '@aws-sdk/client-route53resolver';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { addFirewallGroup, protect } from '../../../src/sandbox/scenarios/firewall.js';
import { addHostedZone } from '../../../src/sandbox/scenarios/hostedZones.js';
import { addPrefixList } from '../../../src/sandbox/scenarios/prefixLists.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { authorization, Bench, defaultGroup, request, tag, tags, vpcNamed } from './support.js';

const ranges = ['10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16'];

describe('sandbox: prefix lists and DNS Firewall by the AWS SDK', () => {
  let sandbox: Sandbox;
  let ec2: EC2Client;
  let resolver: Route53ResolverClient;
  let PrefixListId: string;
  before(async () => {
    sandbox = await startSandbox({ scenario: 'post', rateLimit: false });
    const { endpoint, region, env, world } = sandbox;
    const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = env;
    const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
    const config = { endpoint, region, credentials, maxAttempts: 1 };
    ec2 = new EC2Client(config);
    resolver = new Route53ResolverClient(config);
    PrefixListId = addPrefixList(world, 'offices', ranges).prefixListId;
    const group = addFirewallGroup(world, 'egress', 0, [
      { name: 'a', action: 'BLOCK', blockResponse: 'NODATA', domains: ['a.example', 'b.example'] },
      { name: 'b', action: 'ALLOW', domains: [], managed: true },
    ]);
    for (const [index, vpc] of world.vpcs.entries()) protect(world, vpc, group, 100 + index);
  });
  after(async () => {
    ec2.destroy();
    resolver.destroy();
    await sandbox.close();
  });

  it('a list is described, and its entries come page by page', async () => {
    const described = await ec2.send(
      new DescribeManagedPrefixListsCommand({
        Filters: [{ Name: 'prefix-list-name', Values: ['offices'] }],
        MaxResults: 1,
      }),
    );
    assert.equal(described.PrefixLists?.[0]?.PrefixListId, PrefixListId);
    assert.equal(described.PrefixLists[0].MaxEntries, 3);
    const found: (string | undefined)[] = [];
    const pages = paginateGetManagedPrefixListEntries(
      { client: ec2, pageSize: 2 },
      { PrefixListId },
    );
    for await (const { Entries = [] } of pages) found.push(...Entries.map(({ Cidr }) => Cidr));
    assert.deepEqual(found, ranges);
    await assert.rejects(
      ec2.send(new DescribeManagedPrefixListsCommand({ PrefixListIds: ['pl-0'] })),
      { name: 'InvalidPrefixListID.NotFound' },
    );
  });

  it('a list is the destination of a route and the source of a rule, if there is such a list', async () => {
    const vpc = vpcNamed(sandbox.world, 'tools');
    const RouteTableId = sandbox.world.routeTables.find(({ vpcId }) => vpcId === vpc)?.routeTableId;
    const VpcPeeringConnectionId = sandbox.world.peeringConnections[0]?.vpcPeeringConnectionId;
    const route = { RouteTableId, VpcPeeringConnectionId };
    await ec2.send(new CreateRouteCommand({ ...route, DestinationPrefixListId: PrefixListId }));
    await assert.rejects(
      ec2.send(new CreateRouteCommand({ ...route, DestinationPrefixListId: 'pl-0' })),
      { name: 'InvalidPrefixListID.NotFound' },
    );
    const { RouteTables = [] } = await ec2.send(
      new DescribeRouteTablesCommand({
        Filters: [{ Name: 'route.destination-prefix-list-id', Values: [PrefixListId] }],
      }),
    );
    assert.deepEqual(
      RouteTables.map((table) => table.RouteTableId),
      [RouteTableId],
    );
    const made = RouteTables[0]?.Routes?.find((each) => each.DestinationPrefixListId);
    assert.equal(made?.DestinationPrefixListId, PrefixListId);
    assert.equal(made.Origin, 'CreateRoute');
    const GroupId = defaultGroup(sandbox.world, vpc);
    const permission = (id: string) => [
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, PrefixListIds: [{ PrefixListId: id }] },
    ];
    await assert.rejects(
      ec2.send(
        new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: permission('pl-0') }),
      ),
      { name: 'InvalidPrefixListID.NotFound' },
    );
    const { SecurityGroupRules: rules = [] } = await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId,
        IpPermissions: permission(PrefixListId),
      }),
    );
    assert.equal(rules[0]?.PrefixListId, PrefixListId);
    const gone = new DeleteRouteCommand({ RouteTableId, DestinationPrefixListId: PrefixListId });
    await ec2.send(gone);
    await assert.rejects(ec2.send(gone), { name: 'InvalidRoute.NotFound' });
  });

  it('a route that is filtered says so', async () => {
    const vpc = vpcNamed(sandbox.world, 'tools');
    const table = sandbox.world.routeTables.find(({ vpcId }) => vpcId === vpc);
    table?.routes.push({
      destination: '10.9.0.0/16',
      target: { kind: 'network-interface', id: 'eni-1' },
      origin: 'CreateRoute',
      state: 'filtered',
    });
    const { RouteTables = [] } = await ec2.send(
      new DescribeRouteTablesCommand({ Filters: [{ Name: 'route.state', Values: ['filtered'] }] }),
    );
    const routes = RouteTables.flatMap(({ Routes = [] }) => Routes);
    assert.equal(
      routes.find(({ DestinationCidrBlock }) => DestinationCidrBlock === '10.9.0.0/16')?.State,
      'filtered',
    );
  });

  it('groups on VPCs, their rules in order, and the domains of lists of one’s own', async () => {
    const all: (string | undefined)[] = [];
    const pages = paginateListFirewallRuleGroupAssociations({ client: resolver, pageSize: 1 }, {});
    for await (const { FirewallRuleGroupAssociations: page = [] } of pages) {
      all.push(...page.map(({ VpcId }) => VpcId));
    }
    assert.deepEqual(
      all,
      sandbox.world.vpcs.map(({ vpcId }) => vpcId),
    );
    const FirewallRuleGroupId = sandbox.world.firewallRuleGroups[0]?.id ?? '';
    const { FirewallRules = [] } = await resolver.send(
      new ListFirewallRulesCommand({ FirewallRuleGroupId }),
    );
    assert.deepEqual(
      FirewallRules.map(({ Priority, Action, BlockResponse }) => [Priority, Action, BlockResponse]),
      [
        [10, 'BLOCK', 'NODATA'],
        [20, 'ALLOW', undefined],
      ],
    );
    await assert.rejects(
      resolver.send(new ListFirewallRulesCommand({ FirewallRuleGroupId: 'rslvr-frg-0' })),
      { name: 'ResourceNotFoundException' },
    );
    const [own, managed] = FirewallRules.map((rule) => rule.FirewallDomainListId ?? '');
    const domains: string[] = [];
    const input = { FirewallDomainListId: own };
    for await (const page of paginateListFirewallDomains(
      { client: resolver, pageSize: 1 },
      input,
    )) {
      domains.push(...(page.Domains ?? []));
    }
    assert.deepEqual(domains, ['a.example', 'b.example']);
    await assert.rejects(
      resolver.send(new ListFirewallDomainsCommand({ FirewallDomainListId: managed })),
      { name: 'AccessDeniedException' },
    );
    const { FirewallDomainLists = [] } = await resolver.send(
      new ListFirewallDomainListsCommand({}),
    );
    assert.deepEqual(
      FirewallDomainLists.map(({ ManagedOwnerName }) => ManagedOwnerName),
      [undefined, 'Route 53 Resolver DNS Firewall'],
    );
  });

  it('fails closed unless told', async () => {
    const ResourceId = vpcNamed(sandbox.world, 'tools');
    const open = async () =>
      (await resolver.send(new GetFirewallConfigCommand({ ResourceId }))).FirewallConfig
        ?.FirewallFailOpen;
    assert.equal(await open(), 'DISABLED');
    sandbox.world.firewallFailOpen.push(ResourceId);
    assert.equal(await open(), 'ENABLED');
  });
});

describe('sandbox: Route 53', () => {
  const ask = async (bench: Bench, query: Record<string, string>) => {
    const { status, body } = await bench.reply(
      request({
        method: 'GET',
        path: '/2013-04-01/hostedzonesbyvpc',
        query: new URLSearchParams(query),
        headers: { authorization: authorization('route53') },
      }),
    );
    return { status, body };
  };

  it('lists the zones of a VPC page by page, the cluster’s own with EKS as owner', async () => {
    const bench = new Bench();
    const { world } = bench;
    const [worker] = world.vpcs;
    assert.ok(worker);
    addHostedZone(world, 'corp.example.com', [worker]);
    addHostedZone(world, '*.odd name', [worker]);
    const query = { vpcid: worker.vpcId, vpcregion: 'us-east-1', maxitems: '2' };
    const first = await ask(bench, query);
    assert.deepEqual(tags(first.body, 'Name'), ['corp.example.com.', '\\052.odd\\040name.']);
    assert.deepEqual(tags(first.body, 'OwningAccount'), ['111122223333', '111122223333']);
    const nexttoken = tag(first.body, 'NextToken');
    const second = await ask(bench, { ...query, nexttoken });
    assert.deepEqual(tags(second.body, 'OwningService'), ['eks.amazonaws.com']);
    assert.equal(tag(second.body, 'NextToken'), '');
    const [cluster] = world.clusters;
    assert.ok(cluster?.vpcConfig);
    cluster.vpcConfig.endpointPrivateAccess = false;
    assert.doesNotMatch((await ask(bench, { ...query, maxitems: '100' })).body, /OwningService/);
  });

  it('refuses what is wrong, in its own form', async () => {
    const bench = new Bench();
    const vpcid = vpcNamed(bench.world, 'tools');
    const refused = async (query: Record<string, string>) => {
      const { status, body } = await ask(bench, query);
      return [status, tag(body, 'Code')];
    };
    const vpcregion = 'us-east-1';
    assert.deepEqual(await refused({ vpcid }), [400, 'InvalidInput']);
    assert.deepEqual(await refused({ vpcid: 'vpc-0', vpcregion }), [400, 'InvalidInput']);
    assert.deepEqual(await refused({ vpcid, vpcregion, maxitems: '0' }), [400, 'InvalidInput']);
    assert.deepEqual(await refused({ vpcid, vpcregion, nexttoken: 'x' }), [
      400,
      'InvalidPaginationToken',
    ]);
    bench.world.deniedActions = ['route53:ListHostedZonesByVPC'];
    assert.deepEqual(await refused({ vpcid, vpcregion }), [403, 'AccessDenied']);
  });
});
