import { planRepair } from '../core/drift/repair.js';
import { targetsFor } from '../ui/pickTargets.js';
import { namesOf, textIn } from '../ui/target.js';
import { carryOut } from './carryOut.js';
import type { Command } from './deps.js';
import { readDriftOf } from './readDrift.js';

/**
 * **Repair…**: mends what has drifted, by a plan that is shown first; clusters that were selected
 * together one after the other, until one does not go through. `confirmedAccount` as in enabling.
 */
export const repair: Command =
  (deps) =>
  async ({ signal }, argument, rows) => {
    const all = await targetsFor(deps, argument, rows, signal);
    const confirmedAccount = textIn(argument, 'confirmedAccount');
    const { scope } = all;
    let result;
    for (const clusterName of namesOf(all)) {
      const target = { scope, clusterName };
      const { snapshot, journals } = await readDriftOf(deps, target, signal);
      const planning = planRepair(snapshot, { clusterName }, journals);
      result = await carryOut(deps, target, planning, { confirmedAccount }, signal);
      if (result && result.outcome !== 'done') break;
    }
    return result;
  };
