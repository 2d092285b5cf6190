import type { Vpc } from '../model/network.js';
import type { World } from '../world.js';
import { addPeering, addVpc, subnetsOf } from './builder.js';
import { addCluster } from './clusters.js';
import { addEndpoint } from './endpoints.js';
import { addDnsGroup } from './groups.js';
import { addDataCentre } from './postNetwork.js';

const day = 24 * 60 * 60 * 1000;

/**
 * Hub and spoke: a network VPC with the way to the data centre and an outbound endpoint of
 * the network team's; two VPCs with three clusters, and one with tools, each peered with it.
 */
export function buildHub(world: World, now: number): void {
  const hub = spoke(world, 'network', '10.10');
  const shop = spoke(world, 'shop', '10.30');
  const data = spoke(world, 'data', '10.31');
  const tools = spoke(world, 'tools', '10.32');
  for (const vpc of [shop, data, tools]) addPeering(world, `network-to-${nameOf(vpc)}`, hub, vpc);
  for (const vpc of [shop, data]) addPeering(world, `tools-to-${nameOf(vpc)}`, tools, vpc);
  addDataCentre(world, hub);
  const group = addDnsGroup(world, hub.vpcId, 'network-dns-outbound', 'out', ['10.0.0.0/8']);
  addEndpoint(world, hub, 'OUTBOUND', 'network-outbound', group.groupId, now - 300 * day);
  bothModes(world, shop, now, {
    name: 'checkout',
    host: '1C6E4A90B7D35F28E1A94C07D6B3F582',
    at: ['10.30.3.11', '10.30.18.40'],
    open: ['52.70.11.8', '34.201.9.77'],
  });
  bothModes(world, shop, now, {
    name: 'catalogue',
    host: '6B02F9D8C1E7443AA5D0B8E63F91C74D',
    at: ['10.30.4.12', '10.30.19.41'],
    open: ['52.70.11.9', '34.201.9.78'],
  });
  bothModes(world, data, now, {
    name: 'warehouse',
    host: 'D41A7E5930BC4F6F8295CE1B70A3D69E',
    at: ['10.31.3.11', '10.31.18.40'],
    open: ['52.70.11.10', '34.201.9.79'],
  });
}

function spoke(world: World, name: string, start: string): Vpc {
  return addVpc(world, {
    name,
    cidr: `${start}.0.0/16`,
    subnets: (['a', 'b', 'c'] as const).map((zone, index) => ({
      name: `${name}-${zone}`,
      cidr: `${start}.${index * 16}.0/20`,
      zone,
    })),
  });
}

interface BothModes {
  readonly name: string;
  readonly host: string;
  readonly at: readonly [string, string];
  readonly open: readonly string[];
}

function bothModes(world: World, vpc: Vpc, now: number, { name, host, at, open }: BothModes): void {
  addCluster(world, vpc, {
    name,
    version: '1.31',
    endpointHost: `${host}.gr7.${world.region}.eks.amazonaws.com`,
    publicAccess: true,
    privateAccess: true,
    controlPlane: subnetsOf(world, vpc)
      .slice(0, 2)
      .map((subnet, index) => ({ subnet, address: at[index] ?? '' })),
    publicAddresses: open,
    createdAt: now - 90 * day,
  });
}

function nameOf(vpc: Vpc): string {
  return vpc.tags['Name'] ?? vpc.vpcId;
}
