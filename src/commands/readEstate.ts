import { message } from '../core/model/message.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { required } from '../core/model/required.js';
import { namesOf, type ClusterTarget } from '../ui/target.js';
import type { CommandDeps } from './deps.js';

/**
 * Reads what a plan or a verdict needs, under a notification. Throws the reason when
 * a cluster itself cannot be read: every sentence that follows would be a guess.
 */
export async function readEstateOf(
  { operations, say, window }: Pick<CommandDeps, 'operations' | 'say' | 'window'>,
  target: ClusterTarget,
  signal: AbortSignal,
): Promise<Snapshot> {
  const title = say(message('ui.reading', { cluster: namesOf(target) }));
  const snapshot = await window.progress(title, (_report, cancelled) =>
    operations.estate(target, AbortSignal.any([signal, cancelled])),
  );
  for (const name of namesOf(target)) required(snapshot.clusters[name]);
  return snapshot;
}
