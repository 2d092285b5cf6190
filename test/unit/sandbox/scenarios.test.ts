import assert from 'node:assert/strict';
import { isWithin } from '../../../src/sandbox/net/ipv4.js';
import { buildScenario, scenarioNames } from '../../../src/sandbox/scenarios/scenarios.js';
import { networkAclOf, routeTableOf } from '../../../src/sandbox/states.js';
import { realTimings, timingsFor } from '../../../src/sandbox/timings.js';
import { Bench, requestFor } from './support.js';

const now = Date.UTC(2026, 0, 15);

describe('sandbox: scenarios', () => {
  for (const name of scenarioNames) {
    it(`${name} survives JSON, and is the same each time`, () => {
      const world = buildScenario(name, now, realTimings);
      assert.deepEqual(JSON.parse(JSON.stringify(world)), world);
      assert.deepEqual(buildScenario(name, now, realTimings), world);
    });

    it(`${name} holds together`, () => {
      const world = buildScenario(name, now, realTimings);
      const ids = [
        ...world.vpcs.map(({ vpcId }) => vpcId),
        ...world.subnets.map(({ subnetId }) => subnetId),
        ...world.securityGroups.map(({ groupId }) => groupId),
        ...world.networkInterfaces.map(({ networkInterfaceId }) => networkInterfaceId),
      ];
      assert.equal(new Set(ids).size, ids.length);
      for (const subnet of world.subnets) {
        const vpc = world.vpcs.find(({ vpcId }) => vpcId === subnet.vpcId);
        assert.ok(isWithin(subnet.cidr.split('/')[0] ?? '', vpc?.cidr ?? ''));
        assert.ok(routeTableOf(world, subnet.subnetId));
        assert.ok(networkAclOf(world, subnet.subnetId));
      }
      const used = new Set<string>();
      for (const each of world.networkInterfaces) {
        const subnet = world.subnets.find(({ subnetId }) => subnetId === each.subnetId);
        for (const address of each.privateIpAddresses) {
          assert.ok(isWithin(address, subnet?.cidr ?? ''), address);
          assert.ok(!used.has(`${each.vpcId}/${address}`), address);
          used.add(`${each.vpcId}/${address}`);
        }
        for (const id of each.groupIds) {
          const group = world.securityGroups.find(({ groupId }) => groupId === id);
          assert.equal(group?.vpcId, each.vpcId);
        }
      }
    });
  }

  it('post has the names and addresses of the AWS post', () => {
    const world = buildScenario('post', now, realTimings);
    const [cluster] = world.clusters;
    assert.equal(
      cluster?.endpointHost,
      '9FF86DB0668DC670F27F426024E7CDBD.sk1.us-east-1.eks.amazonaws.com',
    );
    assert.deepEqual(
      [cluster.vpcConfig?.endpointPublicAccess, cluster.vpcConfig?.endpointPrivateAccess],
      [true, true],
    );
    assert.deepEqual(world.publicDns[0]?.addresses, ['54.172.31.8', '3.218.44.120']);
    assert.deepEqual(
      world.vpcs.map(({ cidr }) => cidr),
      ['192.168.0.0/16', '172.16.0.0/16'],
    );
  });

  it('private-only gives its private addresses in public DNS', () => {
    const world = buildScenario('private-only', now, realTimings);
    const controlPlane = world.networkInterfaces
      .filter(({ description }) => description === 'Amazon EKS ledger')
      .flatMap(({ privateIpAddresses }) => privateIpAddresses);
    assert.deepEqual(world.publicDns[0]?.addresses, controlPlane);
  });

  it('shapes shows external clusters only when asked for all', async () => {
    const bench = new Bench('shapes');
    const list = async (input: Record<string, unknown>) => {
      const { body } = await bench.reply(requestFor('eks', '/clusters', input));
      return JSON.parse(body) as { clusters: string[]; nextToken: string | null };
    };
    const some = (await list({})).clusters;
    const all = (await list({ include: 'all' })).clusters;
    assert.deepEqual(
      all.filter((name) => !some.includes(name)),
      ['factory-berlin'],
    );
    const first = await list({ include: 'all', maxResults: '4' });
    const second = await list({ include: 'all', maxResults: '4', nextToken: first.nextToken });
    assert.deepEqual([...first.clusters, ...second.clusters], all);
    assert.equal(second.nextToken, null);
  });

  it('shapes tells each kind of cluster as EKS would', async () => {
    const bench = new Bench('shapes');
    const describeCluster = async (name: string) => {
      const { body } = await bench.reply(requestFor('eks', `/clusters/${name}`));
      return (JSON.parse(body) as { cluster: Record<string, unknown> }).cluster;
    };
    const unfinished = await describeCluster('payments-next');
    assert.deepEqual([unfinished['status'], unfinished['endpoint']], ['CREATING', undefined]);
    assert.ok('outpostConfig' in (await describeCluster('edge-store-17')));
    const external = await describeCluster('factory-berlin');
    assert.ok('connectorConfig' in external && !('resourcesVpcConfig' in external));
  });

  it('times scale together', () => {
    const fast = timingsFor(6);
    assert.equal(fast.inboundEndpoint, 6_000);
    assert.equal(fast.outboundEndpoint, 5_000);
    assert.equal(fast.association, 1_500);
    assert.equal(fast.endpointDelete, 3_000);
    assert.equal(fast.disassociate, 1_000);
    assert.equal(fast.rule, 0);
  });

  it('an unknown name is told with the known ones', () => {
    assert.throws(() => buildScenario('nope', now, realTimings), /post, private-only, shapes/);
  });
});
