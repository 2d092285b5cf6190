import { updateStatus } from '../../clusterUpdates.js';
import type { ClusterUpdate } from '../../model/clusterUpdate.js';

/** `update` of UpdateClusterConfig and DescribeUpdate. */
export function updateShape(update: ClusterUpdate, now: number): object {
  const { id, type, params, createdAt } = update;
  const status = updateStatus(update, now);
  const errors = status === 'Failed' ? update.errors : [];
  return { id, status, type, params, createdAt: createdAt / 1000, errors };
}
