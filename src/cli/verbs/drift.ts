import { drift as driftOf } from '../../core/drift/drift.js';
import { driftSummary } from '../../core/drift/summary.js';
import type { DriftItem } from '../../core/drift/item.js';
import { message } from '../../core/model/message.js';
import { text } from '../../core/model/text.js';
import { problemText } from '../../core/plan/render.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { writeJson } from '../io.js';
import { clusterOf, type Options } from '../options.js';
import { messageJson, problemJson } from '../../core/plan/planJson.js';
import { scopeOf, type Session } from '../session.js';
import { driftReading } from './driftReading.js';

/** `drift`: what is live compared with what tags and journal say; changes nothing. */
export async function drift(session: Session, options: Options): Promise<ExitCode> {
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
      ...problems.map(problemText),
      ...items.map(itemText),
      ...(problems.length > 0 ? [] : [text(driftSummary(cluster, items.length))]),
      ...(items.length > 0 ? [text(message('drift.mend'))] : []),
    ];
    io.stdout(`${lines.join('\n')}\n`);
  }
  if (problems.length > 0) return exitCodes.blocked;
  return items.length === 0 ? exitCodes.ok : exitCodes.drifted;
}

function itemText(item: DriftItem): string {
  return [text(item.message), ...item.evidence.map((one) => `  - ${text(one)}`)].join('\n');
}

function itemJson(item: DriftItem): object {
  return { ...item, message: messageJson(item.message), evidence: item.evidence.map(messageJson) };
}
