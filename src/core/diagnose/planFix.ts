import { planRepair } from '../drift/repair.js';
import type { Journals } from '../drift/expected.js';
import type { Planning, PlanStyle } from '../model/plan.js';
import type { Snapshot } from '../model/snapshot.js';
import { planAccess } from '../plan/access.js';
import { planEnable } from '../plan/enable.js';
import type { Fix } from './finding.js';

/**
 * The plan of a fix; `undefined` for one that a person must carry out elsewhere. A repair needs
 * the tags of all that is ours in the snapshot, as drift does.
 */
export function planFix(
  snapshot: Snapshot,
  fix: Fix,
  style: PlanStyle = {},
  journals: Journals = [],
): Planning | undefined {
  switch (fix.kind) {
    case 'text':
      return undefined;
    case 'access':
      return planAccess(snapshot, fix.request);
    case 'repair':
      return planRepair(
        snapshot,
        { clusterName: fix.clusterName, repairForeignRules: fix.repairForeignRules ?? false },
        journals,
      );
    case 'enable':
      return planEnable(snapshot, { ...style, ...fix.request });
  }
}
