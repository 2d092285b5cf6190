import { message, type Message } from '../model/message.js';
import { PortError, portErrorOf, type PortErrorKind } from '../model/portError.js';
import type { StepContext } from './handler.js';
import { pauseAfter, usualTimes, type PollTimes } from './pace.js';

/** What a look at a thing tells: it is as wanted, or its status meanwhile. */
export type Look<T> = { readonly done: T } | { readonly status: string | Message };

const passing: readonly PortErrorKind[] = ['throttled', 'unreachable', 'timeout', 'internal'];
const patience = 5;
/**
 * Looks again and again, less and less often, until `look` is done. A few passing
 * failures in a row are borne. Throws a `PortError` of kind `timeout` at the end: when it has
 * paused for so long, however long the calls themselves took.
 */
export async function poll<T>(
  context: StepContext,
  what: { readonly thing: string | Message; readonly wanted: string | Message },
  look: () => Promise<Look<T>>,
  times: PollTimes = usualTimes,
): Promise<T> {
  const { clock, signal } = context;
  let pause = times.first;
  let waited = 0;
  let failures = 0;
  let status: string | Message = message('wait.neverSeen');
  context.waiting(message('wait.for', what));
  while (waited <= times.timeout) {
    await clock.sleep(pause, signal);
    waited += pause;
    pause = pauseAfter(waited, times);
    context.looked();
    try {
      const seen = await look();
      if ('done' in seen) return seen.done;
      status = seen.status;
      failures = 0;
    } catch (thrown) {
      const error = portErrorOf(thrown);
      failures += 1;
      if (!passing.includes(error.kind) || failures > patience) throw error;
    }
  }
  const seconds = Math.round(times.timeout / 1000);
  throw new PortError({
    kind: 'timeout',
    messageKey: 'error.stepTimeout',
    args: { ...what, status, seconds },
    help: message('help.stepTimeout'),
  });
}

/** Runs a look-up and gives `undefined` where AWS says that the thing does not exist. */
export async function ifFound<T>(lookUp: () => Promise<T>): Promise<T | undefined> {
  try {
    return await lookUp();
  } catch (thrown) {
    const error = portErrorOf(thrown);
    if (error.kind === 'notFound') return undefined;
    throw error;
  }
}

/** The error of a thing that reached a state from which it does not come back by itself. */
export function broken(thing: string | Message, status: string, detail: string): PortError {
  return new PortError({
    kind: 'conflict',
    messageKey: 'error.stepBroken',
    args: { thing, status, detail },
    help: message('help.stepBroken'),
  });
}

/** Pauses before looking again for something that may not be listed yet, milliseconds. */
const listLagMs = [0, 500, 1000, 2000, 4000] as const;

/**
 * Looks for something that should exist. Lists are eventually consistent: what was
 * just made may be missing from the first one (aws facts §2.8). Seven seconds in all.
 */
export async function findEventually<T>(
  context: Pick<StepContext, 'clock' | 'signal'>,
  find: () => Promise<T | undefined>,
): Promise<T | undefined> {
  for (const pause of listLagMs) {
    if (pause > 0) await context.clock.sleep(pause, context.signal);
    const found = await find();
    if (found !== undefined) return found;
  }
  return undefined;
}
