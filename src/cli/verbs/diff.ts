import { checkAccount } from '../../core/apply/account.js';
import type { Plan } from '../../core/model/plan.js';
import { diffPlans } from '../../core/plan/diff.js';
import { diffJson, diffText } from '../../core/plan/diffText.js';
import { planningJson } from '../../core/plan/planJson.js';
import { checkRegion } from '../../core/plan/ownPlan.js';
import { planText } from '../../core/plan/render.js';
import { requestFor } from '../../core/plan/replan.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { writeJson } from '../io.js';
import type { Options } from '../options.js';
import { readPlanFile, scopeFor } from '../planFiles.js';
import type { Session } from '../session.js';
import { UsageError } from '../usageError.js';
import { planAsked } from './planning.js';

/** `plan diff FILE`: against what would be planned now; `plan diff A B`: against each other. */
export async function diff(
  session: Session,
  options: Options,
  [first, second]: readonly string[],
): Promise<ExitCode> {
  if (first === undefined) throw new UsageError('plan diff needs one FILE or two.');
  if (options.clusters.length > 0 || options.clientVpcs.length > 0) {
    throw new UsageError('plan diff compares files: the clusters are in them.');
  }
  if (Object.keys(options.choices).length > 0) {
    throw new UsageError('plan diff compares files: the choices are in them.');
  }
  const before = (await readPlanFile(first)).plan;
  const after =
    second === undefined
      ? await planNow(session, options, first)
      : (await readPlanFile(second)).plan;
  if (!after) return exitCodes.blocked;
  const found = diffPlans(before, after);
  if (options.json) writeJson(session.io, diffJson(found));
  else session.io.stdout(diffText(found));
  return exitCodes.ok;
}

/** Nothing where a blocker forbids a plan now; that has been said then. */
async function planNow(
  session: Session,
  options: Options,
  file: string,
): Promise<Plan | undefined> {
  const { io, connect } = session;
  const saved = await readPlanFile(file);
  const asked = requestFor(saved);
  if (!asked) throw new UsageError(`${file} is a plan to undo: it cannot be planned anew.`);
  const scope = await scopeFor(session, options, saved);
  checkRegion(saved.plan, scope.region);
  const { aws } = await connect(scope, io.signal);
  await checkAccount(saved.plan, aws, io.signal);
  const planning = await planAsked(session, scope, asked, options.clientProfiles);
  if (planning.plan) return planning.plan;
  if (options.json) writeJson(io, planningJson(planning));
  else io.stdout(planText(undefined, planning.verdicts, planning.problems));
  return undefined;
}
