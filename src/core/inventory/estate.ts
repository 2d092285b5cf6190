import { valueOf } from '../model/fact.js';
import type { VpcId } from '../model/ids.js';
import { quotaCodes } from '../model/quotas.js';
import { peerOf } from '../model/routing.js';
import { isAutodefined, type ResolverRule } from '../model/resolver.js';
import { isOurRequest, resolverName } from '../plan/naming.js';
import type { Snapshot } from '../model/snapshot.js';
import type { ReadDeps } from './deps.js';
import { listParts, partKey, type Part } from './parts.js';
import { readParts } from './read.js';

/** The lists that any plan or verdict about a cluster looks at: not all clusters, not the ACLs. */
export const estateLists: readonly Part[] = listParts.filter(
  (part) => part !== 'clusterNames' && part !== 'networkAcls',
);

/**
 * Reads everything that plans and verdicts about some clusters need, in two rounds:
 * the lists, then what only the lists tell to ask for. Some 20 calls, and two more
 * for each Resolver endpoint, at Resolver's rate (aws facts §2.8).
 */
export async function readEstate(
  deps: ReadDeps,
  snapshot: Snapshot,
  clusterNames: string | readonly string[],
  signal: AbortSignal,
): Promise<Snapshot> {
  const names = [clusterNames].flat();
  const first = [...names.map((cluster) => ({ cluster })), ...estateLists];
  const lists = await readParts(deps, snapshot, first, signal);
  return readParts(deps, lists, secondRound(lists, names), signal);
}

/** What the lists of a snapshot tell to ask for, for some clusters; each part once. */
export function secondRound(
  snapshot: Snapshot,
  clusterNames: string | readonly string[],
): readonly Part[] {
  const parts = [clusterNames].flat().flatMap((name) => secondRoundOf(snapshot, name));
  return [...new Map(parts.map((part) => [partKey(part), part])).values()];
}

function secondRoundOf(snapshot: Snapshot, clusterName: string): readonly Part[] {
  const cluster = valueOf(snapshot.clusters[clusterName]);
  const name = cluster?.endpointName;
  const parts: Part[] = [{ controlPlane: clusterName }];
  if (cluster?.vpcId) parts.push({ eksInterfaces: cluster.vpcId });
  if (name) parts.push({ publicAnswer: name });
  for (const vpcId of vpcsOfInterest(snapshot, cluster?.vpcId)) parts.push({ vpcDns: vpcId });
  for (const quota of quotaCodes) parts.push({ quota });
  // All of them: a hub's endpoint serves from any VPC, and a chain of rules may lead through any.
  for (const endpoint of valueOf(snapshot.endpoints) ?? []) {
    parts.push({ endpointAddresses: endpoint.id }, { resolverTags: endpoint.arn });
  }
  for (const rule of valueOf(snapshot.rules) ?? []) {
    const ours =
      (rule.domainName === name || mayBeOfCluster(rule, clusterName)) &&
      rule.shareStatus !== 'SHARED_WITH_ME';
    if (ours && !isAutodefined(rule.id)) {
      parts.push({ resolverTags: rule.arn }, { ruleShares: rule.arn });
    }
  }
  const profiles = (valueOf(snapshot.profileAssociations) ?? []).map(({ profileId }) => profileId);
  return [...parts, ...profiles.map((profileRules) => ({ profileRules }))];
}

/**
 * Whether our own mark and the cluster's name say that a rule for another name may be
 * the dead one of a cluster that was made anew (aws facts §10, F14): every tag read is
 * a call of its own.
 */
function mayBeOfCluster({ creatorRequestId, name }: ResolverRule, clusterName: string): boolean {
  const start = resolverName(clusterName, '').slice(0, 20);
  return isOurRequest(creatorRequestId) && name.includes(start);
}

/** Far more client VPCs than one chooses from by eye; a Transit Gateway may have thousands. */
const maxAttachedVpcs = 20;

/**
 * The cluster's VPC and those connected with it by peering or by a Transit Gateway: asking
 * every VPC of an estate would be two calls each.
 */
function vpcsOfInterest(snapshot: Snapshot, clusterVpcId: VpcId | undefined): ReadonlySet<VpcId> {
  const ids = new Set<VpcId>();
  if (!clusterVpcId) return ids;
  ids.add(clusterVpcId);
  for (const peering of valueOf(snapshot.peerings) ?? []) {
    const other = peerOf(peering, clusterVpcId);
    const visible = valueOf(snapshot.vpcs)?.some((vpc) => vpc.id === other);
    if (other && visible) ids.add(other);
  }
  const attachments = valueOf(snapshot.transitGatewayAttachments) ?? [];
  const gateways = attachments.filter((one) => one.vpcId === clusterVpcId);
  const attached = attachments.filter(
    (one) =>
      gateways.some(({ gatewayId }) => gatewayId === one.gatewayId) &&
      valueOf(snapshot.vpcs)?.some((vpc) => vpc.id === one.vpcId),
  );
  for (const { vpcId } of attached.slice(0, maxAttachedVpcs)) ids.add(vpcId);
  return ids;
}
