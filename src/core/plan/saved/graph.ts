import type { Forward, Ref, Step } from '../../model/plan.js';
import { badFile } from './badFile.js';
import { gives } from './specs.js';

/**
 * Checks that steps hold together: ids are unique, each waits for earlier ones only, so
 * that there is no circle, and uses outputs only of those it waits for. Throws `invalid`.
 */
export function checkGraph(steps: readonly Step[]): void {
  const earlier = new Map<string, ReadonlySet<string>>();
  steps.forEach(({ id, dependsOn, spec }, index) => {
    const at = `steps[${index}]`;
    if (earlier.has(id)) throw badFile(`${at}.id`, 'repeatedId');
    const before = new Set<string>();
    dependsOn.forEach((other, place) => {
      const indirect = earlier.get(other);
      if (!indirect) throw badFile(`${at}.dependsOn[${place}]`, 'notEarlier');
      for (const one of [other, ...indirect]) before.add(one);
    });
    for (const [member, value] of Object.entries(spec)) {
      if (!isRef(value)) continue;
      checkRef(value, steps.slice(0, index), `${at}.spec.${member}`);
      if (!before.has(value.step)) throw badFile(`${at}.spec.${member}`, 'notWaitedFor');
    }
    earlier.set(id, before);
  });
}

/** Checks that what is to be forwarded names addresses, or a step that gives them. */
export function checkForwards(forwards: readonly Forward[], steps: readonly Step[]): void {
  forwards.forEach(({ to }, index) => {
    if (isRef(to)) checkRef(to, steps, `forwards[${index}].to`);
  });
}

function checkRef({ step, output }: Ref, earlier: readonly Step[], at: string): void {
  const from = earlier.find(({ id }) => id === step);
  if (!from) throw badFile(`${at}.step`, 'notEarlier');
  if (!gives(from.spec, output)) throw badFile(`${at}.output`, 'output');
}

/** A list of texts has neither member; every other object in a spec has other ones. */
function isRef(value: unknown): value is Ref {
  return typeof value === 'object' && value !== null && 'step' in value && 'output' in value;
}
