import { carryOut } from '../carryOut.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { writeJson, type Io } from '../io.js';
import { clustersOf, type Options } from '../options.js';
import type { Session } from '../session.js';
import { planFor } from './planning.js';

/**
 * `repair`: plan what mends the drift, ask, apply. Several clusters one after the other, each
 * planned from what the one before left; all are planned once before anything is changed, and
 * the first that does not go through is the last.
 */
export async function repair(session: Session, options: Options): Promise<ExitCode> {
  const names = clustersOf(options);
  if (names.length === 1) return repairOne(session, options);
  for (const name of names) {
    const { planning } = await planFor(session, only(options, name), 'repair');
    // It says why, and nothing has been changed yet.
    if (!planning.plan) return repairOne(session, only(options, name));
  }
  const documents: unknown[] = [];
  let code: ExitCode = exitCodes.ok;
  for (const name of names) {
    const io = options.json ? collecting(session.io, documents) : session.io;
    if (!options.json) io.stdout(`${name}:\n`);
    code = await repairOne({ ...session, io }, only(options, name));
    if (code !== exitCodes.ok) break;
  }
  if (options.json) writeJson(session.io, { clusters: documents });
  return code;
}

async function repairOne(session: Session, options: Options): Promise<ExitCode> {
  const { planning, request } = await planFor(session, options, 'repair');
  return carryOut(session, options, planning, { request });
}

function only(options: Options, cluster: string): Options {
  return { ...options, clusters: [cluster] };
}

/** Standard output is one document, whatever the number of clusters. */
function collecting(io: Io, documents: unknown[]): Io {
  return { ...io, stdout: (text) => void documents.push(JSON.parse(text)) };
}
