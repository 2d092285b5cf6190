import type { Plan } from '../model/plan.js';
import { planUndo } from '../plan/undo.js';
import type { Clock, Connect, Journal, Lock } from '../ports.js';
import { awsBy } from './identities.js';
import { inDoubt, reconcile } from './reconcile.js';

/** What it takes to find out how a plan is taken back. */
export interface UndoDeps {
  readonly journal: Journal;
  readonly connect: Connect;
  readonly clock: Clock;
  readonly lock?: Pick<Lock, 'owner'>;
}

/**
 * The plan that takes back what an applied plan made, also where an answer was lost:
 * only then AWS is asked. `undefined` if the journal does not know the plan. Throws
 * `PortError` where AWS cannot be asked, and for another account.
 */
export async function undoOf(
  planId: string,
  { connect, ...deps }: UndoDeps,
  signal: AbortSignal,
): Promise<Plan | undefined> {
  const entries = await deps.journal.read(planId);
  const plan = entries.findLast((entry) => entry.event === 'plan')?.plan;
  if (!plan || inDoubt(plan, entries).length === 0) return planUndo(entries);
  const awsAs = awsBy(connect);
  const aws = await awsAs(plan.identity, signal);
  return planUndo(await reconcile(entries, { aws, awsAs, ...deps }, signal));
}
