import type { Step } from '../../model/plan.js';
import { text } from '../../model/text.js';

/** The titles of steps, for a sentence. */
export function titlesOf(steps: readonly Step[]): readonly string[] {
  return steps.map(({ title }) => text(title));
}
