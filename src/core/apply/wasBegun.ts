import type { ApplyResult } from '../model/apply.js';

/** Whether a step was begun: a run that was refused before leaves nothing to be read. */
export function wasBegun({ states }: ApplyResult): boolean {
  return Object.values(states).some(({ state }) => state === 'done' || state === 'failed');
}
