import { asId, type VpcId } from '../core/model/ids.js';
import { planDisable } from '../core/plan/disable.js';
import { targetFor } from '../ui/pickCluster.js';
import { textIn, textsIn } from '../ui/target.js';
import { carryOut } from './carryOut.js';
import type { Command } from './deps.js';
import { readForDisable } from './readLeftovers.js';

/**
 * **Disable private DNS resolution**: takes away what the extension made, and shows
 * first what that is and what stays; also where the cluster is gone. `clientVpcIds` and `confirmedAccount` as in enabling.
 */
export const disable: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const target = await targetFor(deps, argument, signal);
    const snapshot = await readForDisable(deps, target, signal);
    const clientVpcIds = textsIn(argument, 'clientVpcIds')?.map((id) => asId<VpcId>(id));
    const planning = planDisable(snapshot, {
      clusterName: target.clusterName,
      ...(clientVpcIds === undefined ? {} : { clientVpcIds }),
    });
    const confirmedAccount = textIn(argument, 'confirmedAccount');
    return carryOut(deps, target, planning, { confirmedAccount }, signal);
  };
