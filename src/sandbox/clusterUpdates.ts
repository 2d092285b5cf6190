import type { Cluster } from './model/cluster.js';
import type { ClusterUpdate } from './model/clusterUpdate.js';
import type { NetworkInterface } from './model/network.js';
import { hexOf } from './ids.js';
import type { World } from './world.js';

/** The update that a cluster is busy with: at most one at a time (aws facts §1.6). */
export function updateInProgress(
  world: World,
  clusterName: string,
  now: number,
): ClusterUpdate | undefined {
  return world.clusterUpdates.find(
    (update) => update.clusterName === clusterName && now < update.completeAt,
  );
}

/** `status` of DescribeUpdate. */
export function updateStatus(update: ClusterUpdate, now: number): string {
  if (now < update.completeAt) return 'InProgress';
  return update.errors.length > 0 ? 'Failed' : 'Successful';
}

/**
 * Whether the cluster shows UPDATING. Its status lags behind at both ends of an update, so that it
 * can read ACTIVE while another update is still refused (aws facts §1.6).
 */
export function showsUpdating(world: World, clusterName: string, now: number): boolean {
  const update = updateInProgress(world, clusterName, now);
  const lag = world.timings.listLag;
  return update !== undefined && now >= update.createdAt + lag && now < update.completeAt - lag;
}

/** Lets the updates act whose time has come, in the order of their ends. */
export function settleUpdates(world: World, now: number): void {
  const due = world.clusterUpdates.filter((update) => !update.settled && now >= update.completeAt);
  for (const update of due.sort((a, b) => a.completeAt - b.completeAt)) {
    update.settled = true;
    const cluster = world.clusters.find(({ name }) => name === update.clusterName);
    if (cluster && update.errors.length === 0) act(world, cluster, update);
  }
}

function act(world: World, cluster: Cluster, { change }: ClusterUpdate): void {
  const { vpcConfig } = cluster;
  if (!vpcConfig) return;
  const wasPublic = vpcConfig.endpointPublicAccess;
  vpcConfig.endpointPublicAccess = change.endpointPublicAccess ?? wasPublic;
  vpcConfig.endpointPrivateAccess = change.endpointPrivateAccess ?? vpcConfig.endpointPrivateAccess;
  vpcConfig.publicAccessCidrs = cidrsAfter(vpcConfig, change);
  if (wasPublic !== vpcConfig.endpointPublicAccess) delete cluster.neverRefreshed;
  publish(world, cluster);
}

/** Whom public access lets in once a change is made: everybody unless told, nobody while it is off. */
export function cidrsAfter(
  before: { readonly endpointPublicAccess: boolean; readonly publicAccessCidrs: string[] },
  change: AccessChangeLike,
): string[] {
  if (!(change.endpointPublicAccess ?? before.endpointPublicAccess)) return [];
  if (change.publicAccessCidrs) return [...change.publicAccessCidrs].sort();
  return before.endpointPublicAccess ? before.publicAccessCidrs : ['0.0.0.0/0'];
}

type AccessChangeLike = Pick<ClusterUpdate['change'], 'endpointPublicAccess' | 'publicAccessCidrs'>;

/**
 * Writes what public DNS says of a cluster's endpoint: its public addresses while public access is
 * on, those of the control plane while it is off, and nothing where it was never refreshed (aws
 * facts §1.1).
 */
export function publish(world: World, cluster: Cluster): void {
  const name = cluster.endpointHost?.toLowerCase();
  const { vpcConfig, publicIpv6Addresses } = cluster;
  if (name === undefined || !vpcConfig) return;
  if (cluster.neverRefreshed) {
    world.publicDns = world.publicDns.filter((record) => record.name !== name);
    return;
  }
  const open = vpcConfig.endpointPublicAccess;
  const within = controlPlaneInterfacesOf(world, cluster);
  record(world, name, 'A', [
    ...(open
      ? (cluster.publicAddresses ?? publicAddressesOf(name))
      : within.flatMap(({ privateIpAddresses }) => privateIpAddresses.slice(0, 1))),
  ]);
  if (!publicIpv6Addresses) return;
  record(world, name, 'AAAA', [
    ...(open
      ? publicIpv6Addresses
      : within.flatMap(({ ipv6Addresses }) => ipv6Addresses?.slice(0, 1) ?? [])),
  ]);
}

function record(world: World, name: string, type: 'A' | 'AAAA', addresses: string[]): void {
  const known = world.publicDns.find((one) => one.name === name && one.type === type);
  if (known) known.addresses = addresses;
  else world.publicDns.push({ name, type, addresses, ttl: 60 });
}

/** Two addresses of EKS's own that belong to a name and depend on nothing else. */
function publicAddressesOf(name: string): string[] {
  const digits = hexOf(name, 12).match(/../g) ?? [];
  const [a = 1, b = 1, c = 1, d = 1, e = 1, f = 1] = digits.map((pair) => parseInt(pair, 16));
  return [`52.${a}.${b}.${c}`, `54.${d}.${e}.${f}`];
}

/** The interfaces that EKS made for a cluster. */
export function controlPlaneInterfacesOf(
  world: World,
  { name, vpcConfig }: Cluster,
): NetworkInterface[] {
  return world.networkInterfaces.filter(
    (one) => one.description === `Amazon EKS ${name}` && one.vpcId === vpcConfig?.vpcId,
  );
}
