import { isMoving, isTroubled } from '../ui/clusterState.js';
import type { RowIcon } from './row.js';

/** The kind's own icon at rest, a spinner while AWS works on it, a warning when it needs a look. */
export function statusIcon(restId: string, status: string): RowIcon {
  if (isMoving(status)) return { id: 'loading~spin' };
  if (isTroubled(status)) return { id: 'warning', color: 'list.warningForeground' };
  return { id: restId };
}

/** A status worth a word in the description: anything but being at rest. */
export function statusWord(status: string): string | undefined {
  const quiet = ['ACTIVE', 'OPERATIONAL', 'COMPLETE', 'ATTACHED', ''];
  return quiet.includes(status) ? undefined : status;
}
