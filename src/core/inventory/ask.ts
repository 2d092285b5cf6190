import { failed, known, type Fact } from '../model/fact.js';
import { portErrorOf } from '../model/portError.js';
import type { Clock } from '../ports.js';

/**
 * Asks the world one thing and keeps the answer, or the reason why there is none,
 * as a fact with its source. Only a cancellation is thrown: whoever cancelled does
 * not want a half-read snapshot.
 */
export async function ask<T>(
  clock: Clock,
  call: string,
  question: () => Promise<T>,
): Promise<Fact<T>> {
  try {
    const value = await question();
    return known(value, { call, at: clock.now() });
  } catch (thrown) {
    const error = portErrorOf(thrown, call);
    if (error.kind === 'cancelled') throw error;
    return failed(error.info, { call, at: clock.now() });
  }
}
