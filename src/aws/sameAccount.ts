import type { CallerIdentity } from '../core/model/identity.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import type { Caller } from './caller.js';

/** What watching over the account needs. */
export interface SameAccountDeps {
  readonly call: Caller;
  readonly profile: string;
  /** Of the credentials that the next call is signed with. */
  fingerprint(): Promise<string | undefined>;
  /** Asks STS. */
  who(signal: AbortSignal): Promise<CallerIdentity>;
}

/**
 * The SDK replaces credentials by itself, in the middle of a run. Once a port has been told whose it
 * is, its writes ask STS again after every replacement and refuse another account (`conflict`).
 */
export function sameAccount(deps: SameAccountDeps): {
  readonly call: Caller;
  readonly who: SameAccountDeps['who'];
} {
  let known: { readonly fingerprint: string | undefined; readonly accountId: string } | undefined;
  const who = async (signal: AbortSignal): Promise<CallerIdentity> => {
    const caller = await deps.who(signal);
    known = { fingerprint: await deps.fingerprint(), accountId: caller.accountId };
    return caller;
  };
  const check = async (operation: string, signal: AbortSignal): Promise<void> => {
    if (!known || (await deps.fingerprint()) === known.fingerprint) return;
    const planned = known.accountId;
    const { accountId: actual } = await deps.who(signal);
    if (actual === planned) {
      known = { fingerprint: await deps.fingerprint(), accountId: planned };
      return;
    }
    throw new PortError({
      kind: 'conflict',
      messageKey: 'error.aws.otherAccount',
      args: { planned, actual, profile: deps.profile, operation },
      help: message('help.aws.otherAccount', { planned }),
      operation,
    });
  };
  return {
    who,
    call: async (what, signal) => {
      if (what.write) await check(`${what.service}:${what.operation}`, signal);
      return deps.call(what, signal);
    },
  };
}
