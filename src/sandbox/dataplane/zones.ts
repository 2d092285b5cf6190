import type { Cluster } from '../model/cluster.js';
import type { NetworkInterface } from '../model/network.js';
import { isProvisioned } from '../states.js';
import type { World } from '../world.js';

/** The hidden private hosted zone of one cluster, as its VPC's resolver sees it. */
export interface HiddenZone {
  /** The endpoint name, lower case, no trailing dot: the zone's only name. */
  readonly name: string;
  readonly addresses: readonly string[];
  /** Empty unless the endpoint is dual-stack (aws facts §1.3, §1.4). */
  readonly ipv6Addresses: readonly string[];
}

function controlPlaneInterfaces(world: World, cluster: Cluster, now: number): NetworkInterface[] {
  return world.networkInterfaces.filter(
    (each) =>
      each.description === `Amazon EKS ${cluster.name}` &&
      each.vpcId === cluster.vpcConfig?.vpcId &&
      (each.goneAt === undefined || now < each.goneAt),
  );
}

/** IPv6 clusters have had dual-stack endpoints, of this form of name, since October 2024. */
function isDualStack(cluster: Cluster, zone: string): boolean {
  return cluster.serviceIpv6Cidr !== undefined && zone.split('.').includes('eks-cluster');
}

/** The zone of this VPC that holds `name`, if its clusters have one (aws facts §1.1). */
export function hiddenZone(
  world: World,
  now: number,
  vpcId: string,
  name: string,
): HiddenZone | undefined {
  const vpc = world.vpcs.find((each) => each.vpcId === vpcId);
  if (!vpc?.enableDnsSupport || !vpc.enableDnsHostnames) return undefined;
  for (const cluster of world.clusters) {
    const zone = cluster.endpointHost?.toLowerCase();
    if (zone === undefined || cluster.vpcConfig?.vpcId !== vpcId) continue;
    if (!cluster.vpcConfig.endpointPrivateAccess) continue;
    if (!isProvisioned(cluster, now)) continue;
    if (name === zone || name.endsWith(`.${zone}`)) {
      const interfaces = controlPlaneInterfaces(world, cluster, now);
      return {
        name: zone,
        addresses: interfaces.flatMap((each) => each.privateIpAddresses.slice(0, 1)),
        ipv6Addresses: isDualStack(cluster, zone)
          ? interfaces.flatMap((each) => each.ipv6Addresses?.slice(0, 1) ?? [])
          : [],
      };
    }
  }
  return undefined;
}
