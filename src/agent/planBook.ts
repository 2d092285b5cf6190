import { message } from '../core/model/message.js';
import type { Plan } from '../core/model/plan.js';
import { PortError } from '../core/model/portError.js';
import type { Clock } from '../core/ports.js';

/** How many plans are kept. */
const mostPlans = 20;

/** What is older was made from facts that nobody should change AWS by; milliseconds. */
const longestMs = 60 * 60_000;

/** The plans that a model had made: only these can be applied at its wish, and only by a person. */
export interface PlanBook {
  keep(plan: Plan): void;
  /** Throws `notFound` for one that was never made here, or too long ago. */
  get(planId: string): Plan;
}

/** An empty book. */
export function createPlanBook(clock: Pick<Clock, 'now'>): PlanBook {
  const plans = new Map<string, { readonly plan: Plan; readonly at: number }>();
  return {
    keep(plan) {
      plans.delete(plan.id);
      plans.set(plan.id, { plan, at: clock.now() });
      const [oldest] = plans.keys();
      if (plans.size > mostPlans && oldest !== undefined) plans.delete(oldest);
    },
    get(planId) {
      const kept = plans.get(planId);
      if (kept && clock.now() - kept.at <= longestMs) return kept.plan;
      throw new PortError({
        kind: 'notFound',
        messageKey: 'error.agent.noPlan',
        args: { plan: planId },
        help: message('help.agent.noPlan'),
      });
    },
  };
}
