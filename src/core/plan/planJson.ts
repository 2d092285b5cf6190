import type { Message } from '../model/message.js';
import type {
  AccessRequest,
  DisableRequest,
  EnableRequest,
  Plan,
  PlanCost,
  Planning,
  Problem,
  RepairRequest,
  Reused,
} from '../model/plan.js';
import { text } from '../model/text.js';
import type { Verdict } from '../model/verdict.js';
import { furtherIdentities } from './identities.js';
import { policiesFor, policyFor } from './policy.js';
import { predictedCalls } from './predictedCalls.js';

/** What a plan can be asked for with. */
export type PlanRequest = EnableRequest | DisableRequest | AccessRequest | RepairRequest;

/**
 * A planning as data: what `plan --json` prints and what a plan is saved as. Messages are
 * `{ key, args, text }`. With the request, a saved plan can be compared with a new one.
 */
export function planningJson(
  { verdicts, problems, plan }: Planning,
  request?: PlanRequest,
): object {
  return {
    ...(request ? { request } : {}),
    verdicts: verdicts.map(verdictJson),
    problems: problems.map(problemJson),
    ...(plan ? { plan: planJson(plan), policy: policyFor(plan), ...furtherPolicies(plan) } : {}),
  };
}

/** Where a plan acts as several, the policy of each. */
function furtherPolicies(plan: Plan): object {
  return furtherIdentities(plan).length > 0 ? { policies: policiesFor(plan) } : {};
}

/** A plan as data that `readPlan` reads back as the same plan. */
export function planJson(plan: Plan): object {
  return {
    ...plan,
    cost: costJson(plan.cost),
    predictedCalls: predictedCalls(plan),
    steps: plan.steps.map((step) => ({
      ...step,
      title: messageJson(step.title),
      reason: messageJson(step.reason),
      ...(step.inverse ? { inverse: messageJson(step.inverse) } : {}),
    })),
    reused: plan.reused.map(reusedJson),
    kept: plan.kept.map(reusedJson),
  };
}

/** The text of the file that a plan is saved as. */
export function planFile(planning: Planning, request?: PlanRequest): string {
  return `${JSON.stringify(planningJson(planning, request), undefined, 2)}\n`;
}

/** A verdict with its texts. */
export function verdictJson(verdict: Verdict): object {
  return {
    ...verdict,
    summary: messageJson(verdict.summary),
    evidence: verdict.evidence.map(messageJson),
    advice: messageJson(verdict.advice),
  };
}

/** A message with its English text beside the key. */
export function messageJson(message: Message): object {
  return { ...message, text: text(message) };
}

function costJson({ priceNote, ...cost }: PlanCost): object {
  return priceNote ? { ...cost, priceNote: messageJson(priceNote) } : cost;
}

function reusedJson(reused: Reused): object {
  return { ...reused, reason: messageJson(reused.reason) };
}

/** A problem with its texts. */
export function problemJson({ severity, message, help }: Problem): object {
  return { severity, message: messageJson(message), help: messageJson(help) };
}
