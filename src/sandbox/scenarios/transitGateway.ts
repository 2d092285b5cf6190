import type { Vpc } from '../model/network.js';
import type { World } from '../world.js';
import { addRoute, addVpc, subnetsOf } from './builder.js';
import { addCluster } from './clusters.js';
import {
  addCoreNetwork,
  addTransitGateway,
  attachToCoreNetwork,
  attachToTransitGateway,
} from './transit.js';

const monthAgo = 30 * 24 * 60 * 60 * 1000;
const letters = ['a', 'b', 'c'] as const;

/**
 * A cluster VPC and its clients without any peering: `workshop` on the Transit Gateway in all
 * zones, `branch` in one, `guest` by an attachment that failed, and `lab` on Cloud WAN.
 */
export function buildTransitGateway(world: World, now: number): void {
  const platform = addThreeZones(world, 'platform', '10.10');
  const workshop = addThreeZones(world, 'workshop', '10.20');
  const branch = addThreeZones(world, 'branch', '10.30');
  const guest = addThreeZones(world, 'guest', '10.40');
  const lab = addThreeZones(world, 'lab', '10.50');

  const gateway = addTransitGateway(world, 'backbone', now - 2 * monthAgo);
  // Zone c of the cluster VPC has no attachment, so that no endpoint belongs there.
  attachToTransitGateway(world, gateway, platform, ['a', 'b']);
  attachToTransitGateway(world, gateway, workshop, letters);
  attachToTransitGateway(world, gateway, branch, ['a']);
  attachToTransitGateway(world, gateway, guest, letters, 'failed');
  for (const client of [workshop, branch, guest]) {
    connect(world, { kind: 'transit-gateway', id: gateway }, platform, client);
  }

  const network = addCoreNetwork(world);
  attachToCoreNetwork(world, network, platform, 'shared', ['a', 'b']);
  attachToCoreNetwork(world, network, lab, 'shared', letters);
  connect(world, { kind: 'core-network', id: network.coreNetworkArn }, platform, lab);

  const [a, b] = subnetsOf(world, platform);
  if (!a || !b) throw new Error('The platform VPC has three subnets.');
  addCluster(world, platform, {
    name: 'orders',
    version: '1.31',
    endpointHost: 'C41D7E90A2B84F6DB3E5A08C92F17D64.gr7.us-east-1.eks.amazonaws.com',
    publicAccess: true,
    privateAccess: true,
    controlPlane: [
      { subnet: a, address: '10.10.4.18' },
      { subnet: b, address: '10.10.21.203' },
    ],
    publicAddresses: ['54.90.12.77', '3.88.201.14'],
    createdAt: now - monthAgo,
  });
}

function addThreeZones(world: World, name: string, start: string): Vpc {
  return addVpc(world, {
    name,
    cidr: `${start}.0.0/16`,
    subnets: letters.map((zone, index) => ({
      name: `${name}-${zone}`,
      cidr: `${start}.${index * 16}.0/20`,
      zone,
    })),
  });
}

/** Routes both ways. */
function connect(
  world: World,
  target: { kind: 'transit-gateway' | 'core-network'; id: string },
  one: Vpc,
  other: Vpc,
): void {
  const common = { target, origin: 'CreateRoute', state: 'active' } as const;
  addRoute(world, one, { ...common, destination: other.cidr });
  addRoute(world, other, { ...common, destination: one.cidr });
}
