import type { Cluster } from '../model/cluster.js';
import { valueOf } from '../model/fact.js';
import type { VpcId } from '../model/ids.js';
import { message, type Message } from '../model/message.js';
import type { SecurityGroup, Subnet, Vpc } from '../model/network.js';
import { peerOf, reachOf, routeFor } from '../model/routing.js';
import type { Snapshot } from '../model/snapshot.js';
import { controlPlaneGroups, preferredGroup } from './controlPlane443.js';
import { estateOf } from './estate.js';
import { overlapOf } from './guards.js';
import { transitOf } from './paths.js';
import { unusableBecause } from './subnets.js';

/** A VPC that could be chosen as client, or why it cannot. */
export interface VpcCandidate {
  readonly vpc: Vpc;
  readonly disabledBecause?: Message;
  /** What leads from it to the cluster VPC: the id of a peering, a gateway or a core network. */
  readonly connectedBy?: string;
}

/**
 * The VPCs of the Region as clients of a cluster, connected ones first. The
 * cluster's own VPC is not among them: a rule there would loop (aws facts §2.7).
 */
export function clientVpcCandidates(
  snapshot: Snapshot,
  clusterName: string,
): readonly VpcCandidate[] {
  const cluster = valueOf(snapshot.clusters[clusterName]);
  const clusterVpcId = cluster?.vpcId;
  const vpcs = valueOf(snapshot.vpcs) ?? [];
  const own = vpcs.find(({ id }) => id === clusterVpcId);
  return vpcs
    .filter(({ id }) => id !== clusterVpcId)
    .map((vpc) => candidate(snapshot, vpc, cluster, own))
    .sort((a, b) => rank(a) - rank(b) || a.vpc.id.localeCompare(b.vpc.id));
}

function candidate(
  snapshot: Snapshot,
  vpc: Vpc,
  cluster: Cluster | undefined,
  own: Vpc | undefined,
): VpcCandidate {
  if (own && cluster && overlapOf(vpc, own, cluster))
    return { vpc, disabledBecause: message('candidate.overlap') };
  const connectedBy = own && connection(snapshot, vpc, own);
  if (connectedBy) return { vpc, connectedBy };
  return snapshot.routeTables.known && snapshot.peerings.known
    ? { vpc, disabledBecause: message('candidate.noPath') }
    : { vpc };
}

function connection(snapshot: Snapshot, vpc: Vpc, own: Vpc): string | undefined {
  const peering = (valueOf(snapshot.peerings) ?? []).find(
    (one) => one.status === 'active' && peerOf(one, vpc.id) === own.id,
  );
  if (peering) return peering.id;
  const peerings = valueOf(snapshot.peerings) ?? [];
  const transit = transitOf(snapshot);
  for (const table of valueOf(snapshot.routeTables) ?? []) {
    if (table.vpcId !== vpc.id) continue;
    for (const cidr of own.cidrs) {
      const route = routeFor(table, cidr);
      if (!route || reachOf(route, vpc.id, own.id, peerings, transit) === 'no') continue;
      return nameOfTarget(route.target);
    }
  }
  return undefined;
}

/** The id of what a route leads to; a core network is named by its ARN. */
function nameOfTarget(target: string): string {
  return target.startsWith('arn:') ? target.slice(target.lastIndexOf('/') + 1) : target;
}

function rank({ connectedBy, disabledBecause }: VpcCandidate): number {
  if (disabledBecause) return 2;
  return connectedBy ? 0 : 1;
}

/** A subnet that could hold an endpoint's address, or why it cannot. */
export interface SubnetCandidate {
  readonly subnet: Subnet;
  readonly disabledBecause?: Message;
  /** First of its zone in the order in which the planner would look. */
  readonly preferred: boolean;
}

/** The subnets of one VPC by zone, as places for an endpoint (aws facts §2.4). */
export function subnetCandidates(snapshot: Snapshot, vpcId: VpcId): readonly SubnetCandidate[] {
  const accountId = valueOf(snapshot.identity)?.accountId ?? '';
  const zones = new Set<string>();
  return (valueOf(snapshot.subnets) ?? [])
    .filter((subnet) => subnet.vpcId === vpcId)
    .sort(
      (a, b) =>
        a.availabilityZone.localeCompare(b.availabilityZone) ||
        b.availableIpAddressCount - a.availableIpAddressCount ||
        a.id.localeCompare(b.id),
    )
    .map((subnet) => {
      const disabledBecause = unusableBecause(subnet, accountId);
      const preferred = !disabledBecause && !zones.has(subnet.availabilityZone);
      if (preferred) zones.add(subnet.availabilityZone);
      return disabledBecause ? { subnet, disabledBecause, preferred } : { subnet, preferred };
    });
}

/** A group that can get the 443 rule. */
export interface GroupCandidate {
  readonly group: SecurityGroup;
  readonly preferred: boolean;
}

/** The groups on the control-plane interfaces; empty while facts are missing (aws facts §1.5). */
export function controlPlaneGroupCandidates(
  snapshot: Snapshot,
  clusterName: string,
): readonly GroupCandidate[] {
  const found = estateOf(snapshot, clusterName);
  if ('problems' in found) return [];
  const { estate } = found;
  const preferred = preferredGroup(estate);
  return controlPlaneGroups(estate)
    .flatMap((id) => estate.securityGroups.filter((group) => group.id === id))
    .map((group) => ({ group, preferred: group.id === preferred }));
}
