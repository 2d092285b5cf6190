import { planRepair } from '../core/drift/repair.js';
import { targetFor } from '../ui/pickCluster.js';
import { textIn } from '../ui/target.js';
import { carryOut } from './carryOut.js';
import type { Command } from './deps.js';
import { readDriftOf } from './readDrift.js';

/**
 * **Repair…**: mends what has drifted, by a plan that is shown first. `confirmedAccount`
 * as in enabling.
 */
export const repair: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const target = await targetFor(deps, argument, signal);
    const { snapshot, journals } = await readDriftOf(deps, target, signal);
    const planning = planRepair(snapshot, { clusterName: target.clusterName }, journals);
    const confirmedAccount = textIn(argument, 'confirmedAccount');
    return carryOut(deps, target, planning, { confirmedAccount }, signal);
  };
