import { applyPlan } from '../../../src/core/apply/apply.js';
import type { Plan } from '../../../src/core/model/plan.js';
import { buildScenario } from '../../../src/sandbox/scenarios/scenarios.js';
import { timingsFor } from '../../../src/sandbox/timings.js';
import type { Timings } from '../../../src/sandbox/world.js';
import { predictedCalls } from '../../../src/core/plan/predictedCalls.js';
import { createRig, type Rig } from './rig.js';
import { planFor } from './scenarios.js';

/** One clean run in virtual time, under the Resolver's limit. */
export interface Timed {
  readonly plan: Plan;
  /** Elapsed time over the plan's critical path. */
  readonly ratio: number;
  readonly elapsedMs: number;
  readonly calls: readonly string[];
  readonly throttled: number;
  readonly polls: number;
  readonly predicted: number;
}

/** The post's enable and then its disable, with endpoints that take so many virtual seconds. */
export async function timedRuns(
  endpointSeconds: number,
): Promise<{ readonly enable: Timed; readonly disable: Timed }> {
  const timings = timingsFor(endpointSeconds);
  const first = buildScenario('post', Date.UTC(2026, 0, 1), timings);
  const rig = await createRig(first, { limited: true });
  try {
    rig.reset(first);
    const enable = await timed(rig, 'enable', criticalMs(timings).enable);
    return { enable, disable: await timed(rig, 'disable', criticalMs(timings).disable) };
  } finally {
    await rig.close();
  }
}

/** What no order of work can save, milliseconds: what is waited for, one after the other. */
function criticalMs(timings: Timings): { readonly enable: number; readonly disable: number } {
  const { inboundEndpoint, outboundEndpoint, rule, association } = timings;
  const { disassociate, ruleDelete, endpointDelete } = timings;
  return {
    enable: Math.max(inboundEndpoint, outboundEndpoint) + rule + association,
    disable: disassociate + ruleDelete + endpointDelete,
  };
}

async function timed(rig: Rig, verb: 'enable' | 'disable', critical: number): Promise<Timed> {
  const { plan, problems } = await planFor(rig, verb, 'payments');
  if (!plan) throw new Error(JSON.stringify(problems));
  const before = rig.calls().length;
  const result = await applyPlan(plan, rig.deps(), new AbortController().signal);
  if (result.outcome !== 'done') throw new Error(JSON.stringify(result.error));
  const calls = rig.calls().slice(before);
  return {
    plan,
    calls,
    elapsedMs: result.elapsedMs,
    ratio: result.elapsedMs / critical,
    throttled: rig.throttled(),
    polls: result.polls ?? 0,
    predicted: predictedCalls(plan),
  };
}
