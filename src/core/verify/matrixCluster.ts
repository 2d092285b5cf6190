import { valueOf } from '../model/fact.js';
import { addressTypes } from '../model/ipFamily.js';
import type { Snapshot } from '../model/snapshot.js';
import { controlPlaneAddresses } from './controlPlane.js';
import type { MatrixCluster } from './matrix.js';

/**
 * A cluster of a snapshot as a matrix asks for it, with the record types that its name has
 * (aws facts §1.3); `undefined` while it has no endpoint name that is known.
 */
export function matrixClusterOf(snapshot: Snapshot, name: string): MatrixCluster | undefined {
  const cluster = valueOf(snapshot.clusters[name]);
  if (cluster?.endpointName === undefined) return undefined;
  const { endpointName, certificateAuthority } = cluster;
  return {
    name,
    endpointName,
    types: addressTypes(cluster),
    expected: controlPlaneAddresses(snapshot, name),
    ...(certificateAuthority === undefined ? {} : { certificateAuthority }),
  };
}
