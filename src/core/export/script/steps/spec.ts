import type { StepKind, StepSpec } from '../../../model/plan.js';

/** The specification of one kind of step. */
export type Spec<Kind extends StepKind> = Extract<StepSpec, { kind: Kind }>;
