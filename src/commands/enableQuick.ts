import { targetsFor } from '../ui/pickTargets.js';
import { textIn } from '../ui/target.js';
import { carryOut } from './carryOut.js';
import type { Command } from './deps.js';
import { planEnableQuick } from './planQuick.js';

/**
 * **Enable private DNS resolution** by quick picks, with no form, for one cluster or those
 * that were selected together. Besides the cluster, the argument may hold `clientVpcIds`
 * and, from a caller that has asked its user, `confirmedAccount`.
 */
export const enableQuick: Command =
  (deps) =>
  async ({ signal }, argument, rows) => {
    const target = await targetsFor(deps, argument, rows, signal);
    const planning = await planEnableQuick(deps, target, argument, signal);
    if (!planning) return undefined;
    const confirmedAccount = textIn(argument, 'confirmedAccount');
    return carryOut(deps, target, planning, { confirmedAccount }, signal);
  };
