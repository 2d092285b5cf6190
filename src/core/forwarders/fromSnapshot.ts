import type { Part } from '../inventory/parts.js';
import { valueOf, type Fact } from '../model/fact.js';
import { message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { Cluster } from '../model/cluster.js';
import type { Problem } from '../model/plan.js';
import { servesDo53, type ResolverEndpoint } from '../model/resolver.js';
import type { Snapshot } from '../model/snapshot.js';
import { whyUnknown } from '../model/why.js';
import { blocker, warning } from '../plan/draft.js';
import { attachedOf, inboundFor, inboundOf } from './inbound.js';
import type { ForwardedCluster } from './types.js';

/** What the DNS servers outside AWS have to forward, as far as a snapshot tells. */
export interface ForwardersFound {
  readonly clusters: readonly ForwardedCluster[];
  /** Why some clusters are not among them (blockers), and what to look at twice. */
  readonly problems: readonly Problem[];
}

/**
 * Reads all that {@link forwardedClusters} looks at, in two or three rounds; without names, of all
 * clusters of the scope. `read` reads parts anew.
 */
export async function readForwarders(
  read: (parts: readonly Part[]) => Promise<Snapshot>,
  clusterNames?: readonly string[],
): Promise<Snapshot> {
  const named = (clusterNames ?? []).map((cluster): Part => ({ cluster }));
  const lists = await read([
    ...(clusterNames ? named : (['clusterNames'] as const)),
    'endpoints',
    'vpcs',
  ]);
  const all = clusterNames ? [] : (valueOf(lists.clusterNames) ?? []);
  return read([
    ...all.map((cluster): Part => ({ cluster })),
    ...inboundOf(lists).flatMap(({ id, arn }): readonly Part[] => [
      { endpointAddresses: id },
      { resolverTags: arn },
    ]),
  ]);
}

/**
 * The clusters, each with the attached addresses that its name is to be forwarded to: those of the
 * endpoint whose tags say so (a hub's, for one), else of one in the cluster VPC, as only there the
 * hidden zone is known (aws facts §1.1). IPv4 where the endpoint has any.
 */
export function forwardedClusters(
  snapshot: Snapshot,
  clusterNames: readonly string[],
): ForwardersFound {
  const found = clusterNames.map((name) => forwardedCluster(snapshot, name));
  return {
    clusters: found.flatMap(({ clusters }) => clusters),
    problems: found.flatMap(({ problems }) => problems),
  };
}

function forwardedCluster(snapshot: Snapshot, clusterName: string): ForwardersFound {
  const fact = snapshot.clusters[clusterName];
  const cluster = valueOf(fact);
  if (!cluster) return unknown(`eks:DescribeCluster ${clusterName}`, fact);
  if (!snapshot.endpoints.known) {
    return unknown('route53resolver:ListResolverEndpoints', snapshot.endpoints);
  }
  const { endpointName, vpcId } = cluster;
  if (endpointName === undefined || vpcId === undefined) return lacks('noName', cluster);
  const endpoint = inboundFor(snapshot, cluster);
  if (!endpoint) return lacks('noEndpoint', cluster, vpcId);
  const places = snapshot.endpointAddresses[endpoint.id];
  if (!places?.known) {
    return unknown('route53resolver:ListResolverEndpointIpAddresses', places);
  }
  return {
    clusters: [{ clusterName, endpointName, addresses: attachedOf(places.value) }],
    problems: [
      ...(cluster.access === 'public' ? lacks('publicOnly', cluster).problems : []),
      ...(servesDo53(endpoint) ? [] : [unhealthy(cluster, endpoint)]),
    ],
  };
}

function unknown(call: string, fact: Fact<unknown> | undefined): ForwardersFound {
  const args = { call, why: whyUnknown(fact) };
  const problem = blocker(
    message('forwarders.unknownFact', args),
    message('help.forwarders.unknownFact'),
  );
  return { clusters: [], problems: [problem] };
}

function lacks(
  what: 'noName' | 'noEndpoint' | 'publicOnly',
  { name: cluster }: Cluster,
  vpc = '',
): ForwardersFound {
  const severity = what === 'publicOnly' ? warning : blocker;
  const said = message(`forwarders.${what}`, { cluster, vpc });
  return { clusters: [], problems: [severity(said, message(`help.forwarders.${what}`))] };
}

function unhealthy({ name }: Cluster, endpoint: ResolverEndpoint): Problem {
  const args = { cluster: name, endpoint: labelOf(endpoint), status: endpoint.status };
  return warning(message('forwarders.unhealthy', args), message('help.forwarders.unhealthy'));
}
