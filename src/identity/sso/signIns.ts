import { cancelled, portErrorOf, type PortError } from '../../core/model/portError.js';
import type { Clock, Holder, Lock } from '../../core/ports.js';
import type { SsoOidc, SsoSession } from '../../core/ports/sso.js';
import { signInByDevice, type ShownCode } from './deviceFlow.js';
import type { TokenCache } from './tokenCache.js';

/** Where a sign-in is. */
export type SignInState =
  | { readonly at: 'asking' }
  /** The user has to confirm the code. */
  | ({ readonly at: 'code' } & ShownCode)
  /** Another window or process is signing in to the same session; its token will do. */
  | { readonly at: 'elsewhere'; readonly holder: Holder };

/** What sign-ins need. */
export interface SignInDeps {
  readonly cache: TokenCache;
  readonly clock: Clock;
  /** Among all processes of this user that share the cache. */
  readonly lock: Lock;
}

/** Sign-ins to IAM Identity Center. */
export interface SignIns {
  /**
   * Signs in to a session, or joins whoever does so already, in this process or another one.
   * `show` hears where it is, at once and at every change. Resolves when a new token is in the
   * cache; throws `cancelled` when the signal aborts, which ends the sign-in itself only where
   * nobody else waits for it.
   */
  signIn(
    session: SsoSession,
    oidc: SsoOidc,
    show: (state: SignInState) => void,
    signal: AbortSignal,
  ): Promise<void>;
}

interface Flight {
  readonly done: Promise<PortError | undefined>;
  readonly stop: AbortController;
  readonly watchers: Set<(state: SignInState) => void>;
  state: SignInState;
}

/** How often the other process's lock and the cache are looked at, milliseconds. */
const lookMs = 1_000;

/** One sign-in for a session at a time, however many profiles and windows ask for it. */
export function createSignIns(deps: SignInDeps): SignIns {
  const flights = new Map<string, Flight>();

  const launch = (key: string, session: SsoSession, oidc: SsoOidc): Flight => {
    const stop = new AbortController();
    const watchers: Flight['watchers'] = new Set();
    const show = (state: SignInState): void => {
      flight.state = state;
      for (const watcher of watchers) watcher(state);
    };
    const done = Promise.resolve()
      .then(() => once(deps, session, oidc, show, stop.signal))
      .then(() => undefined, portErrorOf)
      .finally(() => {
        if (flights.get(key) === flight) flights.delete(key);
      });
    const flight: Flight = { done, stop, watchers, state: { at: 'asking' } };
    flights.set(key, flight);
    return flight;
  };

  return {
    async signIn(session, oidc, show, signal) {
      if (signal.aborted) throw cancelled();
      const key = keyOf(session);
      const running = flights.get(key);
      const flight = running ?? launch(key, session, oidc);
      // Its own function each time: two callers may show the same way.
      const watcher = (state: SignInState): void => show(state);
      flight.watchers.add(watcher);
      const leave = (): void => {
        flight.watchers.delete(watcher);
        if (flight.watchers.size > 0) return;
        // Whoever comes next begins anew and waits for the lock, not for this one's end.
        if (flights.get(key) === flight) flights.delete(key);
        flight.stop.abort();
      };
      let abandon = (): void => undefined;
      const left = new Promise<PortError>((resolve) => {
        abandon = () => resolve(cancelled());
        signal.addEventListener('abort', abandon, { once: true });
      });
      show(flight.state);
      const error = await Promise.race([flight.done, left]);
      signal.removeEventListener('abort', abandon);
      if (error?.kind === 'cancelled') leave();
      flight.watchers.delete(watcher);
      if (error) throw error;
    },
  };
}

function keyOf({ name, startUrl, region }: SsoSession): string {
  return JSON.stringify([name ?? startUrl, startUrl, region]);
}

/** With the lock held; while somebody else holds it, their token is waited for. */
async function once(
  { cache, clock, lock }: SignInDeps,
  session: SsoSession,
  oidc: SsoOidc,
  show: (state: SignInState) => void,
  signal: AbortSignal,
): Promise<void> {
  const before = (await cache.readToken(session))?.accessToken;
  const isRenewed = async (): Promise<boolean> => {
    const token = await cache.readToken(session);
    return token !== undefined && token.accessToken !== before && token.expiresAt > clock.now();
  };
  for (;;) {
    if (signal.aborted) throw cancelled();
    const taken = await lock.take(session.name ?? session.startUrl, 'sign-in');
    try {
      if (await isRenewed()) return;
      if ('release' in taken) {
        await signInByDevice(
          { oidc, cache, clock },
          session,
          (code) => show({ at: 'code', ...code }),
          signal,
        );
        return;
      }
    } finally {
      if ('release' in taken) await taken.release();
    }
    // One of ours that was cancelled a moment ago is about to let go.
    if (taken.holder.pid !== process.pid) show({ at: 'elsewhere', holder: taken.holder });
    await clock.sleep(lookMs, signal).catch((error: unknown) => {
      throw signal.aborted ? cancelled() : error;
    });
  }
}
