import type { PlanCost, Planning, Problem } from '../core/model/plan.js';
import { furtherIdentities } from '../core/plan/identities.js';
import { policiesFor, policyFor } from '../core/plan/policy.js';
import { predictedCalls } from '../core/plan/predictedCalls.js';
import { text } from '../core/model/text.js';
import type { Verdict } from '../core/model/verdict.js';

/** Plans as data with their texts beside the keys. */
export function planningJson({ verdicts, problems, plan }: Planning): object {
  return {
    verdicts: verdicts.map(verdictJson),
    problems: problems.map(problemJson),
    ...(plan
      ? {
          plan: {
            ...plan,
            cost: costJson(plan.cost),
            predictedCalls: predictedCalls(plan),
            steps: plan.steps.map((step) => ({
              ...step,
              title: text(step.title),
              reason: text(step.reason),
              ...(step.inverse ? { inverse: text(step.inverse) } : {}),
            })),
            reused: plan.reused.map((one) => ({ ...one, reason: text(one.reason) })),
            kept: plan.kept.map((one) => ({ ...one, reason: text(one.reason) })),
          },
          policy: policyFor(plan),
          ...(furtherIdentities(plan).length > 0 ? { policies: policiesFor(plan) } : {}),
        }
      : {}),
  };
}

function costJson({ priceNote, ...cost }: PlanCost): object {
  return priceNote ? { ...cost, priceNote: text(priceNote) } : cost;
}

/** A verdict with its texts. */
export function verdictJson(verdict: Verdict): object {
  return {
    ...verdict,
    summary: text(verdict.summary),
    evidence: verdict.evidence.map(text),
    advice: text(verdict.advice),
  };
}

/** A problem with its texts. */
export function problemJson({ severity, message, help }: Problem): object {
  return { severity, message: text(message), help: text(help) };
}
