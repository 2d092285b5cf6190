import type { Fact } from '../model/fact.js';
import { notRead } from '../model/fact.js';
import type { Snapshot } from '../model/snapshot.js';

/**
 * The IPv4 addresses of a cluster's control-plane interfaces, which is what a right
 * answer is made of (aws facts §1.4, §4.4). A known empty list says that EKS's
 * interfaces were looked for and not found.
 */
export function controlPlaneAddresses(
  snapshot: Snapshot,
  clusterName: string,
): Fact<readonly string[]> {
  const fact = snapshot.controlPlane[clusterName] ?? notRead;
  if (!fact.known) return fact;
  const value = fact.value.flatMap((networkInterface) => networkInterface.privateAddresses);
  return { ...fact, value };
}
