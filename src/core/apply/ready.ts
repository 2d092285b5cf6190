import { message } from '../model/message.js';
import type { Input, Ref, StepKind, StepOutputs, StepSpec } from '../model/plan.js';
import { PortError } from '../model/portError.js';

type Resolved<T> = T extends Ref ? never : T;

/** A step's spec with values in place of references. */
export type ReadyStep<Kind extends StepKind> = {
  readonly [Key in keyof Extract<StepSpec, { kind: Kind }>]: Resolved<
    Extract<StepSpec, { kind: Kind }>[Key]
  >;
};

/** What earlier steps left behind, by step id. */
export type OutputsByStep = ReadonlyMap<string, StepOutputs>;

/**
 * Replaces every reference by the output it names. A reference to a step that is
 * not done, or that has no such output, is a broken plan.
 */
export function readySpec(spec: StepSpec, outputs: OutputsByStep): ReadyStep<StepKind> {
  const entries = Object.entries(spec).map(([key, value]: [string, Input<unknown>]) => [
    key,
    isRef(value) ? outputOf(value, outputs) : value,
  ]);
  return Object.fromEntries(entries) as ReadyStep<StepKind>;
}

function isRef(value: unknown): value is Ref {
  return typeof value === 'object' && value !== null && 'step' in value && 'output' in value;
}

function outputOf({ step, output }: Ref, outputs: OutputsByStep): string | readonly string[] {
  const value = outputs.get(step)?.[output];
  if (value !== undefined) return value;
  throw new PortError({
    kind: 'invalid',
    messageKey: 'error.badPlan',
    args: { detail: message('wait.notKnown', { step, output }) },
    help: message('help.badPlan'),
  });
}
