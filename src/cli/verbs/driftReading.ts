import type { Journals } from '../../core/drift/expected.js';
import { driftParts } from '../../core/drift/parts.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import { clusterIn } from '../facts.js';
import { clusterOf, type Options } from '../options.js';
import { scopeOf, type Session } from '../session.js';

/** Reads the estate anew, with the tags of everything that bears our mark, and the journal. */
export async function driftReading(
  session: Session,
  options: Options,
): Promise<{ readonly snapshot: Snapshot; readonly journals: Journals }> {
  const { store, journal, io } = session;
  const cluster = clusterOf(options);
  const scope = await scopeOf(session, options);
  const estate = await store.estate(scope, cluster, io.signal);
  clusterIn(estate, cluster);
  const parts = driftParts(estate);
  const snapshot = await store.read(scope, parts, { fresh: true }, io.signal);
  const ids = await journal.plans();
  return { snapshot, journals: await Promise.all(ids.map((id) => journal.read(id))) };
}
