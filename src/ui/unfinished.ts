import { inDoubt } from '../core/apply/reconcile.js';
import { endOfUndo } from '../core/apply/runHistory.js';
import type { JournalEntry } from '../core/model/apply.js';
import { canBeUndone } from '../core/plan/canBeUndone.js';
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
    if (!begun || !canBeUndone(begun.plan) || endedWell(entries)) continue;
    const made = madeBy(entries).size;
    const nothing = made === 0 && inDoubt(begun.plan, entries).length === 0;
    if (nothing || (await wasUndone(journal, entries))) continue;
    found.push({ plan: begun.plan, at: begun.at, made });
  }
  return found;
}

function endedWell(entries: readonly JournalEntry[]): boolean {
  const last = entries.findLast((entry) => entry.event === 'plan' || entry.event === 'end');
  return last?.event === 'end' && last.outcome === 'done';
}

async function wasUndone(journal: Journal, entries: readonly JournalEntry[]): Promise<boolean> {
  const undo = planUndo(entries);
  if (!undo) return false;
  return (await endOfUndo(journal, undo, entries)) !== undefined;
}
