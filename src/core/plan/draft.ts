import type { Message } from '../model/message.js';
import type { Identity } from '../model/identity.js';
import type {
  Forward,
  Plan,
  PlanCluster,
  PlanCost,
  PlanSite,
  Problem,
  Reused,
  Step,
  StepSpec,
} from '../model/plan.js';
import type { VpcId } from '../model/ids.js';
import { hash } from './naming.js';
import { monthlyCostOf } from './endpointPrice.js';
import { costOf } from './prices.js';
import { claimActions } from './sites.js';
import { iamActionsOf } from './stepKinds.js';

/** What planners of one part give back: steps, what is reused, what stands in the way. */
export interface Draft {
  readonly steps: readonly Step[];
  readonly reused: readonly Reused[];
  readonly problems: readonly Problem[];
}

/** Nothing to do, nothing to say. */
export const emptyDraft: Draft = { steps: [], reused: [], problems: [] };

/** Several drafts as one, in order. */
export function mergeDrafts(drafts: readonly Draft[]): Draft {
  return {
    steps: drafts.flatMap((draft) => draft.steps),
    reused: drafts.flatMap((draft) => draft.reused),
    problems: drafts.flatMap((draft) => draft.problems),
  };
}

/** A draft that only says what stands in the way. */
export function problemsOnly(...problems: readonly Problem[]): Draft {
  return { ...emptyDraft, problems };
}

/** A reason not to go on. */
export function blocker(what: Message, help: Message): Problem {
  return { severity: 'blocker', message: what, help };
}

/** A reason to look twice. */
export function warning(what: Message, help: Message): Problem {
  return { severity: 'warning', message: what, help };
}

/** A step; its IAM actions and cost follow from what it does. */
export function step(
  id: string,
  spec: StepSpec,
  words: { readonly title: Message; readonly reason: Message; readonly inverse?: Message },
  dependsOn: readonly string[] = [],
  removedAddresses = 0,
): Step {
  const added = spec.kind === 'createResolverEndpoint' ? spec.subnetIds.length : 0;
  return {
    id,
    spec,
    ...words,
    dependsOn,
    iamActions: iamActionsOf(spec),
    monthlyCost: monthlyCostOf(added - removedAddresses),
  };
}

/** The cost of a plan of these steps that finds so many addresses. */
export function draftedCost(
  addressesBefore: number,
  steps: readonly Step[],
  where: Identity,
): PlanCost {
  const change = steps.reduce((sum, { monthlyCost }) => sum + monthlyCost, 0);
  const before = costOf(addressesBefore, addressesBefore, where);
  return { ...before, after: before.before + change };
}

/** What {@link assemble} needs beside the steps. */
export interface PlanFrame {
  readonly verb: Plan['verb'];
  readonly identity: Identity;
  readonly clusterName: string;
  readonly endpointName: string;
  readonly furtherClusters?: readonly PlanCluster[];
  readonly clientVpcIds: readonly VpcId[];
  readonly kept: readonly Reused[];
  /** Endpoint addresses, ours or not, that the plan touches and that exist already. */
  readonly addressesBefore: number;
  readonly switchStepId?: string;
  readonly forwards?: readonly Forward[];
  readonly sites?: readonly PlanSite[];
  /** What makes this plan another one than an equal plan of another day. */
  readonly basis: string;
}

/** The plan of a draft. Its id is a hash of what it does, as whom, and of when it was read. */
export function assemble(draft: Draft, frame: PlanFrame): Plan {
  const { addressesBefore, basis, ...rest } = frame;
  return {
    format: 1,
    id: `${frame.verb}-${hash(JSON.stringify([rest, draft.steps]), basis).slice(0, 16)}`,
    ...rest,
    steps: draft.steps,
    reused: draft.reused,
    cost: draftedCost(addressesBefore, draft.steps, frame.identity),
    iamActions: iamActionsOfAll(draft.steps, frame.sites),
  };
}

/** The IAM actions of a plan: of its steps, and of the claim on its sites. */
export function iamActionsOfAll(
  steps: readonly Step[],
  sites: readonly PlanSite[] = [],
): readonly string[] {
  const claims = steps.length > 0 && sites.some(({ groupId }) => groupId) ? claimActions : [];
  return [...new Set([...steps.flatMap(({ iamActions }) => iamActions), ...claims])].sort();
}
