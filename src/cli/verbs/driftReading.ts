import type { Journals } from '../../core/drift/expected.js';
import { driftParts } from '../../core/drift/parts.js';
import type { AwsScope } from '../../core/model/identity.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import { clusterIn } from '../facts.js';
import type { Session } from '../session.js';

/** Reads the estate anew, with the tags of everything that bears our mark, and the journal. */
export async function driftReading(
  { store, journal, io }: Session,
  scope: AwsScope,
  cluster: string,
): Promise<{ readonly snapshot: Snapshot; readonly journals: Journals }> {
  const estate = await store.estate(scope, cluster, io.signal);
  clusterIn(estate, cluster);
  const parts = driftParts(estate);
  const snapshot = await store.read(scope, parts, { fresh: true }, io.signal);
  const ids = await journal.plans();
  return { snapshot, journals: await Promise.all(ids.map((id) => journal.read(id))) };
}
