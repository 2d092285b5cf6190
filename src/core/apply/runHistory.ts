import type { ApplyResult, JournalEntry, StepState } from '../model/apply.js';
import type { Plan, Step, StepOutputs } from '../model/plan.js';
import type { PortErrorInfo } from '../model/portError.js';
import { canBeUndone } from '../plan/canBeUndone.js';
import { planUndo } from '../plan/undo.js';
import type { Journal } from '../ports.js';

/** What became of one step. Times in epoch milliseconds. */
export interface StepHistory {
  readonly step: Step;
  /** `begun`: its call was sent, and the journal does not say how it ended. */
  readonly outcome: 'done' | 'found' | 'failed' | 'begun' | 'notBegun';
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** Whether AWS has accepted it, and has not taken it back by itself. */
  readonly accepted: boolean;
  /** What it made or found, also where waiting for it failed. */
  readonly outputs: StepOutputs;
  readonly error?: PortErrorInfo;
}

/** The last run of one plan, as its journal tells it. Times in epoch milliseconds. */
export interface RunHistory {
  readonly plan: Plan;
  /** How often the plan was begun, the first time included. */
  readonly runs: number;
  readonly startedAt: number;
  readonly endedAt?: number;
  /** `unfinished`: it has no end, because it goes on or was cut off. */
  readonly outcome: ApplyResult['outcome'] | 'unfinished';
  readonly steps: readonly StepHistory[];
  /** What takes back what was made; absent where a plan of this kind is not undone. */
  readonly undo?: Plan;
  /** When that was carried out. */
  readonly undoneAt?: number;
}

/** The history of one plan, or of the one that ran last; `undefined` if there is none. Throws `PortError`. */
export async function readRunHistory(
  journal: Journal,
  planId?: string,
): Promise<RunHistory | undefined> {
  const id = planId ?? (await journal.plans())[0];
  return id === undefined ? undefined : historyIn(journal, await journal.read(id));
}

async function historyIn(
  journal: Journal,
  entries: readonly JournalEntry[],
): Promise<RunHistory | undefined> {
  const begun = entries.findLast((entry) => entry.event === 'plan');
  if (!begun) return undefined;
  const { plan, at: startedAt } = begun;
  const ofRun = entries.slice(entries.lastIndexOf(begun));
  const end = ofRun.find((entry) => entry.event === 'end');
  const undo = canBeUndone(plan) ? planUndo(entries) : undefined;
  const undoneAt = undo && (await endOfUndo(journal, undo, entries));
  return {
    plan,
    runs: entries.filter(({ event }) => event === 'plan').length,
    startedAt,
    ...(end ? { endedAt: end.at } : {}),
    outcome: end?.outcome ?? 'unfinished',
    steps: plan.steps.map((step) => stepHistory(step, ofRun, entries)),
    ...(undo ? { undo } : {}),
    ...(undoneAt === undefined ? {} : { undoneAt }),
  };
}

/** The undo of a plan has one id, so its own journal says whether it was carried out, and when. */
export async function endOfUndo(
  journal: Journal,
  undo: Plan,
  entries: readonly JournalEntry[],
): Promise<number | undefined> {
  const undoing = await journal.read(undo.id);
  const at = undoing.findLast((entry) => entry.event === 'end' && entry.outcome === 'done')?.at;
  return at !== undefined && at >= (entries.at(-1)?.at ?? 0) ? at : undefined;
}

/** A run that goes on looks at every step again; of those it did not reach, an earlier one tells. */
function stepHistory(
  step: Step,
  ofRun: readonly JournalEntry[],
  all: readonly JournalEntry[],
): StepHistory {
  const about = (entries: readonly JournalEntry[]) =>
    entries.filter((entry) => 'stepId' in entry && entry.stepId === step.id);
  const own = about(ofRun);
  const entries = own.length > 0 ? own : about(all);
  const first = entries.find(({ event }) => event === 'begin' || event === 'made');
  const end = entries.findLast(({ event }) => event === 'done' || event === 'failed');
  const made = entries.findLast((entry) => entry.event === 'made');
  const outputs = end?.event === 'done' ? end.outputs : (made?.outputs ?? {});
  return {
    step,
    outcome: outcomeOf(end, made?.found === true, entries.length > 0),
    ...(first ? { startedAt: first.at } : {}),
    ...(end ? { endedAt: end.at } : {}),
    accepted: made !== undefined && !isTakenBack(end),
    outputs,
    ...(end?.event === 'failed' ? { error: end.error } : {}),
  };
}

function isTakenBack(end: JournalEntry | undefined): boolean {
  return end?.event === 'failed' && end.error.nothingLeft === true;
}

function outcomeOf(
  end: JournalEntry | undefined,
  found: boolean,
  begun: boolean,
): StepHistory['outcome'] {
  if (end?.event === 'failed') return 'failed';
  if (end?.event === 'done') return found ? 'found' : 'done';
  return begun ? 'begun' : 'notBegun';
}

/** The states in which the steps were left, by step id. */
export function statesOf({ steps }: RunHistory): Readonly<Record<string, StepState>> {
  return Object.fromEntries(steps.map((one) => [one.step.id, stateOf(one)]));
}

function stateOf({ outcome, outputs, error }: StepHistory): StepState {
  if (outcome === 'done' || outcome === 'found') {
    return { state: 'done', found: outcome === 'found', outputs };
  }
  if (outcome === 'failed' && error) return { state: 'failed', error };
  return { state: outcome === 'begun' ? 'running' : 'skipped' };
}
