import type { Cluster } from '../model/cluster.js';
import { clusterStatus } from '../states.js';
import type { World } from '../world.js';

/** The hidden private hosted zone of one cluster, as its VPC's resolver sees it. */
export interface HiddenZone {
  /** The endpoint name, lower case, no trailing dot: the zone's only name. */
  readonly name: string;
  readonly addresses: readonly string[];
}

function controlPlaneAddresses(world: World, cluster: Cluster, now: number): string[] {
  return world.networkInterfaces
    .filter(
      (each) =>
        each.description === `Amazon EKS ${cluster.name}` &&
        each.vpcId === cluster.vpcConfig?.vpcId &&
        (each.goneAt === undefined || now < each.goneAt),
    )
    .flatMap(({ privateIpAddresses }) => privateIpAddresses.slice(0, 1));
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
    if (clusterStatus(cluster, now) !== 'ACTIVE') continue;
    if (name === zone || name.endsWith(`.${zone}`)) {
      return { name: zone, addresses: controlPlaneAddresses(world, cluster, now) };
    }
  }
  return undefined;
}
