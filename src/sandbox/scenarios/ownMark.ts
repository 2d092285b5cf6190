import { createHash } from 'node:crypto';
import type { Cluster } from '../model/cluster.js';
import type { Tags, Vpc } from '../model/network.js';
import type { World } from '../world.js';

// What the extension writes on the things it makes. The sandbox knows no more of the extension
// than anybody's account does, so the texts stand here again.

const prefix = 'eks-private-dns';

/** Lower case, no trailing dot. */
export function endpointNameOf({ endpointHost }: Cluster): string {
  return (endpointHost ?? '').toLowerCase();
}

/** Tags of a thing that the extension made for a cluster. */
export function ownMark(cluster: Cluster, extra: Tags = {}): Tags {
  return {
    [`${prefix}:managed-by`]: prefix,
    [`${prefix}:cluster`]: cluster.arn,
    [`${prefix}:endpoint-name`]: endpointNameOf(cluster),
    ...extra,
  };
}

/** On a 443 entry: which client VPC it is for. */
export function clientMark({ vpcId }: Vpc): Tags {
  return { [`${prefix}:client-vpc`]: vpcId };
}

/** On an inbound endpoint to which DNS servers outside AWS forward the cluster's name. */
export function forwardMark(cluster: Cluster): Tags {
  return { [`${prefix}:fwd:${cluster.name}`]: endpointNameOf(cluster) };
}

/** The creator request id of what was made in a VPC for a purpose. */
export function ownRequest({ accountId, region }: World, { vpcId }: Vpc, what: string): string {
  const text = JSON.stringify([accountId, region, vpcId, what]);
  const hash = createHash('sha256').update(text).digest('hex');
  return `${prefix}-${hash.slice(0, 32)}`;
}

/** The name of an association, and of a group of one direction. */
export const ownNames = {
  association: (cluster: Cluster): string => `${prefix}-${cluster.name}`,
  group: (cluster: Cluster, direction: 'inbound' | 'outbound'): string =>
    `${prefix}-${cluster.name}-${direction}`,
} as const;
