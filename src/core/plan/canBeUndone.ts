import type { Plan } from '../model/plan.js';

/** What a plan removed is not made again by an undo; a new plan does that. */
export function canBeUndone({ verb }: Pick<Plan, 'verb'>): boolean {
  return verb === 'enable' || verb === 'access' || verb === 'repair';
}
