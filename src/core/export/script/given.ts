import type { Input } from '../../model/plan.js';
import type { Json } from './json.js';
import { isRef, wordOf, type Place } from './names.js';
import type { Word } from './program.js';

/** A member of a request that may be known only when the script runs, and its option. */
export interface Late {
  readonly member: string;
  readonly option: string;
  readonly value: Input<string>;
}

/** The part of a call that says what is asked for. */
export interface Given {
  readonly json?: Json;
  readonly options?: readonly (readonly [option: string, value: Word])[];
}

/** What the plan knows as JSON, and the rest as options. */
export function given(
  place: Place,
  json: { readonly [member: string]: Json | undefined },
  ...late: readonly Late[]
): Given {
  const known = late.flatMap(({ member, value }) => (isRef(value) ? [] : [[member, value]]));
  const all: Json = { ...json, ...(Object.fromEntries(known) as Record<string, string>) };
  const options = late.flatMap(({ option, value }) =>
    isRef(value) ? [[option, wordOf(place, value)] as const] : [],
  );
  return {
    ...(Object.keys(all).length === 0 ? {} : { json: all }),
    ...(options.length === 0 ? {} : { options }),
  };
}

/** The one filter of a list. */
export function filtered(place: Place, name: string, value: Input<string>): Given {
  return isRef(value)
    ? { options: [['--filters', [`Name=${name},Values=`, ...wordOf(place, value)]]] }
    : { json: { Filters: [{ Name: name, Values: [value] }] } };
}
