import type { Update } from '@aws-sdk/client-eks';
import type { ClusterUpdate } from '../../core/model/clusterUpdate.js';
import { required } from './required.js';

/** One update of a cluster. */
export function clusterUpdateFrom(update: Update): ClusterUpdate {
  return {
    id: required(update.id, 'Update.id'),
    status: update.status ?? '',
    type: update.type ?? '',
    params: Object.fromEntries(
      (update.params ?? []).map(({ type, value }): [string, string] => [type ?? '', value ?? '']),
    ),
    createdAt: update.createdAt?.getTime() ?? 0,
    errors: (update.errors ?? []).map(({ errorCode, errorMessage }) => ({
      code: errorCode ?? '',
      message: errorMessage ?? '',
    })),
  };
}
