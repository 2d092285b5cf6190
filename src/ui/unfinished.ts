import { inDoubt } from '../core/apply/reconcile.js';
import type { JournalEntry } from '../core/model/apply.js';
import type { Plan } from '../core/model/plan.js';
import { madeBy, planUndo } from '../core/plan/undo.js';
import type { Journal } from '../core/ports.js';
import type { Unfinished } from './operations.js';

/** How many of the newest plans are looked at. */
const looked = 100;

/** Plans that made something or may have, did not end well, and have not been undone since; the newest first. */
export async function unfinishedIn(journal: Journal): Promise<readonly Unfinished[]> {
  const found: Unfinished[] = [];
  for (const planId of (await journal.plans()).slice(0, looked)) {
    const entries = await journal.read(planId);
    const begun = entries.findLast((entry) => entry.event === 'plan');
    if (!begun || !isSetUp(begun.plan.verb) || endedWell(entries)) continue;
    const made = madeBy(entries).size;
    const nothing = made === 0 && inDoubt(begun.plan, entries).length === 0;
    if (nothing || (await wasUndone(journal, entries))) continue;
    found.push({ plan: begun.plan, at: begun.at, made });
  }
  return found;
}

function isSetUp(verb: Plan['verb']): boolean {
  return verb === 'enable' || verb === 'repair';
}

function endedWell(entries: readonly JournalEntry[]): boolean {
  const last = entries.findLast((entry) => entry.event === 'plan' || entry.event === 'end');
  return last?.event === 'end' && last.outcome === 'done';
}

/** The undo of a plan has one id, so its own journal says whether it was carried out, and when. */
async function wasUndone(journal: Journal, entries: readonly JournalEntry[]): Promise<boolean> {
  const undo = planUndo(entries);
  if (!undo) return false;
  const undoing = await journal.read(undo.id);
  const at = undoing.findLast((entry) => entry.event === 'end' && entry.outcome === 'done')?.at;
  return at !== undefined && at >= (entries.at(-1)?.at ?? 0);
}
