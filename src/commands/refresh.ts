import { nodeIn } from '../ui/nodeIn.js';
import type { Command } from './deps.js';

/** **Refresh**: one row and what is below it, or everything that has been read. */
export const refresh: Command =
  (deps) =>
  async ({ signal }, argument) => {
    await deps.refresh(nodeIn(argument), signal);
    return undefined;
  };
