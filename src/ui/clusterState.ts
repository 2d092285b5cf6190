import type { Cluster } from '../core/model/cluster.js';
import { message, type Message } from '../core/model/message.js';

const settled = new Set(['ACTIVE', 'OPERATIONAL', 'COMPLETE', 'ATTACHED', 'FAILED', 'OVERRIDDEN']);
const moving = new Set([
  'CREATING',
  'UPDATING',
  'DELETING',
  'PENDING',
  'ATTACHING',
  'DETACHING',
  'REMAPPING',
  'AUTO_RECOVERING',
]);

/** Whether AWS is at work on something of this status, so that it will change by itself. */
export function isMoving(status: string): boolean {
  return moving.has(status) && !settled.has(status);
}

/** Whether a status deserves a second look: neither at rest nor on its way. */
export function isTroubled(status: string): boolean {
  return status === 'FAILED' || status === 'ACTION_NEEDED' || status.startsWith('FAILED_');
}

/** How the Kubernetes endpoint can be reached, in words. */
export function accessText(cluster: Cluster): Message {
  if (cluster.kind === 'external') return message('ui.access.external');
  if (cluster.kind === 'outposts') return message('ui.access.outposts');
  switch (cluster.access) {
    case 'private':
      return message('ui.access.private');
    case 'publicAndPrivate':
      return message('ui.access.publicAndPrivate');
    case 'public':
      return message('ui.access.public');
    case undefined:
      return message('ui.unknown');
  }
}
