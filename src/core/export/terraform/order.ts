import type { Plan, Step } from '../../model/plan.js';

/** What Terraform does not do, on either side of what it does. */
export interface LeftSteps {
  readonly before: readonly Step[];
  readonly after: readonly Step[];
  /** Those that would have to be both. */
  readonly between: readonly Step[];
}

/** Sorts the steps that are not written by what waits for them, and what they wait for. */
export function leftSteps({ steps }: Plan, isWritten: (step: Step) => boolean): LeftSteps {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const waitsForWritten = (step: Step): boolean =>
    step.dependsOn.some((id) => {
      const one = byId.get(id);
      return one !== undefined && (isWritten(one) || waitsForWritten(one));
    });
  const written = steps.filter(isWritten);
  const awaited = new Set<string>();
  const mark = (step: Step): void => {
    for (const id of step.dependsOn) {
      const one = byId.get(id);
      if (!one || awaited.has(id)) continue;
      awaited.add(id);
      mark(one);
    }
  };
  written.forEach(mark);
  const left = steps.filter((step) => !isWritten(step));
  return {
    before: left.filter((step) => awaited.has(step.id) && !waitsForWritten(step)),
    after: left.filter((step) => !awaited.has(step.id)),
    between: left.filter((step) => awaited.has(step.id) && waitsForWritten(step)),
  };
}
