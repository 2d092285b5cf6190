import type { Cluster } from './cluster.js';
import type { Subnet, Vpc } from './network.js';

/**
 * Whether the endpoint name has A and AAAA records: IPv6 clusters made since October 2024,
 * whose names have the label `eks-cluster` (aws facts §1.3). Older ones answer with IPv4 alone.
 */
export function hasDualStackEndpoint({ ipFamily, endpointName }: Cluster): boolean {
  return ipFamily === 'ipv6' && (endpointName?.split('.').includes('eks-cluster') ?? false);
}

/** The record types with which the endpoint name gives addresses. */
export function addressTypes(cluster: Cluster): readonly ('A' | 'AAAA')[] {
  return hasDualStackEndpoint(cluster) ? ['A', 'AAAA'] : ['A'];
}

/** The ranges from which clients in a VPC reach a cluster: IPv6 ones count where it has AAAA records. */
export function rangesTowards(cluster: Cluster, vpc: Vpc): readonly string[] {
  return hasDualStackEndpoint(cluster) ? [...vpc.cidrs, ...vpc.ipv6Cidrs] : vpc.cidrs;
}

/** Whether a subnet has both an IPv4 and an IPv6 range. */
export function isDualStack({ cidr, ipv6Cidrs }: Subnet): boolean {
  return cidr !== '' && ipv6Cidrs.length > 0;
}
