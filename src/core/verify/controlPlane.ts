import type { Fact } from '../model/fact.js';
import { notRead, valueOf } from '../model/fact.js';
import { hasDualStackEndpoint } from '../model/ipFamily.js';
import type { Snapshot } from '../model/snapshot.js';

/**
 * The addresses of a cluster's control-plane interfaces, which is what a right answer is
 * made of (aws facts §1.4, §4.4): IPv6 ones too where the name has AAAA records. A known empty list says that EKS's
 * interfaces were looked for and not found.
 */
export function controlPlaneAddresses(
  snapshot: Snapshot,
  clusterName: string,
): Fact<readonly string[]> {
  const fact = snapshot.controlPlane[clusterName] ?? notRead;
  if (!fact.known) return fact;
  const cluster = valueOf(snapshot.clusters[clusterName]);
  const value = [
    ...fact.value.flatMap(({ privateAddresses }) => privateAddresses),
    ...(cluster && hasDualStackEndpoint(cluster)
      ? fact.value.flatMap(({ ipv6Addresses }) => ipv6Addresses)
      : []),
  ];
  return { ...fact, value };
}
