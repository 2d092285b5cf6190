import { createHash } from 'node:crypto';
import type { Cluster } from '../model/cluster.js';
import type { Identity } from '../model/identity.js';
import type { VpcId } from '../model/ids.js';
import type { Tags } from '../model/network.js';

const prefix = 'eks-private-dns';

/** Tag keys of what this extension makes. Associations and addresses cannot be tagged (aws facts §6). */
export const tagKeys = {
  managedBy: `${prefix}:managed-by`,
  cluster: `${prefix}:cluster`,
  endpointName: `${prefix}:endpoint-name`,
  clientVpc: `${prefix}:client-vpc`,
  onPremises: `${prefix}:on-premises`,
  /** Which plan made it, and from which machine. */
  plan: `${prefix}:plan`,
  /** On a control-plane group: which plan is being applied, from where, since when. */
  applying: `${prefix}:applying`,
} as const;

/**
 * The tag with which an inbound endpoint of ours, or an entry of ours in somebody else's group, says that DNS servers outside AWS forward a
 * cluster's name to it: nothing in AWS shows those.
 */
export function forwardTag(cluster: Cluster): Tags {
  return { [forwardKey(cluster.name)]: cluster.endpointName ?? '' };
}

/** Its key, one per cluster. A cluster's name is at most 100 characters, a key 128. */
export function forwardKey(clusterName: string): string {
  return `${prefix}:fwd:${clusterName}`;
}

/** The notes among some tags: for which clusters the thing is used. */
export function notesIn(tags: Tags): Tags {
  const start = forwardKey('');
  return Object.fromEntries(Object.entries(tags).filter(([key]) => key.startsWith(start)));
}

/** The clusters whose names are forwarded to an endpoint with these tags. */
export function forwardedNames(
  tags: Tags,
): readonly { readonly clusterName: string; readonly endpointName: string }[] {
  const start = forwardKey('');
  return Object.entries(tags).flatMap(([key, endpointName]) =>
    key.startsWith(start) ? [{ clusterName: key.slice(start.length), endpointName }] : [],
  );
}

/** The value of {@link tagKeys.managedBy}. */
export const managedBy = prefix;

/** The tags of everything made for a cluster. */
export function ownTags(cluster: Cluster, extra: Tags = {}): Tags {
  return {
    [tagKeys.managedBy]: managedBy,
    [tagKeys.cluster]: cluster.arn,
    [tagKeys.endpointName]: cluster.endpointName ?? '',
    ...extra,
  };
}

/** Whether tags say that this extension made the thing. */
export function isOurs(tags: Tags): boolean {
  return tags[tagKeys.managedBy] === managedBy;
}

const maxResolverName = 64;

/**
 * A legal Resolver name: at most 64 of `[a-zA-Z0-9\-_' ]`, not digits only (aws facts
 * §2.2). Longer names are cut and end in a hash, so that two stay two.
 */
export function resolverName(clusterName: string, suffix: string): string {
  const clean = clusterName.replace(/[^a-zA-Z0-9\-_]/g, '-');
  const full = `${clean}${suffix}`;
  if (full.length <= maxResolverName) return full;
  const mark = `-${shortHash(clusterName)}`;
  return `${clean.slice(0, maxResolverName - suffix.length - mark.length)}${mark}${suffix}`;
}

/** The post's names: `paymentsInboundEndpoint`, `paymentsOutboundEndpoint`, `paymentsRule`. */
export const defaultNameTemplate = '{cluster}{kind}';

/** What a name is for. */
export type NamedKind = 'InboundEndpoint' | 'OutboundEndpoint' | 'Rule';

/** The name that a template gives, made legal as {@link resolverName} does. */
export function nameFrom(
  template: string,
  values: { readonly cluster: string; readonly kind: NamedKind; readonly region: string },
): string {
  if (template === defaultNameTemplate) return resolverName(values.cluster, values.kind);
  const filled = template.replace(
    /\{(cluster|kind|region)\}/g,
    (_, key: keyof typeof values) => values[key],
  );
  const name = resolverName(filled, '');
  return /^\d+$/.test(name) ? resolverName(`n${name}`, '') : name;
}

/** The name of an endpoint's dedicated security group; unique within its VPC. */
export function groupName(clusterName: string, direction: 'INBOUND' | 'OUTBOUND'): string {
  return `${prefix}-${clusterName}-${direction.toLowerCase()}`;
}

/** The name of our association; it begins like this wherever we made it. */
export function associationName(clusterName: string): string {
  return resolverName(`${prefix}-${clusterName}`, '');
}

/** Whether an association bears a name that {@link associationName} gives. */
export function isOurAssociation(name: string): boolean {
  return name.startsWith(`${prefix}-`);
}

/**
 * The CreatorRequestId for one purpose: always the same for the same thing, so that
 * a second attempt finds what the first one made (aws facts §2.8).
 */
export function creatorRequestId(
  identity: Identity,
  purpose: { readonly vpcId: VpcId; readonly what: string },
): string {
  const { accountId, region } = identity;
  return `${prefix}-${hash(accountId, region, purpose.vpcId, purpose.what).slice(0, 32)}`;
}

/** Whether a CreatorRequestId is one of ours. Only tags prove who made a thing. */
export function isOurRequest(creatorRequestId: string): boolean {
  return creatorRequestId.startsWith(`${prefix}-`);
}

/**
 * The CreatorRequestId of an endpoint: one per VPC and direction, so that a second
 * attempt finds the first one's; a user's own choice of subnets (`subnet`) or
 * addresses (`subnet=address`) makes another one.
 */
export function endpointRequestId(
  identity: Identity,
  direction: 'INBOUND' | 'OUTBOUND',
  vpcId: VpcId,
  chosen: readonly string[] | undefined,
): string {
  const what = [direction, ...[...(chosen ?? [])].sort()].join(' ');
  return creatorRequestId(identity, { vpcId, what });
}

/** A hash of several texts that no other grouping of the same letters gives. */
export function hash(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function shortHash(text: string): string {
  return hash(text).slice(0, 6);
}
