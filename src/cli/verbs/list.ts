import type { Part } from '../../core/inventory/parts.js';
import { valueOf, type Fact } from '../../core/model/fact.js';
import { PortError, type PortErrorInfo } from '../../core/model/portError.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import { text } from '../../core/model/text.js';
import { exitCodeOf, exitCodes, type ExitCode } from '../exitCodes.js';
import { needed } from '../facts.js';
import { writeJson } from '../io.js';
import type { Options } from '../options.js';
import { errorJson } from '../report.js';
import { scopeOf, type Session } from '../session.js';
import { failuresIn, listedParts } from '../../core/inventory/listed.js';
import { listText } from '../../core/inventory/listText.js';

/** `list`: what the tree of the editor shows. What cannot be read is said, and the rest is shown. */
export async function list(session: Session, options: Options): Promise<ExitCode> {
  const { io, store } = session;
  const scope = await scopeOf(session, options);
  const first = await store.read(scope, listedParts, { fresh: true }, io.signal);
  needed(first.identity, 'The identity');
  const parts: Part[] = [
    ...(valueOf(first.clusterNames) ?? []).map((cluster) => ({ cluster })),
    ...(valueOf(first.endpoints) ?? []).map(({ id }) => ({ endpointAddresses: id })),
  ];
  const snapshot = await store.read(scope, parts, { fresh: true }, io.signal);
  const failures = failuresIn(snapshot);
  if (options.json) writeJson(io, { ...listJson(snapshot), failures: failures.map(failureJson) });
  else io.stdout(listText(snapshot));
  for (const failure of failures) {
    io.stderr(`${new PortError(failure).message}\n${text(failure.help)}\n`);
  }
  return failures[0] ? exitCodeOf(failures[0].kind) : exitCodes.ok;
}

/** What is not known is null, never an empty list. */
function listJson(snapshot: Snapshot): object {
  const values = <T>(facts: Readonly<Record<string, Fact<T>>>): Record<string, T | null> =>
    Object.fromEntries(Object.entries(facts).map(([id, fact]) => [id, valueOf(fact) ?? null]));
  return {
    identity: valueOf(snapshot.identity) ?? null,
    clusterNames: valueOf(snapshot.clusterNames) ?? null,
    clusters: values(snapshot.clusters),
    vpcs: valueOf(snapshot.vpcs) ?? null,
    endpoints: valueOf(snapshot.endpoints) ?? null,
    endpointAddresses: values(snapshot.endpointAddresses),
    rules: valueOf(snapshot.rules) ?? null,
    associations: valueOf(snapshot.associations) ?? null,
  };
}

function failureJson(failure: PortErrorInfo): object {
  return errorJson(new PortError(failure));
}
