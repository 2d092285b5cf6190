import { drift as driftOf } from '../../core/drift/drift.js';
import { driftSummary } from '../../core/drift/summary.js';
import { message } from '../../core/model/message.js';
import { text } from '../../core/model/text.js';
import { problemText } from '../../core/plan/render.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { writeJson } from '../io.js';
import { clusterOf, type Options } from '../options.js';
import { problemJson } from '../../core/plan/planJson.js';
import { scopeOf, type Session } from '../session.js';
import { itemJson, itemText } from './driftItem.js';
import { driftReading } from './driftReading.js';
import { leftovers } from './leftovers.js';

/**
 * `drift`: what is live compared with what tags and journal say; without a cluster, what is left
 * of those that are gone. Changes nothing.
 */
export async function drift(session: Session, options: Options): Promise<ExitCode> {
  if (options.clusters.length === 0) return leftovers(session, options);
  const { io } = session;
  const cluster = clusterOf(options);
  const { snapshot, journals } = await driftReading(
    session,
    await scopeOf(session, options),
    cluster,
  );
  const { items, problems } = driftOf(snapshot, cluster, journals);
  if (options.json) {
    writeJson(io, { cluster, items: items.map(itemJson), problems: problems.map(problemJson) });
  } else {
    const lines = [
      ...problems.map((one) => problemText(one)),
      ...items.map(itemText),
      ...(problems.length > 0 ? [] : [text(driftSummary(cluster, items.length))]),
      ...(items.length > 0 ? [text(message('drift.mend'))] : []),
    ];
    io.stdout(`${lines.join('\n')}\n`);
  }
  if (problems.length > 0) return exitCodes.blocked;
  return items.length === 0 ? exitCodes.ok : exitCodes.drifted;
}
