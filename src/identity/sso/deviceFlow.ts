import { message } from '../../core/model/message.js';
import { cancelled, PortError } from '../../core/model/portError.js';
import type { Clock } from '../../core/ports.js';
import type { DeviceCode, SsoOidc, SsoRegistration, SsoSession } from '../../core/ports/sso.js';
import type { TokenCache } from './tokenCache.js';

/** What is shown while the code waits to be confirmed. */
export interface ShownCode {
  readonly userCode: string;
  /** The page with the code filled in; it is opened by nobody but the user. */
  readonly link: string;
  /** The page that asks for the code. */
  readonly page: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** What a sign-in by device code needs. */
export interface DeviceFlowDeps {
  readonly oidc: SsoOidc;
  readonly cache: TokenCache;
  readonly clock: Clock;
}

/** What `slow_down` adds to the interval, milliseconds (RFC 8628, section 3.5). */
const slowerMs = 5_000;

/**
 * Signs in by device code: nothing needs to reach this machine, so it works over SSH, in WSL and
 * in containers. The token goes into the cache and nowhere else. Throws `timeout` when the code
 * ran out, `accessDenied` when it was refused, `cancelled`, and what the calls throw.
 */
export async function signInByDevice(
  deps: DeviceFlowDeps,
  session: SsoSession,
  show: (code: ShownCode) => void,
  signal: AbortSignal,
): Promise<void> {
  const { oidc, cache, clock } = deps;
  const { registration, device } = await begin(deps, session, signal);
  const expiresAt = clock.now() + device.expiresInMs;
  show({
    userCode: device.userCode,
    link: device.verificationUriComplete,
    page: device.verificationUri,
    expiresAt,
  });
  let interval = device.intervalMs;
  for (;;) {
    const left = expiresAt - clock.now();
    await pause(clock, Math.min(interval, Math.max(0, left)), signal);
    if (left <= interval) throw ranOut();
    const answer = await oidc.createToken(registration, device.deviceCode, signal);
    switch (answer.outcome) {
      case 'token':
        await cache.writeToken(session, answer.token, registration, clock.now());
        return;
      case 'pending':
        break;
      case 'slowDown':
        interval += slowerMs;
        break;
      case 'expired':
        throw ranOut();
      case 'denied':
        throw denied();
    }
  }
}

interface Begun {
  readonly registration: SsoRegistration;
  readonly device: DeviceCode;
}

/** With the kept registration; with a new one where there is none, or AWS knows it no more. */
async function begin(
  { oidc, cache, clock }: DeviceFlowDeps,
  session: SsoSession,
  signal: AbortSignal,
): Promise<Begun> {
  const kept = await cache.readRegistration(session, clock.now());
  if (kept) {
    try {
      return { registration: kept, device: await oidc.startDevice(session, kept, signal) };
    } catch (error) {
      if (!isUnknownClient(error)) throw error;
    }
  }
  const registration = await oidc.registerClient(session, signal);
  await cache.writeRegistration(session, registration);
  return { registration, device: await oidc.startDevice(session, registration, signal) };
}

function isUnknownClient(error: unknown): boolean {
  const code = error instanceof PortError ? error.info.code : undefined;
  return code === 'InvalidClientException' || code === 'UnauthorizedClientException';
}

async function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(ms, signal);
  } catch (error) {
    throw signal.aborted ? cancelled() : error;
  }
}

function ranOut(): PortError {
  return new PortError({
    kind: 'timeout',
    messageKey: 'error.sso.ranOut',
    args: {},
    help: message('help.sso.again'),
  });
}

function denied(): PortError {
  return new PortError({
    kind: 'accessDenied',
    messageKey: 'error.sso.denied',
    args: {},
    help: message('help.sso.again'),
  });
}
