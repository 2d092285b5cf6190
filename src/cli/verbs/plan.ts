import { planText } from '../../core/plan/render.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { writeJson } from '../io.js';
import { UsageError, type Options } from '../options.js';
import { planningJson } from '../planJson.js';
import type { Session } from '../session.js';
import { planFor } from './planning.js';

/** `plan [enable|disable|access|repair]`: shows it and changes nothing. */
export async function plan(session: Session, options: Options): Promise<ExitCode> {
  const [what = 'enable'] = options.words;
  if (what !== 'enable' && what !== 'disable' && what !== 'access' && what !== 'repair') {
    throw new UsageError(`plan enable, plan disable, plan access or plan repair, not ${what}.`);
  }
  const planning = await planFor(session, options, what);
  if (options.json) writeJson(session.io, planningJson(planning));
  else session.io.stdout(planText(planning.plan, planning.verdicts, planning.problems));
  return planning.plan ? exitCodes.ok : exitCodes.blocked;
}
