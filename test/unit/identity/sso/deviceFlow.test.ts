import assert from 'node:assert/strict';
import { PortError } from '../../../../src/core/model/portError.js';
import { signInByDevice, type ShownCode } from '../../../../src/identity/sso/deviceFlow.js';
import { createTokenCache, type TokenCache } from '../../../../src/identity/sso/tokenCache.js';
import { home, type Home } from '../support.js';
import { scriptedOidc, session, sleepingClock } from './support.js';

describe('a sign-in by device code', () => {
  let place: Home;
  let cache: TokenCache;
  let clock: ReturnType<typeof sleepingClock>;
  const never = new AbortController().signal;
  beforeEach(() => {
    place = home();
    cache = createTokenCache(place.env);
    clock = sleepingClock();
  });
  afterEach(() => place.remove());

  const kindOf = (kind: PortError['kind'], key?: string) => (error: unknown) =>
    error instanceof PortError &&
    error.kind === kind &&
    (key === undefined || error.info.messageKey === key);

  it('shows link and code, asks at the interval, and keeps the token', async () => {
    const oidc = scriptedOidc('pending', 'pending', 'token');
    const shown: ShownCode[] = [];
    const begun = clock.now();
    await signInByDevice({ oidc, cache, clock }, session, (code) => shown.push(code), never);
    assert.deepEqual(shown, [
      {
        userCode: 'ABCD-EFGH',
        link: 'https://device.sso/?user_code=ABCD-EFGH',
        page: 'https://device.sso/',
        expiresAt: begun + 60_000,
      },
    ]);
    assert.deepEqual(clock.slept, [1_000, 1_000, 1_000]);
    assert.deepEqual(await cache.readToken(session), {
      accessToken: 'access-3',
      expiresAt: clock.now() + 3_600_000,
    });
  });

  it('slows down by five seconds each time it is told to', async () => {
    const oidc = scriptedOidc('slowDown', 'slowDown', 'pending', 'token');
    await signInByDevice({ oidc, cache, clock }, session, () => undefined, never);
    assert.deepEqual(clock.slept, [1_000, 6_000, 11_000, 11_000]);
  });

  it('registers once, and again when the service has forgotten the registration', async () => {
    const oidc = scriptedOidc('token');
    const again = () => signInByDevice({ oidc, cache, clock }, session, () => undefined, never);
    await again();
    await again();
    oidc.forget();
    await again();
    assert.deepEqual(oidc.calls, [
      ...['register', 'start client-1', 'token'],
      ...['start client-1', 'token'],
      ...['start client-1', 'register', 'start client-2', 'token'],
    ]);
  });

  it('ends when the code has run out, and asks no more', async () => {
    const oidc = scriptedOidc('pending');
    const begun = clock.now();
    await assert.rejects(
      signInByDevice({ oidc, cache, clock }, session, () => undefined, never),
      kindOf('timeout', 'error.sso.ranOut'),
    );
    assert.equal(clock.now() - begun, 60_000);
    assert.equal(oidc.calls.filter((call) => call === 'token').length, 59);
    assert.equal(await cache.readToken(session), undefined);
  });

  it('ends when the service says that the code has run out', async () => {
    const oidc = scriptedOidc('expired');
    const flow = signInByDevice({ oidc, cache, clock }, session, () => undefined, never);
    await assert.rejects(flow, kindOf('timeout'));
  });

  it('ends when the user denies it', async () => {
    const oidc = scriptedOidc('pending', 'denied');
    const flow = signInByDevice({ oidc, cache, clock }, session, () => undefined, never);
    await assert.rejects(flow, kindOf('accessDenied', 'error.sso.denied'));
  });

  it('is cancelled while it waits', async () => {
    const oidc = scriptedOidc('pending');
    const stop = new AbortController();
    const flow = signInByDevice({ oidc, cache, clock }, session, () => stop.abort(), stop.signal);
    await assert.rejects(flow, kindOf('cancelled'));
    assert.ok(!oidc.calls.includes('token'));
  });
});
