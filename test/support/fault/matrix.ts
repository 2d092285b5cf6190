import { applyPlan } from '../../../src/core/apply/apply.js';
import { reconcile } from '../../../src/core/apply/reconcile.js';
import type { ApplyResult } from '../../../src/core/model/apply.js';
import { planUndo } from '../../../src/core/plan/undo.js';
import type { FaultKind } from './faults.js';
import { createRig, type Rig } from './rig.js';
import { planFor, type Scenario } from './scenarios.js';
import { dumpOf, shapeOf } from './shape.js';

/** What was tried and what went wrong. */
export interface MatrixResult {
  readonly pairs: number;
  readonly failures: readonly string[];
}

/** Pairs that run side by side: a stall waits, the others work. */
const sideBySide = 4;
const never = new AbortController().signal;

/** Rigs for the pairs of one scenario; to be closed. */
export function createRigs({ before }: Scenario): Promise<readonly Rig[]> {
  return Promise.all(Array.from({ length: sideBySide }, () => createRig(before)));
}

/** One kind of harm at some calls of a scenario; each time it is resumed, and taken back. */
export async function runMatrix(
  scenario: Scenario,
  kind: FaultKind,
  calls: readonly number[],
  rigs: readonly Rig[],
): Promise<MatrixResult> {
  const failures: string[] = [];
  const queue = calls.values();
  const worker = async (rig: Rig): Promise<void> => {
    for (const at of queue) {
      const wrong = await onePair(rig, scenario, kind, at).catch(
        (thrown: unknown) => `threw ${String(thrown)}`,
      );
      if (wrong === undefined) continue;
      failures.push(`call ${at} (${scenario.calls[at - 1]}): ${wrong}`);
    }
  };
  await Promise.all(rigs.map(worker));
  return { pairs: calls.length, failures };
}

/** Gives what went wrong. The story goes on from one harm in both ways. */
async function onePair(
  rig: Rig,
  scenario: Scenario,
  kind: FaultKind,
  at: number,
): Promise<string | undefined> {
  rig.reset(scenario.before);
  const signal = rig.arm(kind, at);
  const struck = await applyPlan(scenario.plan, rig.deps(), signal);
  if (!rig.fired) return 'the call was never made';
  if (kind.survives && struck.outcome !== 'done') return `did not survive: ${why(struck)}`;
  if (kind.ends && struck.error && struck.error.kind !== kind.ends) {
    return `ended as ${struck.error.kind}: ${why(struck)}`;
  }
  await rig.heal();
  const backToHarm = rig.save();
  const wrong = await resumed(rig, scenario);
  backToHarm();
  if (wrong !== undefined) return wrong;
  if (scenario.verb !== 'disable') return undone(rig, scenario);
  const { clusters } = scenario.before;
  const there = clusters.some(({ name }) => name === scenario.cluster);
  return there ? enabledAgain(rig, scenario) : removedAnew(rig, scenario);
}

async function resumed(rig: Rig, scenario: Scenario): Promise<string | undefined> {
  rig.cure();
  const result = await applyPlan(scenario.plan, rig.deps(), never);
  if (result.outcome !== 'done') return `resume: ${why(result)}`;
  return difference(shapeOf(rig.world()), scenario.goal);
}

async function undone(rig: Rig, scenario: Scenario): Promise<string | undefined> {
  const { journal, clock, lock } = rig;
  const { aws, awsAs } = rig.deps();
  const asked = { aws, ...(awsAs ? { awsAs } : {}), journal, clock, lock };
  const entries = await journal.read(scenario.plan.id);
  const undo = planUndo(await reconcile(entries, asked, never));
  if (undo) {
    const result = await applyPlan(undo, rig.deps(), never);
    if (result.outcome !== 'done') return `undo: ${why(result)}`;
  }
  const left = rig.world();
  if (dumpOf(left) === dumpOf(scenario.before)) return undefined;
  return difference(shapeOf(left), shapeOf(scenario.before)) ?? 'undo: the dumped states differ';
}

/** A removal has no undo: a new plan, from what there is now, makes it again. */
async function enabledAgain(rig: Rig, scenario: Scenario): Promise<string | undefined> {
  rig.cure();
  let { plan, problems } = await planFor(rig, 'enable', scenario.cluster, scenario.request);
  if (problems.some(({ message: { key } }) => /Busy$/.test(key))) {
    // What is being deleted blocks a plan for as long as that takes.
    await rig.clock.sleep(60_000, never);
    ({ plan, problems } = await planFor(rig, 'enable', scenario.cluster, scenario.request));
  }
  if (!plan) return `enable again: ${JSON.stringify(problems)}`;
  const result = await applyPlan(plan, rig.deps(), never);
  if (result.outcome !== 'done') return `enable again: ${why(result)}`;
  return difference(shapeOf(rig.world()), shapeOf(scenario.before));
}

/** Nor can a cluster that is gone be enabled: a new plan, from the tags alone, finds the rest. */
async function removedAnew(rig: Rig, scenario: Scenario): Promise<string | undefined> {
  rig.cure();
  const { plan, problems } = await planFor(rig, 'disable', scenario.cluster);
  if (!plan) return `disable anew: ${JSON.stringify(problems)}`;
  const result = await applyPlan(plan, rig.deps(), never);
  if (result.outcome !== 'done') return `disable anew: ${why(result)}`;
  // What was on its way out at the fault is not in the new plan.
  await rig.clock.sleep(60_000, never);
  return difference(shapeOf(rig.world()), scenario.goal);
}

function why({ outcome, error }: ApplyResult): string {
  return `${outcome} ${error?.kind} ${error?.messageKey} ${error?.operation ?? ''} ${JSON.stringify(error?.args)}`;
}

function difference(found: readonly string[], wanted: readonly string[]): string | undefined {
  const lacking = wanted.filter((line) => !found.includes(line));
  const extra = found.filter((line) => !wanted.includes(line));
  const twice = found.length !== wanted.length ? `${found.length} lines, not ${wanted.length}` : '';
  if (lacking.length === 0 && extra.length === 0 && twice === '') return undefined;
  return `lacking ${lacking.join() || 'nothing'}; too much ${extra.join() || 'nothing'}; ${twice}`;
}
