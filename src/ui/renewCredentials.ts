import type { AwsScope } from '../core/model/identity.js';
import { message } from '../core/model/message.js';
import { cancelled } from '../core/model/portError.js';
import type { Aws, Clock, Connect, Renew } from '../core/ports.js';
import type { MessageButton } from '../platform/window.js';
import type { Say } from './say.js';

/** What waiting for a sign-in needs of the window. */
export interface RenewDeps {
  readonly connect: Connect;
  readonly clock: Clock;
  readonly say: Say;
  notify(text: string, buttons: readonly MessageButton[]): void;
  /** **Sign in again…** for the scope's profile; settles when that has ended, however it did. */
  signIn(scope: AwsScope): Promise<unknown>;
}

/** From three seconds to half a minute between two looks, and an hour in all, milliseconds. */
const first = 3_000;
const longest = 30_000;
const patience = 60 * 60_000;

/**
 * Says that a run is paused, with **Sign in** and **Stop**, and looks now and then whether AWS
 * takes the credentials again: those that the tree would use, read from the files anew.
 */
export function createRenew(deps: RenewDeps): Renew {
  return async (scope, _error, signal) => {
    const { say, clock } = deps;
    const stop = new AbortController();
    const either = AbortSignal.any([signal, stop.signal]);
    let wake = new AbortController();
    const signIn = async (): Promise<void> => {
      await deps.signIn(scope);
      wake.abort();
    };
    deps.notify(say(message('ui.renew', { profile: scope.profile })), [
      { title: say(message('ui.button.signIn')), run: signIn },
      { title: say(message('ui.button.stop')), run: () => stop.abort() },
    ]);
    let pause = first;
    for (let waited = 0; waited < patience; waited += pause) {
      try {
        await clock.sleep(pause, AbortSignal.any([either, wake.signal]));
      } catch {
        if (signal.aborted) throw cancelled();
        if (stop.signal.aborted) return undefined;
        // Whoever has just signed in waits no longer.
        wake = new AbortController();
      }
      const aws = await signedIn(deps, scope, either);
      if (aws) return aws;
      pause = Math.min(longest, pause * 1.2);
    }
    return undefined;
  };
}

/** Whoever it is: the account is checked by the run. */
async function signedIn(
  { connect }: RenewDeps,
  scope: AwsScope,
  signal: AbortSignal,
): Promise<Aws | undefined> {
  try {
    const { aws } = await connect(scope, signal);
    await aws.callerIdentity(signal);
    return aws;
  } catch {
    // Not yet, for whatever reason; the user sees the notification and can stop.
    return undefined;
  }
}
