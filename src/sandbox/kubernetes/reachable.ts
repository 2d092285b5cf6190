import type { ApiCaller } from '../dataplane/places.js';
import { reaches443, type ClientPlace } from '../dataplane/reaches443.js';
import type { Cluster } from '../model/cluster.js';
import type { NetworkInterface } from '../model/network.js';
import { isProvisioned, routeTableOf } from '../states.js';
import type { World } from '../world.js';

/** The cluster whose API server answers the caller at an address; undefined is silence. */
export function clusterAt(
  world: World,
  now: number,
  caller: ApiCaller,
  address: string,
): Cluster | undefined {
  return world.clusters.find((cluster) => {
    if (!isProvisioned(cluster, now) || cluster.vpcConfig === undefined) return false;
    const own = controlPlane(world, cluster).find((each) =>
      [...each.privateIpAddresses, ...(each.ipv6Addresses ?? [])].includes(address),
    );
    if (!own) {
      return isPublicAddress(world, cluster, address) && reachesInternet(world, caller, cluster);
    }
    if (!cluster.vpcConfig.endpointPrivateAccess || caller.kind === 'internet') return false;
    const family = address.includes(':') ? 6 : 4;
    return reaches443(world, now, clientOf(world, caller, family), own, family).passed;
  });
}

function controlPlane(world: World, { name, vpcConfig }: Cluster): NetworkInterface[] {
  return world.networkInterfaces.filter(
    (each) => each.description === `Amazon EKS ${name}` && each.vpcId === vpcConfig?.vpcId,
  );
}

function isPublicAddress(world: World, { endpointHost }: Cluster, address: string): boolean {
  const host = endpointHost?.toLowerCase();
  return world.publicDns.some(
    ({ name, addresses }) => name === host && addresses.includes(address),
  );
}

/** By the internet to the public endpoint; of sources the sandbox knows only "everywhere". */
function reachesInternet(world: World, caller: ApiCaller, { vpcConfig }: Cluster): boolean {
  if (vpcConfig?.endpointPublicAccess !== true) return false;
  if (!vpcConfig.publicAccessCidrs.includes('0.0.0.0/0')) return false;
  if (caller.kind !== 'vpc') return true;
  return world.subnets
    .filter(({ vpcId }) => vpcId === caller.vpcId)
    .some(({ subnetId }) =>
      routeTableOf(world, subnetId)?.routes.some(
        ({ destination, target, state }) =>
          destination === '0.0.0.0/0' &&
          state === 'active' &&
          ['nat-gateway', 'internet-gateway'].includes(target.kind),
      ),
    );
}

/** In a VPC: an instance where there is one, else a machine in its first subnet. */
function clientOf(
  world: World,
  caller: Exclude<ApiCaller, { kind: 'internet' }>,
  family: 4 | 6,
): ClientPlace {
  if (caller.kind === 'on-premises') return { clientId: caller.client.id };
  const { vpcId } = caller;
  for (const each of world.networkInterfaces) {
    const [address] = family === 4 ? each.privateIpAddresses : (each.ipv6Addresses ?? []);
    if (each.vpcId !== vpcId || each.attachment?.instanceId === undefined) continue;
    if (address === undefined) continue;
    return { subnetId: each.subnetId, address, groupIds: each.groupIds };
  }
  // Worker nodes bear the cluster's own group.
  const groupIds = world.clusters.flatMap(({ vpcConfig }) =>
    vpcConfig?.vpcId === vpcId && vpcConfig.clusterSecurityGroupId !== undefined
      ? [vpcConfig.clusterSecurityGroupId]
      : [],
  );
  const subnet = world.subnets.find((each) => each.vpcId === vpcId);
  if (groupIds.length === 0 || !subnet) return { vpcId };
  return { subnetId: subnet.subnetId, groupIds };
}
