import type { Vpc } from '../model/network.js';
import type { World } from '../world.js';
import { addPeering, addVpc, subnetsOf } from './builder.js';
import { addCluster } from './clusters.js';

const monthAgo = 30 * 24 * 60 * 60 * 1000;

/**
 * An IPv6 cluster with public and private access in a dual-stack VPC; a dual-stack client VPC and
 * one that speaks IPv4 only, both peered with it.
 */
export function buildIpv6(world: World, now: number): void {
  const mesh = addThreeZoneVpc(world, 'mesh', '10.80', '2600:1f18:4a5:80');
  const studio = addThreeZoneVpc(world, 'studio', '172.24', '2600:1f18:7c3:2a');
  const legacy = addThreeZoneVpc(world, 'legacy', '172.25');
  addPeering(world, 'studio-to-mesh', studio, mesh);
  addPeering(world, 'legacy-to-mesh', legacy, mesh);
  const [a, b] = subnetsOf(world, mesh);
  if (!a || !b) throw new Error('The cluster VPC has a subnet in each zone.');
  addCluster(world, mesh, {
    name: 'orders',
    version: '1.32',
    endpointHost: '1E5B90C7D2A84F36B1709E4AC85D23F6.sk1.eks-cluster.us-east-1.api.aws',
    publicAccess: true,
    privateAccess: true,
    controlPlane: [
      { subnet: a, address: '10.80.6.31', ipv6: '2600:1f18:4a5:8000:9d3:54b2:11c0:7e21' },
      { subnet: b, address: '10.80.20.114', ipv6: '2600:1f18:4a5:8001:4f0a:c2d8:6b15:903' },
    ],
    publicAddresses: ['54.156.88.17', '3.214.60.191'],
    ipv6: {
      serviceCidr: 'fd2c:81b6:4e0f::/108',
      publicAddresses: [
        '2600:1f10:4c0d:7b00:8d2:19a6:e04b:52c7',
        '2600:1f10:4c0d:7b01:c31f:7a40:9be:6d18',
      ],
    },
    createdAt: now - monthAgo,
  });
}

/** A /16 with a /20 in each zone, and where an IPv6 /56 is given, a /64 of it in each. */
function addThreeZoneVpc(world: World, name: string, start: string, ipv6Start?: string): Vpc {
  const zones = ['a', 'b', 'c'] as const;
  return addVpc(world, {
    name,
    cidr: `${start}.0.0/16`,
    ...(ipv6Start !== undefined && { ipv6Cidr: `${ipv6Start}00::/56` }),
    subnets: zones.map((zone, index) => ({
      name: `${name}-${zone}`,
      cidr: `${start}.${index * 16}.0/20`,
      ...(ipv6Start !== undefined && { ipv6Cidr: `${ipv6Start}0${index}::/64` }),
      zone,
    })),
  });
}
