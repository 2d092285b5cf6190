import { PortError } from '../../../../src/core/model/portError.js';
import type { Clock } from '../../../../src/core/ports.js';
import type {
  SsoOidc,
  SsoRegistration,
  SsoSession,
  TokenAnswer,
} from '../../../../src/core/ports/sso.js';

export const session: SsoSession = {
  name: 'corp',
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
  scopes: ['sso:account:access'],
};

/** Time that passes only by sleeping; it keeps how long each sleep was. */
export function sleepingClock(
  from = Date.UTC(2026, 0, 15, 12),
): Clock & { readonly slept: number[] } {
  let at = from;
  const slept: number[] = [];
  return {
    slept,
    now: () => at,
    async sleep(ms, signal) {
      await Promise.resolve();
      signal.throwIfAborted();
      slept.push(ms);
      at += ms;
    },
  };
}

/** An OIDC service that answers what it is told to; the last answer for ever. */
export function scriptedOidc(
  ...answers: readonly (TokenAnswer['outcome'] | PortError)[]
): SsoOidc & { readonly calls: string[]; forget(): void } {
  const calls: string[] = [];
  let count = 0;
  let known: string | undefined;
  let at = 0;
  return {
    calls,
    forget: () => (known = undefined),
    registerClient() {
      calls.push('register');
      count += 1;
      known = `client-${count}`;
      return Promise.resolve(registration(known));
    },
    startDevice(_session, { clientId }) {
      calls.push(`start ${clientId}`);
      if (clientId !== known) return Promise.reject(refusal('InvalidClientException'));
      return Promise.resolve({
        deviceCode: 'device',
        userCode: 'ABCD-EFGH',
        verificationUri: 'https://device.sso/',
        verificationUriComplete: 'https://device.sso/?user_code=ABCD-EFGH',
        expiresInMs: 60_000,
        intervalMs: 1_000,
      });
    },
    createToken() {
      calls.push('token');
      const answer = answers[Math.min(at, answers.length - 1)] ?? 'pending';
      at += 1;
      if (answer instanceof PortError) return Promise.reject(answer);
      return Promise.resolve(
        answer === 'token'
          ? {
              outcome: answer,
              token: {
                accessToken: `access-${at}`,
                refreshToken: 'refresh',
                expiresInMs: 3_600_000,
              },
            }
          : { outcome: answer },
      );
    },
  };
}

export function registration(clientId = 'client-1'): SsoRegistration {
  return { clientId, clientSecret: 'hush', expiresAt: Date.UTC(2026, 3, 1) };
}

function refusal(code: string): PortError {
  return new PortError({
    kind: 'invalid',
    messageKey: 'error.aws.invalid',
    args: { operation: 'sso-oauth:StartDeviceAuthorization', detail: code },
    help: { key: 'help.aws.checkInput' },
    code,
  });
}
