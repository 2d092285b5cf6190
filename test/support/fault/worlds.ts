import { addCluster } from '../../../src/sandbox/scenarios/clusters.js';
import { addEndpoint } from '../../../src/sandbox/scenarios/endpoints.js';
import { addDnsGroup } from '../../../src/sandbox/scenarios/groups.js';
import { buildScenario } from '../../../src/sandbox/scenarios/scenarios.js';
import { timingsFor } from '../../../src/sandbox/timings.js';
import type { World } from '../../../src/sandbox/world.js';

const day = Date.UTC(2026, 0, 1);

/** The post's standard case; an inbound endpoint takes one (virtual) second. */
export function postWorld(): World {
  return buildScenario('post', day, timingsFor(1));
}

/** The post's case and a client VPC of another account, inside or outside of an organisation. */
export function twoAccountsWorld(scenario: 'two-accounts' | 'two-accounts-invited'): World {
  return buildScenario(scenario, day, timingsFor(2));
}

/** The post's case with a second cluster in the cluster VPC, whose control plane wears the same group. */
export function twoClustersWorld(): World {
  const world = postWorld();
  const [payments] = world.clusters;
  const shared = payments?.vpcConfig?.securityGroupIds[0] ?? '';
  const vpc = world.vpcs.find(({ vpcId }) => vpcId === payments?.vpcConfig?.vpcId);
  if (!vpc) throw new Error('the cluster VPC is there');
  const [a, b] = world.subnets.filter(({ vpcId }) => vpcId === vpc.vpcId);
  if (!a || !b) throw new Error('the cluster VPC has subnets');
  const orders = addCluster(world, vpc, {
    name: 'orders',
    version: '1.31',
    endpointHost: '0A1B2C3D4E5F60718293A4B5C6D7E8F9.gr7.us-east-1.eks.amazonaws.com',
    publicAccess: true,
    privateAccess: true,
    controlPlane: [
      { subnet: a, address: '192.168.74.99' },
      { subnet: b, address: '192.168.109.99' },
    ],
    publicAddresses: ['54.172.31.9', '3.218.44.121'],
    createdAt: payments?.createdAt ?? day,
  });
  const own = orders.vpcConfig?.securityGroupIds[0] ?? '';
  orders.vpcConfig?.securityGroupIds.splice(0, 1, shared);
  for (const { groupIds } of world.networkInterfaces) {
    const at = groupIds.indexOf(own);
    if (at >= 0) groupIds.splice(at, 1, shared);
  }
  world.securityGroups = world.securityGroups.filter(({ groupId }) => groupId !== own);
  world.securityGroupRules = world.securityGroupRules.filter(({ groupId }) => groupId !== own);
  return world;
}

/** Two clusters whose VPC has an inbound endpoint of the network team's. */
export function theirsWorld(): World {
  const world = twoClustersWorld();
  const vpc = world.vpcs.find(({ vpcId }) => vpcId === world.clusters[0]?.vpcConfig?.vpcId);
  if (!vpc) throw new Error('the cluster VPC is there');
  const { groupId } = addDnsGroup(world, vpc.vpcId, 'network-dns-inbound', 'in', ['10.99.0.0/16']);
  addEndpoint(world, vpc, 'INBOUND', 'network-inbound', groupId, Date.UTC(2025, 6, 1));
  return world;
}

/** The same after `eks delete-cluster`: the control plane and its interfaces are gone. */
export function withoutCluster(before: World, name: string): World {
  const world = structuredClone(before);
  world.clusters = world.clusters.filter((one) => one.name !== name);
  world.networkInterfaces = world.networkInterfaces.filter(
    ({ description }) => description !== `Amazon EKS ${name}`,
  );
  return world;
}

/** A world with nothing prepared: public access alone, and no DNS in any VPC. */
export function withoutGround(before: World): World {
  const world = structuredClone(before);
  const config = world.clusters[0]?.vpcConfig;
  if (!config) throw new Error('the cluster is there');
  config.endpointPrivateAccess = false;
  for (const vpc of world.vpcs) {
    vpc.enableDnsSupport = false;
    vpc.enableDnsHostnames = false;
  }
  return world;
}

/**
 * An enabled world that somebody has been at: the rule forwards to an address that nobody
 * has, an entry of ours is gone from a group, and the rule from the client VPC.
 */
export function driftedWorld(enabled: World): World {
  const world = structuredClone(enabled);
  for (const rule of world.resolverRules) rule.targets = [{ ip: '192.168.99.1', port: 5353 }];
  world.ruleAssociations = [];
  const lost = world.securityGroupRules.findIndex(
    ({ tags, fromPort, isEgress }) =>
      tags['eks-private-dns:cluster'] !== undefined && fromPort === 53 && !isEgress,
  );
  if (lost < 0) throw new Error('an entry of ours is there');
  world.securityGroupRules.splice(lost, 1);
  return world;
}
