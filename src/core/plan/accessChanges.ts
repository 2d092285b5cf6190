import type { AccessRequest, Planning, Problem } from '../model/plan.js';
import type { Snapshot } from '../model/snapshot.js';
import { planAccess } from './access.js';

/** Every change of endpoint access that there is, in the order in which they are offered. */
export const accessChanges = [
  'disablePublic',
  'enablePrivate',
  'refreshOnce',
] as const satisfies readonly AccessRequest['change'][];

/** Which changes mean something for a cluster as it is now, with what each would be. */
export interface PossibleChanges {
  readonly possible: readonly {
    readonly change: AccessRequest['change'];
    readonly planning: Planning;
  }[];
  /** Where there is none: why. */
  readonly because: readonly Problem[];
}

/**
 * The changes that would change something: those that have a plan with steps. Only a
 * private-only cluster can have none, and one that EKS itself does not run: what forbids the
 * refresh is then all there is to say (aws facts §1.2). Pure.
 */
export function possibleChanges(snapshot: Snapshot, clusterName: string): PossibleChanges {
  const all = accessChanges.map((change) => {
    return { change, planning: planAccess(snapshot, { clusterName, change }) };
  });
  const possible = all.filter(({ planning }) => (planning.plan?.steps.length ?? 0) > 0);
  const refresh = all.find(({ change }) => change === 'refreshOnce');
  return { possible, because: possible.length > 0 ? [] : (refresh?.planning.problems ?? []) };
}
