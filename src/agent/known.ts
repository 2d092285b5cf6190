import type { Cluster } from '../core/model/cluster.js';
import { required } from '../core/model/required.js';
import type { Snapshot } from '../core/model/snapshot.js';

/** The cluster of a snapshot. Throws first what is wrong with the sign-in. */
export function clusterIn(snapshot: Snapshot, name: string): Cluster {
  required(snapshot.identity);
  return required(snapshot.clusters[name]);
}
