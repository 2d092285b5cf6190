import assert from 'node:assert/strict';
import { createConnect } from '../../../src/identity/connect.js';
import { createProfiles } from '../../../src/identity/profiles.js';
import { renewalOf } from '../../../src/identity/renewal.js';
import { readSharedFiles } from '../../../src/identity/sharedFiles.js';
import { signInByDevice } from '../../../src/identity/sso/deviceFlow.js';
import { openSsoOidc } from '../../../src/identity/sso/openOidc.js';
import { createTokenCache } from '../../../src/identity/sso/tokenCache.js';
import { PortError } from '../../../src/core/model/portError.js';
import type { SsoOidc, SsoSession } from '../../../src/core/ports/sso.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { home, type Home } from '../identity/support.js';

const never = new AbortController().signal;

/** Time in which the sandbox lives as well, and which passes by sleeping. */
function sharedClock() {
  let at = Date.now();
  return {
    now: () => at,
    async sleep(ms: number, signal: AbortSignal) {
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      at += ms;
    },
    pass: (ms: number) => void (at += ms),
  };
}

describe('sandbox: signing in by IAM Identity Center', () => {
  let clock: ReturnType<typeof sharedClock>;
  let sandbox: Sandbox;
  let place: Home;
  let session: SsoSession;
  let oidc: SsoOidc;
  const before = process.env;

  beforeEach(async () => {
    clock = sharedClock();
    sandbox = await startSandbox({ scenario: 'post', clock, rateLimit: false });
    // The Region of IAM Identity Center is another one than that of the clusters.
    place = home({
      config: `[profile blog]
sso_session = corp
sso_account_id = ${sandbox.world.accountId}
sso_role_name = sandbox
region = ${sandbox.region}
services = sandbox
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
[services sandbox]
sso =
  endpoint_url = ${sandbox.endpoint}
sso_oidc =
  endpoint_url = ${sandbox.endpoint}
sts =
  endpoint_url = ${sandbox.endpoint}
`,
    });
    // The SDK's provider looks there for files and tokens.
    const config = `${place.path}/.aws/config`;
    const files = { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: `${place.path}/none` };
    process.env = { ...before, HOME: place.path, ...files };
    const renewal = renewalOf('blog', await readSharedFiles(place.env));
    assert.ok(renewal.by === 'sso');
    session = renewal.session;
    oidc = await openSsoOidc(
      { loadAws, profiles: createProfiles(place.env), clock },
      'blog',
      session,
    );
  });

  afterEach(async () => {
    process.env = before;
    place.remove();
    await sandbox.close();
  });

  const loadAws = () => import('../../../src/aws/awsPort.js');
  const cache = () => createTokenCache(place.env);
  const answerOf = (answer: 'approve' | 'deny') => async (userCode: string) => {
    const body = JSON.stringify({ userCode, answer });
    const reply = await fetch(`${sandbox.endpoint}/_sandbox/device`, { method: 'POST', body });
    assert.equal(reply.status, 200, await reply.text());
  };
  const signIn = (answer: (userCode: string) => Promise<void>, signal = never): Promise<void> => {
    let answered: Promise<void> | undefined;
    return signInByDevice(
      { oidc, cache: cache(), clock },
      session,
      ({ userCode }) => {
        answered = answer(userCode);
      },
      signal,
    ).finally(() => answered);
  };
  const kindOf = (kind: PortError['kind']) => (error: unknown) =>
    error instanceof PortError && error.kind === kind;
  const whoAmI = async (): Promise<string> => {
    const connect = createConnect({
      loadAws,
      profiles: createProfiles(place.env),
      publicServer: { address: '127.0.0.1', port: 9 },
      clock,
    });
    const { aws } = await connect({ profile: 'blog', region: sandbox.region }, never);
    return (await aws.callerIdentity(never)).accountId;
  };

  it('gives a token that the SDK’s provider takes, by the profile’s own endpoints', async () => {
    await assert.rejects(whoAmI(), kindOf('expiredCredentials'));
    await signIn(answerOf('approve'));
    assert.equal(await whoAmI(), sandbox.world.accountId);
    const [client] = sandbox.world.signIns?.clients ?? [];
    assert.deepEqual(client?.scopes, ['sso:account:access']);
    const token = await cache().readToken(session);
    assert.equal((token?.expiresAt ?? 0) - clock.now() <= 8 * 3_600_000, true);
  });

  it('takes the registration that is there for the next sign-in', async () => {
    await signIn(answerOf('approve'));
    await signIn(answerOf('approve'));
    assert.equal(sandbox.world.signIns?.clients.length, 1);
    sandbox.world.signIns.clients = [];
    await signIn(answerOf('approve'));
    assert.equal(sandbox.world.signIns.clients.length, 1);
  });

  it('is told when the user denies it, and when nobody confirms it in time', async () => {
    await assert.rejects(signIn(answerOf('deny')), kindOf('accessDenied'));
    sandbox.world.signIns = { clients: [], devices: [], tokens: [], keys: [], deviceSeconds: 5 };
    await assert.rejects(
      signIn(() => Promise.resolve()),
      kindOf('timeout'),
    );
  });

  it('takes no token any more that has expired or was signed out', async () => {
    await signIn(answerOf('approve'));
    const [token] = sandbox.world.signIns?.tokens ?? [];
    assert.ok(token);
    token.expiresAt = clock.now();
    await assert.rejects(whoAmI(), (error) => {
      assert.ok(error instanceof PortError);
      assert.equal(error.kind, 'expiredCredentials', error.message);
      return true;
    });
  });

  it('takes no keys of a role any more after an hour', async () => {
    await signIn(answerOf('approve'));
    assert.equal(await whoAmI(), sandbox.world.accountId);
    const [keys] = sandbox.world.signIns?.keys ?? [];
    assert.ok(keys);
    keys.expiresAt = clock.now();
    await assert.rejects(whoAmI(), kindOf('expiredCredentials'));
    // The token is still good, so the next call gets new ones.
    assert.equal(await whoAmI(), sandbox.world.accountId);
  });

  it('says from which machine the service could not be reached', async () => {
    const { endpoint } = sandbox;
    await sandbox.close();
    await assert.rejects(
      signIn(() => Promise.resolve()),
      (error) => {
        assert.ok(error instanceof PortError);
        assert.equal(error.kind, 'unreachable');
        assert.match(error.message, new RegExp(`sso-oauth:RegisterClient.*${endpoint}`));
        assert.equal(error.info.help.key, 'help.aws.checkNetwork');
        assert.ok(error.info.args['host']);
        return true;
      },
    );
  });

  describe('speaks OAuth’s errors under AWS’s names', () => {
    const post = async (path: string, body: object) => {
      const reply = await fetch(`${sandbox.endpoint}${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
      const { error } = (await reply.json()) as { readonly error: string };
      return [reply.status, reply.headers.get('x-amzn-errortype'), error];
    };

    it('of clients', async () => {
      const client = { clientId: 'x', clientSecret: 'y' };
      assert.deepEqual(await post('/token', { ...client, grantType: 'refresh_token' }), [
        401,
        'InvalidClientException',
        'invalid_client',
      ]);
      const secret = { clientName: 'x', clientType: 'confidential' };
      assert.deepEqual(await post('/client/register', secret), [
        400,
        'InvalidClientMetadataException',
        'invalid_client_metadata',
      ]);
    });

    it('of grants', async () => {
      const { clientId, clientSecret } = await oidc.registerClient(session, never);
      const client = { clientId, clientSecret };
      assert.deepEqual(await post('/token', { ...client, grantType: 'password' }), [
        400,
        'UnsupportedGrantTypeException',
        'unsupported_grant_type',
      ]);
      const device = await oidc.startDevice(session, { ...client, expiresAt: 0 }, never);
      const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
      const ask = () => post('/token', { ...client, grantType, deviceCode: device.deviceCode });
      assert.equal((await ask())[2], 'authorization_pending');
      assert.equal((await ask())[2], 'slow_down');
      clock.pass(600_000);
      assert.equal((await ask())[2], 'expired_token');
    });

    it('of a refresh token, which is good once', async () => {
      await signIn(answerOf('approve'));
      const [token] = sandbox.world.signIns?.tokens ?? [];
      const [client] = sandbox.world.signIns?.clients ?? [];
      assert.ok(token && client);
      const { clientId, clientSecret } = client;
      const body = {
        clientId,
        clientSecret,
        grantType: 'refresh_token',
        refreshToken: token.refreshToken,
      };
      assert.equal((await post('/token', body))[0], 200);
      assert.deepEqual(await post('/token', body), [400, 'InvalidGrantException', 'invalid_grant']);
    });
  });

  it('has a page for the browser, which only its own form can post to', async () => {
    const registration = await oidc.registerClient(session, never);
    const device = await oidc.startDevice(session, registration, never);
    const { verificationUriComplete: link, verificationUri, userCode } = device;
    assert.match(await (await fetch(link)).text(), new RegExp(`corp.awsapps.com.*${userCode}`));
    const form = { method: 'POST', body: new URLSearchParams({ userCode, answer: 'approve' }) };
    const foreign = await fetch(verificationUri, { ...form, headers: { origin: 'http://evil' } });
    assert.equal(foreign.status, 403);
    const own = await fetch(verificationUri, { ...form, headers: { origin: sandbox.endpoint } });
    assert.match(await own.text(), /Signed in/);
    assert.match(await (await fetch(link)).text(), /No sign-in waits/);
    const answer = await oidc.createToken(registration, device.deviceCode, never);
    assert.equal(answer.outcome, 'token');
  });
});
