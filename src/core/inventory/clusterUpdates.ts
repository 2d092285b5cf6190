import type { ClusterUpdate } from '../model/clusterUpdate.js';
import { known, type Fact } from '../model/fact.js';
import { ask } from './ask.js';
import type { ReadDeps } from './deps.js';

/** Updates looked at: each is a call of its own, and only the latest tell of the present. */
const most = 10;

/**
 * The updates of a cluster, the newest first. Their ids carry no order that EKS promises:
 * where there are more than ten, the first five and the last five of the list are read, so
 * that the newest are among them whichever end it begins at, and the source says so.
 */
export async function readClusterUpdates(
  { aws, clock }: ReadDeps,
  clusterName: string,
  signal: AbortSignal,
): Promise<Fact<readonly ClusterUpdate[]>> {
  const call = 'eks:DescribeUpdate';
  const ids = await ask(clock, 'eks:ListUpdates', () => aws.listUpdates(clusterName, signal));
  if (!ids.known) return ids;
  const { value: all } = ids;
  const looked = all.length > most ? [...all.slice(0, most / 2), ...all.slice(-most / 2)] : all;
  const updates = await ask(clock, call, () =>
    Promise.all(looked.map((id) => aws.describeUpdate(clusterName, id, signal))),
  );
  if (!updates.known) return updates;
  const said = looked.length < all.length ? `${call} (${looked.length} of ${all.length})` : call;
  const newestFirst = [...updates.value].sort((a, b) => b.createdAt - a.createdAt);
  return known(newestFirst, { ...updates.source, call: said });
}
