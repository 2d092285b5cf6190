import { undoOf } from '../../core/apply/undoOf.js';
import { carryOut } from '../carryOut.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { writeJson } from '../io.js';
import type { Options } from '../options.js';
import type { Session } from '../session.js';
import { unknownPlan } from './unknownPlan.js';

/** `undo [PLAN]`: takes back what one plan made; without it, lists the plans. */
export async function undo(session: Session, options: Options): Promise<ExitCode> {
  const [planId] = options.words;
  if (planId === undefined) return listPlans(session, options);
  const plan = await undoOf(planId, session, session.io.signal);
  if (!plan) throw unknownPlan(planId);
  return carryOut(session, options, { verdicts: [], problems: [], plan });
}

async function listPlans({ journal, io }: Session, options: Options): Promise<ExitCode> {
  const plans = await Promise.all(
    (await journal.plans()).map(async (id) => {
      const entries = await journal.read(id);
      const plan = entries.findLast((entry) => entry.event === 'plan')?.plan;
      const end = entries.findLast((entry) => entry.event === 'end');
      const at = new Date(entries[0]?.at ?? 0).toISOString();
      const outcome = end?.outcome ?? 'unfinished';
      return { id, at, verb: plan?.verb, cluster: plan?.clusterName, outcome };
    }),
  );
  if (options.json) writeJson(io, { plans });
  else if (plans.length === 0) io.stdout('No plan was applied from here.\n');
  for (const { id, at, verb, cluster, outcome } of options.json ? [] : plans) {
    io.stdout(`${id}  ${at}  ${verb ?? '?'} ${cluster ?? '?'}: ${outcome}\n`);
  }
  return exitCodes.ok;
}
