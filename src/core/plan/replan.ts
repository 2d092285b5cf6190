import type { Journals } from '../drift/expected.js';
import { planRepair } from '../drift/repair.js';
import type { Planning } from '../model/plan.js';
import type { Snapshot } from '../model/snapshot.js';
import { planAccess } from './access.js';
import { planDisable } from './disable.js';
import { planEnable } from './enable.js';
import type { SavedPlan, SavedRequest } from './savedPlan.js';

/**
 * What to ask for to plan a saved plan anew: the request beside it, else what the plan
 * itself tells (choices of subnets and the like are not in it). `undefined` for an undo,
 * and for a change of
 * access or a repair without its request.
 */
export function requestFor({ plan, request }: SavedPlan): SavedRequest | undefined {
  if (request) return request;
  const { clusterName, clientVpcIds, furtherClusters = [] } = plan;
  switch (plan.verb) {
    case 'enable': {
      const furtherClusterNames = furtherClusters.map(({ name }) => name);
      return {
        verb: 'enable',
        request: {
          clusterName,
          clientVpcIds,
          ...(furtherClusterNames.length > 0 ? { furtherClusterNames } : {}),
        },
      };
    }
    case 'disable':
      return { verb: 'disable', request: { clusterName, clientVpcIds } };
    // What was changed is not in the plan but as steps; only the request tells it.
    case 'access':
    case 'repair':
    case 'undo':
      return undefined;
  }
}

/** What some verbs look at besides the cluster's own estate. */
export interface Further {
  /** For a repair. */
  readonly journals?: Journals;
  /** What the owners of client VPCs in other accounts know. */
  readonly clients?: readonly Snapshot[];
}

/** Plans what was asked for, whatever the verb. Pure. */
export function planRequest(
  snapshot: Snapshot,
  asked: SavedRequest,
  { journals = [], clients = [] }: Further = {},
): Planning {
  switch (asked.verb) {
    case 'enable':
      return planEnable(snapshot, asked.request, clients);
    case 'disable':
      return planDisable(snapshot, asked.request, clients);
    case 'access':
      return planAccess(snapshot, asked.request);
    case 'repair':
      return planRepair(snapshot, asked.request, journals);
  }
}
