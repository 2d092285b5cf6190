import type { Journals } from '../core/drift/expected.js';
import { driftParts } from '../core/drift/parts.js';
import type { Snapshot } from '../core/model/snapshot.js';
import type { ClusterTarget } from '../ui/target.js';
import type { CommandDeps } from './deps.js';
import { readEstateOf } from './readEstate.js';

/** Reads what the drift of a cluster is told from: its estate, the tags of all that is ours, the journal. */
export async function readDriftOf(
  deps: CommandDeps,
  target: ClusterTarget,
  signal: AbortSignal,
): Promise<{ readonly snapshot: Snapshot; readonly journals: Journals }> {
  const { operations } = deps;
  const estate = await readEstateOf(deps, target, signal);
  const snapshot = await operations.read(target.scope, driftParts(estate), signal);
  return { snapshot, journals: await operations.journals() };
}
