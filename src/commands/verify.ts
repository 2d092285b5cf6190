import { targetFor } from '../ui/pickCluster.js';
import type { Command } from './deps.js';

/** **Verify cluster resolution**: the checks of a cluster, picked where none is named. */
export const verify: Command =
  (deps) =>
  async ({ signal }, argument) => {
    deps.openChecks(await targetFor(deps, argument, signal));
    return undefined;
  };
