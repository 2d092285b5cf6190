import type { Plan, Ref } from '../../model/plan.js';
import type { Variable, Word } from './program.js';

/** What a step's description needs to know of the plan around it. */
export interface Place {
  /** Number of the step, from 1; ends the names of its variables. */
  readonly number: number;
  /** Index of whose call it is. */
  readonly who: number;
  /** The index of an identity of the plan, for questions to others. */
  whoIs(identity: Plan['identity']): number;
  /** The name of the variable in which an earlier step leaves an output. */
  nameOf(ref: Ref): string;
}

/** The variable of this step's output. */
export function own(place: Place, output: string): string {
  return `${output}_${place.number}`;
}

/** A variable as part of a text. */
export function variable(name: string): Variable {
  return { variable: name };
}

/** Whether an input is only known once an earlier step is done. */
export function isRef(input: unknown): input is Ref {
  return typeof input === 'object' && input !== null && 'step' in input && 'output' in input;
}

/** An input as a text: the value, or the variable that has it. */
export function wordOf(place: Place, input: string | Ref): Word {
  return isRef(input) ? [variable(place.nameOf(input))] : [input];
}
