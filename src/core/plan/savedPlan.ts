import type {
  AccessRequest,
  DisableRequest,
  EnableRequest,
  Plan,
  RepairRequest,
  Step,
} from '../model/plan.js';
import { draftedCost, iamActionsOfAll } from './draft.js';
import { monthlyCostOf } from './endpointPrice.js';
import { badFile } from './saved/badFile.js';
import { checkForwards, checkGraph } from './saved/graph.js';
import { planMembers } from './saved/planShape.js';
import { membersOf } from './saved/readers.js';
import {
  accessRequest,
  disableRequest,
  enableRequest,
  repairRequest,
} from './saved/requestShape.js';
import { iamActionsOf } from './stepKinds.js';

/** What a file holds: a plan, and what was asked for when it was made, where that is kept. */
export interface SavedPlan {
  readonly plan: Plan;
  readonly request?: SavedRequest;
}

/** A request together with the verb it belongs to. */
export type SavedRequest =
  | { readonly verb: 'enable'; readonly request: EnableRequest }
  | { readonly verb: 'disable'; readonly request: DisableRequest }
  | { readonly verb: 'access'; readonly request: AccessRequest }
  | { readonly verb: 'repair'; readonly request: RepairRequest };

/** Addresses of one endpoint at most (quota L-94E19253 and room to raise it). */
const mostAddresses = 24;

/**
 * Reads a plan from the JSON that `plan --json` writes, or from its member `plan` alone.
 * Strict: whatever is missing, unknown, or does not hold together throws `PortError` of
 * kind `invalid` that names the place. Cost and IAM actions are computed from the steps
 * and not believed; of costs only how many addresses exist already or go is taken over.
 */
export function readPlan(value: unknown): Plan {
  return readSaved(value).plan;
}

/** The same, with the request that the plan was made for. */
export function readSaved(value: unknown): SavedPlan {
  const top = membersOf(value, '');
  const wrapped = !('steps' in top);
  const inner = wrapped ? top['plan'] : value;
  if (inner === undefined) throw badFile('', 'noPlan');
  if (membersOf(inner, wrapped ? 'plan' : '')['format'] !== 1) throw badFile('format', 'format');
  const read = planMembers(withoutFigures(inner), '');
  if (!new RegExp(`^${read.verb}-[0-9a-f]{16}$`).test(read.id)) throw badFile('id', 'planId');
  checkGraph(read.steps);
  checkForwards(read.forwards ?? [], read.steps);
  const { switchStepId } = read;
  if (switchStepId !== undefined && !read.steps.some(({ id }) => id === switchStepId)) {
    throw badFile('switchStepId', 'notEarlier');
  }
  const steps = read.steps.map(withOwnFigures);
  const plan = {
    ...read,
    steps,
    iamActions: iamActionsOfAll(steps, read.sites),
    cost: draftedCost(addressesIn(read.cost.before), steps, read.identity),
  };
  const request = wrapped ? requestOf(plan.verb, top['request']) : undefined;
  return request ? { plan, request } : { plan };
}

function requestOf(verb: Plan['verb'], value: unknown): SavedRequest | undefined {
  if (value === undefined) return undefined;
  const at = 'request';
  switch (verb) {
    case 'enable':
      return { verb, request: enableRequest(value, at) };
    case 'disable':
      return { verb, request: disableRequest(value, at) };
    case 'access':
      return { verb, request: accessRequest(value, at) };
    case 'repair':
      return { verb, request: repairRequest(value, at) };
    case 'undo':
      return undefined;
  }
}

/** How many addresses a removed endpoint has is not in its step; it is all that is taken over. */
function withOwnFigures(step: Step): Step {
  const { spec } = step;
  const added = spec.kind === 'createResolverEndpoint' ? spec.subnetIds.length : 0;
  const removed =
    spec.kind === 'deleteResolverEndpoint'
      ? Math.min(addressesIn(-step.monthlyCost), mostAddresses)
      : 0;
  return {
    ...step,
    iamActions: iamActionsOf(spec),
    monthlyCost: monthlyCostOf(added - removed),
  };
}

/** The addresses that a monthly amount in US dollars stands for; never fewer than none. */
function addressesIn(monthly: number): number {
  return Math.max(0, Math.round(monthly / monthlyCostOf(1)));
}

/** What stands beside the plan for people and is no part of it. */
function withoutFigures(plan: unknown): object {
  const members = Object.entries(membersOf(plan, ''));
  return Object.fromEntries(members.filter(([key]) => key !== 'predictedCalls'));
}
