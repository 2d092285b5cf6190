import type { PortErrorInfo } from './portError.js';

/** Where a fact came from: the API call, and when it was answered (epoch milliseconds). */
export interface FactSource {
  readonly call: string;
  readonly at: number;
}

/** Why a fact is not known. `notRead` means nobody has asked yet. */
export type Unknown =
  { readonly reason: 'notRead' } | { readonly reason: 'failed'; readonly error: PortErrorInfo };

/**
 * Something read from the world, or the reason why it is not known. A denied or
 * throttled call makes a fact unknown, never absent (aws facts §10, F41 and F42).
 */
export type Fact<T> =
  | { readonly known: true; readonly value: T; readonly source: FactSource }
  | { readonly known: false; readonly why: Unknown; readonly source?: FactSource };

/** A fact nobody has asked for yet. */
export const notRead: Fact<never> = { known: false, why: { reason: 'notRead' } };

/** A known fact. */
export function known<T>(value: T, source: FactSource): Fact<T> {
  return { known: true, value, source };
}

/** A fact that could not be read. */
export function failed(error: PortErrorInfo, source: FactSource): Fact<never> {
  return { known: false, why: { reason: 'failed', error }, source };
}

/** The value where it is known, else `undefined`. Only for places that treat both alike. */
export function valueOf<T>(fact: Fact<T> | undefined): T | undefined {
  return fact?.known ? fact.value : undefined;
}
