import { readRunHistory } from '../../core/apply/runHistory.js';
import { runReport } from '../../core/apply/runReport.js';
import { message } from '../../core/model/message.js';
import { PortError } from '../../core/model/portError.js';
import { text } from '../../core/model/text.js';
import { program } from '../applying.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { writeJson } from '../io.js';
import type { Options } from '../options.js';
import type { Session } from '../session.js';
import { unknownPlan } from './unknownPlan.js';

/** `report [PLAN]`: what the last run, or the last one of a plan, did; as Markdown. */
export async function report({ io, journal }: Session, options: Options): Promise<ExitCode> {
  const [planId] = options.words;
  const history = await readRunHistory(journal, planId);
  if (!history) throw planId === undefined ? noRun() : unknownPlan(planId);
  if (options.json) writeJson(io, history);
  else io.stdout(runReport(history, { say: text, nameOf: (id) => id, program }));
  return exitCodes.ok;
}

function noRun(): PortError {
  const help = message('run.none.help');
  return new PortError({ kind: 'notFound', messageKey: 'run.none', args: {}, help });
}
