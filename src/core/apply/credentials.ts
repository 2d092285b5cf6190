import type { Identity } from '../model/identity.js';
import { message, type Message } from '../model/message.js';
import type { Plan } from '../model/plan.js';
import { portErrorOf, type PortError } from '../model/portError.js';
import type { Aws } from '../ports.js';
import { checkIdentity } from './account.js';
import type { ApplyDeps } from './deps.js';
import { createEndpointWatch, type EndpointWatch } from './endpointWatch.js';

/** The way into AWS until the credentials change. */
export interface Way {
  readonly aws: Aws;
  readonly endpoints: EndpointWatch;
}

/** One identity's credentials during a run. */
export interface Credentials {
  /**
   * Runs `act`, and runs it again each time the user has signed in again meanwhile: `act` must
   * look before it writes. `paused` hears what to say until then. Throws what `act` throws, and
   * `conflict` if somebody signs in to another account. Once a renewal came to nothing, nothing
   * is called any more.
   */
  with<T>(act: (way: Way) => Promise<T>, paused?: (what: Message) => void): Promise<T>;
}

/** How often one act is begun again, and one sign-in asked for, before it is given up. */
const maxRounds = 5;

/** Whether signing in again helps. */
export function isAboutCredentials({ kind }: PortError): boolean {
  return kind === 'expiredCredentials' || kind === 'noCredentials';
}

/**
 * All that run at the same time wait for one renewal. While it is going on nothing is
 * called, because whoever signs in may turn out to be another account. `identity` is the
 * one that the deps' `aws` is; the plan's own unless told.
 */
export function createCredentials(
  plan: Plan,
  { aws: first, renew, clock, journal, log }: ApplyDeps,
  signal: AbortSignal,
  identity: Identity = plan.identity,
): Credentials {
  let renewing: Promise<void> | undefined;
  let lapsed: PortError | undefined;
  /** What a renewal came to, where it came to nothing. */
  const end: { refusal?: PortError } = {};

  const giveUp = (): void => {
    if (end.refusal) throw end.refusal;
  };
  const wayOver = (raw: Aws): Way => {
    const aws = guarded(raw, () => {
      giveUp();
      // Begun with credentials that are being replaced, or were: to be begun again with the new ones.
      if (lapsed && (renewing || way !== current)) throw lapsed;
    });
    const way: Way = { aws, endpoints: createEndpointWatch(aws, clock) };
    return way;
  };
  let current = wayOver(first);

  const renewOnce = async (why: PortError): Promise<void> => {
    const base = { planId: plan.id };
    lapsed = why;
    log.warn('apply.paused', { plan: plan.id, detail: why.message });
    try {
      await journal.append({ event: 'paused', at: clock.now(), ...base, error: why.info });
      const aws = await signedIn(why);
      await journal.append({ event: 'renewed', at: clock.now(), ...base });
      current = wayOver(aws);
    } catch (thrown) {
      end.refusal = portErrorOf(thrown);
      throw end.refusal;
    }
  };

  const signedIn = async (why: PortError): Promise<Aws> => {
    let error = why;
    for (let round = 0; round < maxRounds; round += 1) {
      const aws = await renew?.(first.scope, error.info, signal);
      if (!aws) break;
      try {
        await checkIdentity(identity, aws, signal);
        return aws;
      } catch (thrown) {
        error = portErrorOf(thrown);
        if (!isAboutCredentials(error)) throw error;
      }
    }
    throw error;
  };

  return {
    async with(act, paused) {
      for (let round = 0; ; round += 1) {
        if (renewing) await renewing;
        giveUp();
        const used = current;
        try {
          return await act(used);
        } catch (thrown) {
          const error = portErrorOf(thrown);
          if (!renew || !isAboutCredentials(error) || round === maxRounds) throw error;
          paused?.(message('apply.paused.signIn', { profile: first.scope.profile }));
          giveUp();
          if (used !== current) continue;
          renewing ??= renewOnce(error).finally(() => (renewing = undefined));
          await renewing;
        }
      }
    },
  };
}

/** The same port; `check` may throw before each call. */
function guarded(aws: Aws, check: () => void): Aws {
  return new Proxy(aws, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): Promise<unknown> =>
        Promise.resolve().then(() => {
          check();
          return Reflect.apply(member, target, args) as unknown;
        });
    },
  });
}
