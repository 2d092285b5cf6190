import { carryOut } from '../carryOut.js';
import type { ExitCode } from '../exitCodes.js';
import type { Options } from '../options.js';
import { UsageError } from '../usageError.js';
import type { Session } from '../session.js';
import { unknownPlan } from './unknownPlan.js';

/** `resume PLAN`: finishes a plan that was begun; what its journal says was made is not made twice. */
export async function resume(session: Session, options: Options): Promise<ExitCode> {
  const [planId] = options.words;
  if (planId === undefined)
    throw new UsageError('resume needs a plan; undo lists those there are.');
  const entries = await session.journal.read(planId);
  const plan = entries.findLast((entry) => entry.event === 'plan')?.plan;
  if (!plan) throw unknownPlan(planId);
  return carryOut(session, options, { verdicts: [], problems: [], plan });
}
