import { readLeftovers } from '../core/drift/parts.js';
import type { AwsScope } from '../core/model/identity.js';
import { message } from '../core/model/message.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { goneClusters, isGone } from '../core/plan/goneCluster.js';
import type { ClusterTarget } from '../ui/target.js';
import type { CommandDeps } from './deps.js';
import { readEstateOf } from './readEstate.js';

type ReadingDeps = Pick<CommandDeps, 'operations' | 'say' | 'window'>;

/** Reads what tells of clusters that are gone, under a notification. */
export function readLeftoversOf(
  { operations, say, window }: ReadingDeps,
  scope: AwsScope,
  signal: AbortSignal,
): Promise<Snapshot> {
  return window.progress(say(message('leftovers.reading')), (_report, cancelled) => {
    const either = AbortSignal.any([signal, cancelled]);
    return readLeftovers((parts) => operations.read(scope, parts, either));
  });
}

/** Reads what disabling needs: the estate of a cluster, or what one left that is gone. */
export async function readForDisable(
  deps: ReadingDeps,
  target: ClusterTarget,
  signal: AbortSignal,
): Promise<Snapshot> {
  const { scope, clusterName } = target;
  const list = await deps.operations.read(scope, ['clusterNames'], signal);
  if (isGone(list, clusterName)) {
    const snapshot = await readLeftoversOf(deps, scope, signal);
    if (goneClusters(snapshot).includes(clusterName)) return snapshot;
  }
  return readEstateOf(deps, target, signal);
}
