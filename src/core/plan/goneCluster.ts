import type { Cluster } from '../model/cluster.js';
import { known, valueOf } from '../model/fact.js';
import type { Identity } from '../model/identity.js';
import type { VpcId } from '../model/ids.js';
import type { Tags } from '../model/network.js';
import type { Problem } from '../model/plan.js';
import type { ResolverEndpoint } from '../model/resolver.js';
import type { Snapshot } from '../model/snapshot.js';
import { estateOf, type Estate } from './estate.js';
import { forwardedNames, isOurs, tagKeys } from './naming.js';

/**
 * Whether a cluster does not exist, as `eks:ListClusters` says. A list that is not known proves
 * nothing: a denied or throttled call never makes a cluster gone. One that is being deleted is
 * still listed; one that was described since the list was read is there.
 */
export function isGone({ clusterNames, clusters }: Snapshot, clusterName: string): boolean {
  if (!clusterNames.known || clusterNames.value.includes(clusterName)) return false;
  const described = clusters[clusterName];
  return !described?.known || described.source.at < clusterNames.source.at;
}

/** The names of clusters that are gone, but that our tags in this account and Region still name. */
export function goneClusters(snapshot: Snapshot): readonly string[] {
  const identity = valueOf(snapshot.identity);
  if (!identity) return [];
  const names = new Set(marksIn(snapshot, identity).map(({ clusterName }) => clusterName));
  return [...names].filter((name) => isGone(snapshot, name)).sort();
}

/**
 * The estate of a cluster that is gone, with what our tags tell of it: its names and its VPC. It
 * has no control plane. Problems as {@link estateOf} gives them; they are never "gone".
 */
export function goneEstateOf(
  snapshot: Snapshot,
  clusterName: string,
): { readonly estate: Estate } | { readonly problems: readonly Problem[] } {
  const { clusterNames: list } = snapshot;
  const identity = valueOf(snapshot.identity);
  if (!list.known || !identity) return estateOf(snapshot, clusterName);
  const { source } = list;
  const cluster = known(recordOf(snapshot, identity, clusterName), source);
  return estateOf(
    {
      ...snapshot,
      clusters: { ...snapshot.clusters, [clusterName]: cluster },
      controlPlane: { ...snapshot.controlPlane, [clusterName]: known([], source) },
    },
    clusterName,
  );
}

interface Mark {
  readonly clusterName: string;
  readonly endpointName: string;
  readonly vpcId?: VpcId;
}

/** What our tags say, on whatever of ours bears them. */
function marksIn(snapshot: Snapshot, identity: Identity): readonly Mark[] {
  const tagsOf = (arn: string): Tags => valueOf(snapshot.resolverTags[arn]) ?? {};
  const mark = (tags: Tags, vpcId?: VpcId): readonly Mark[] => {
    const clusterName = clusterOf(tags, identity);
    if (clusterName === undefined) return [];
    const endpointName = tags[tagKeys.endpointName] ?? '';
    return [{ clusterName, endpointName, ...(vpcId ? { vpcId } : {}) }];
  };
  const groups = valueOf(snapshot.securityGroups) ?? [];
  const entries = valueOf(snapshot.securityGroupRules) ?? [];
  const ofControlPlane = ({ tags }: { readonly tags: Tags }): boolean =>
    tags[tagKeys.clientVpc] !== undefined || tags[tagKeys.onPremises] !== undefined;
  return [
    ...(valueOf(snapshot.rules) ?? []).flatMap(({ arn }) => mark(tagsOf(arn))),
    ...inboundFirst(snapshot).flatMap((endpoint) => {
      const { direction, arn, vpcId } = endpoint;
      const tags = tagsOf(arn);
      const forwards = isOurs(tags) ? forwardedNames(tags) : [];
      return [...mark(tags, direction === 'INBOUND' ? vpcId : undefined), ...forwards];
    }),
    ...groups.flatMap(({ tags }) => mark(tags)),
    ...entries.flatMap((entry) => {
      const group = groups.find(({ id }) => id === entry.groupId);
      const notes = isOurs(entry.tags) ? forwardedNames(entry.tags) : [];
      return [...mark(entry.tags, ofControlPlane(entry) ? group?.vpcId : undefined), ...notes];
    }),
  ];
}

/** An inbound endpoint that a rule forwards to is where the cluster was; a hub's is forwarded to from outside. */
function inboundFirst(snapshot: Snapshot): readonly ResolverEndpoint[] {
  const targets = (valueOf(snapshot.rules) ?? []).flatMap((rule) => rule.targets);
  const asked = ({ id }: ResolverEndpoint): boolean =>
    (valueOf(snapshot.endpointAddresses[id]) ?? []).some(({ ip }) =>
      targets.some((target) => target.ip === ip),
    );
  const rank = (endpoint: ResolverEndpoint): number => (asked(endpoint) ? 0 : 1);
  return [...(valueOf(snapshot.endpoints) ?? [])].sort((a, b) => rank(a) - rank(b));
}

/** A cluster of another account or Region is not in the list that was read, wherever it is. */
function clusterOf(tags: Tags, { accountId, region }: Identity): string | undefined {
  const parts = (tags[tagKeys.cluster] ?? '').split(':');
  const here = parts[3] === region && parts[4] === accountId;
  const name = parts[5]?.replace(/^cluster\//, '');
  return isOurs(tags) && here && name ? name : undefined;
}

function recordOf(snapshot: Snapshot, identity: Identity, name: string): Cluster {
  const { partition, region, accountId } = identity;
  const marks = marksIn(snapshot, identity).filter(({ clusterName }) => clusterName === name);
  const endpointName = marks.find((one) => one.endpointName !== '')?.endpointName;
  const vpcId = marks.find((one) => one.vpcId)?.vpcId;
  return {
    name,
    arn: `arn:${partition}:eks:${region}:${accountId}:cluster/${name}`,
    kind: 'eks',
    status: 'DELETED',
    subnetIds: [],
    publicAccessCidrs: [],
    securityGroupIds: [],
    ipFamily: 'ipv4',
    ...(endpointName ? { endpointName } : {}),
    ...(vpcId ? { vpcId } : {}),
  };
}
