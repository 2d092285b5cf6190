import type { Vpc } from '../model/network.js';
import type { World } from '../world.js';
import { addPeering, addVpc, subnetsOf } from './builder.js';
import { addCluster, clusterArn, clusterBasics } from './clusters.js';
import { addEndpoint } from './endpoints.js';
import { addDnsGroup } from './groups.js';

const day = 24 * 60 * 60 * 1000;

/** One estate with every awkward kind of cluster and client VPC, and one pair ready for reuse. */
export function buildShapes(world: World, now: number): void {
  const core = addThreeZoneVpc(world, 'core', '10.0');
  addControlPlanes(world, core, now);
  addClients(world, core);
  addReusablePair(world, now);
  addPrivateOnly(world, now);
}

function addThreeZoneVpc(world: World, name: string, start: string): Vpc {
  const zones = ['a', 'b', 'c'] as const;
  return addVpc(world, {
    name,
    cidr: `${start}.0.0/16`,
    subnets: zones.map((zone, index) => ({
      name: `${name}-${zone}`,
      cidr: `${start}.${index * 16}.0/20`,
      zone,
    })),
  });
}

function firstTwo(world: World, vpc: Vpc, addresses: readonly [string, string]) {
  return subnetsOf(world, vpc)
    .slice(0, 2)
    .map((subnet, index) => ({ subnet, address: addresses[index] ?? '' }));
}

/** In the VPC `core`: public and private, public only, not ready yet, on an Outpost; and external. */
function addControlPlanes(world: World, core: Vpc, now: number): void {
  addCluster(world, core, {
    name: 'payments',
    version: '1.31',
    endpointHost: '5D0C1B9E7A6F43F28C15D9E0B7A3264F.gr7.us-east-1.eks.amazonaws.com',
    publicAccess: true,
    privateAccess: true,
    controlPlane: firstTwo(world, core, ['10.0.7.21', '10.0.22.140']),
    publicAddresses: ['54.82.19.200', '3.90.117.44'],
    createdAt: now - 200 * day,
  });
  addCluster(world, core, {
    name: 'storefront',
    version: '1.30',
    endpointHost: 'A81F02C6D4E94B7795E3C06FB2D8175A.sk1.us-east-1.eks.amazonaws.com',
    publicAccess: true,
    privateAccess: false,
    controlPlane: firstTwo(world, core, ['10.0.3.77', '10.0.25.9']),
    publicAddresses: ['52.4.101.36', '34.194.8.151'],
    createdAt: now - 400 * day,
  });
  const subnetIds = subnetsOf(world, core).map(({ subnetId }) => subnetId);
  const vpcConfig = {
    vpcId: core.vpcId,
    subnetIds,
    securityGroupIds: [],
    endpointPublicAccess: true,
    endpointPrivateAccess: true,
    publicAccessCidrs: ['0.0.0.0/0'],
  };
  world.clusters.push({
    ...clusterBasics(world, 'payments-next', '1.32', now - 60_000),
    activeAt: null,
    vpcConfig,
  });
  const outpost = `arn:aws:outposts:${world.region}:${world.accountId}:outpost/op-0a1b2c3d4e5f60718`;
  world.clusters.push({
    ...clusterBasics(world, 'edge-store-17', '1.30', now - 90 * day),
    endpointHost: '7B2E9D05C1A84F3F96D0E8B457C21A3D.outpost.us-east-1.eks.amazonaws.com',
    vpcConfig: { ...vpcConfig, endpointPublicAccess: false, publicAccessCidrs: [] },
    outpost: { outpostArns: [outpost], controlPlaneInstanceType: 'm5.large' },
  });
  world.clusters.push({
    name: 'factory-berlin',
    arn: clusterArn(world, 'factory-berlin'),
    createdAt: now - 50 * day,
    activeAt: now - 49 * day,
    version: '1.29',
    connector: {
      activationId: 'f3b1c2d4-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
      provider: 'RANCHER',
      roleArn: `arn:aws:iam::${world.accountId}:role/eks-connector-agent`,
    },
    tags: {},
  });
}

/** Client VPCs: a good one, then one for each thing that can be wrong with it. */
function addClients(world: World, core: Vpc): void {
  const tools = addThreeZoneVpc(world, 'tools', '172.16');
  addPeering(world, 'tools-to-core', tools, core);

  addVpc(world, {
    name: 'acquired',
    cidr: '10.0.0.0/16',
    subnets: [
      { name: 'acquired-a', cidr: '10.0.0.0/20', zone: 'a' },
      { name: 'acquired-b', cidr: '10.0.16.0/20', zone: 'b' },
    ],
  });

  const kiosk = addVpc(world, {
    name: 'kiosk',
    cidr: '172.20.0.0/16',
    subnets: [{ name: 'kiosk-a', cidr: '172.20.0.0/20', zone: 'a' }],
  });
  addPeering(world, 'kiosk-to-core', kiosk, core);

  // 27 addresses of a /27 less the five that AWS keeps: every one is taken.
  const crowded = addVpc(world, {
    name: 'crowded',
    cidr: '172.21.0.0/26',
    subnets: [
      { name: 'crowded-a', cidr: '172.21.0.0/27', zone: 'a', otherAddressesInUse: 27 },
      { name: 'crowded-b', cidr: '172.21.0.32/27', zone: 'b', otherAddressesInUse: 27 },
    ],
  });
  addPeering(world, 'crowded-to-core', crowded, core);

  addThreeZoneVpc(world, 'island', '172.22');
}

/** Cluster VPC `billing` with an inbound endpoint, client VPC `finance` with an outbound one. */
function addReusablePair(world: World, now: number): void {
  const billing = addThreeZoneVpc(world, 'billing', '10.40');
  const finance = addThreeZoneVpc(world, 'finance', '10.50');
  addPeering(world, 'finance-to-billing', finance, billing);
  addCluster(world, billing, {
    name: 'billing-eu',
    version: '1.31',
    endpointHost: 'E4C7A9103B5D4821AF60C2B98D17E35F.yl4.us-east-1.eks.amazonaws.com',
    publicAccess: true,
    privateAccess: true,
    controlPlane: firstTwo(world, billing, ['10.40.5.31', '10.40.19.88']),
    publicAddresses: ['44.205.11.73', '18.214.60.5'],
    createdAt: now - 120 * day,
  });
  const within = addDnsGroup(world, billing.vpcId, 'billing-dns-inbound', 'in', [finance.cidr]);
  const without = addDnsGroup(world, finance.vpcId, 'finance-dns-outbound', 'out', ['10.0.0.0/8']);
  const at = now - 100 * day;
  addEndpoint(world, billing, 'INBOUND', 'billing-inbound', within.groupId, at);
  addEndpoint(world, finance, 'OUTBOUND', 'finance-outbound', without.groupId, at);
}

function addPrivateOnly(world: World, now: number): void {
  const vault = addThreeZoneVpc(world, 'vault', '10.60');
  addCluster(world, vault, {
    name: 'ledger',
    version: '1.31',
    endpointHost: '0F6B8A24E1D94C7DB35A90C4187E2DFB.gr7.us-east-1.eks.amazonaws.com',
    publicAccess: false,
    privateAccess: true,
    controlPlane: firstTwo(world, vault, ['10.60.4.12', '10.60.17.201']),
    createdAt: now - 300 * day,
  });
}
