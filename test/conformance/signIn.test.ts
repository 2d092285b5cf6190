import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createConnect } from '../../src/identity/connect.js';
import { createProfiles } from '../../src/identity/profiles.js';
import { createSignInDesk, type SignInDesk } from '../../src/identity/sso/desk.js';
import { createTokenCache } from '../../src/identity/sso/tokenCache.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { startSandbox } from '../../src/sandbox/server.js';
import { createLockFiles } from '../../src/store/lockFiles.js';
import { systemClock } from '../../src/store/systemClock.js';
import { home, type Home } from '../unit/identity/support.js';
import { requireTools } from './support/tools.js';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const never = new AbortController().signal;
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

describe('sign-ins to IAM Identity Center, by us and by the real AWS CLI', function () {
  this.timeout(120_000);
  let sandbox: Sandbox;
  let place: Home;
  let program: string;
  let desk: SignInDesk;
  const before = process.env;
  const loadAws = () => import('../../src/aws/awsPort.js');

  beforeEach(async () => {
    program = requireTools().aws;
    sandbox = await startSandbox({ scenario: 'post', endpointSeconds: 1 });
    const { endpoint, region, world } = sandbox;
    const own = (service: string): string => `${service} =\n  endpoint_url = ${endpoint}\n`;
    place = home({
      // Version 1 of the CLI would fetch a URL that is given as a parameter.
      config: `[default]
cli_follow_urlparam = false
[profile corp]
sso_session = corp-session
sso_account_id = ${world.accountId}
sso_role_name = sandbox
region = ${region}
services = sandbox
[profile old]
sso_start_url = https://old.awsapps.com/start
sso_region = eu-west-1
sso_account_id = ${world.accountId}
sso_role_name = sandbox
region = ${region}
services = sandbox
[sso-session corp-session]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
[services sandbox]
${['sso', 'sso_oidc', 'sts'].map(own).join('')}`,
    });
    const { PATH = '' } = before;
    process.env = {
      PATH,
      HOME: place.path,
      AWS_CONFIG_FILE: `${place.path}/.aws/config`,
      AWS_SHARED_CREDENTIALS_FILE: `${place.path}/.aws/credentials`,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    desk = createSignInDesk({
      env: place.env,
      profiles: createProfiles(place.env),
      loadAws,
      clock: systemClock,
      locksIn: (folder) => createLockFiles(folder),
    });
  });

  afterEach(async () => {
    process.env = before;
    place.remove();
    await sandbox.close();
  });

  const run = (...args: readonly string[]): Promise<Ran> =>
    new Promise((resolve) => {
      execFile(program, args, { env: process.env }, (error, out, err) => {
        resolve({ code: error ? Number(error.code ?? -1) : 0, out, err });
      });
    });
  const aws = async (...args: readonly string[]): Promise<Record<string, unknown>> => {
    const { code, out, err } = await run(...args, '--output', 'json');
    assert.equal(code, 0, err);
    return (out === '' ? {} : JSON.parse(out)) as Record<string, unknown>;
  };
  const refused = async (...args: readonly string[]): Promise<string> => {
    const { code, err } = await run(...args);
    assert.notEqual(code, 0);
    return err;
  };
  const approve = async (userCode: string): Promise<void> => {
    const body = JSON.stringify({ userCode, answer: 'approve' });
    const reply = await fetch(`${sandbox.endpoint}/_sandbox/device`, { method: 'POST', body });
    assert.equal(reply.status, 200);
  };
  const signIn = async (profile: string): Promise<void> => {
    const renewal = await desk.renewalOf(profile);
    assert.ok(renewal.by === 'sso');
    const approvals: Promise<void>[] = [];
    await desk.signIn(
      renewal,
      (state) => {
        if (state.at === 'code') approvals.push(approve(state.userCode));
      },
      never,
    );
    await Promise.all(approvals);
  };
  const tokenOf = async (profile: string): Promise<string | undefined> => {
    const renewal = await desk.renewalOf(profile);
    assert.ok(renewal.by === 'sso');
    return (await createTokenCache(place.env).readToken(renewal.session))?.accessToken;
  };
  const whoWeAre = async (profile: string): Promise<string> => {
    const connect = createConnect({
      loadAws,
      profiles: createProfiles(place.env),
      publicServer: { address: '127.0.0.1', port: 9 },
      clock: systemClock,
    });
    const { aws: ours } = await connect({ profile, region: sandbox.region }, never);
    return (await ours.callerIdentity(never)).accountId;
  };

  for (const profile of ['corp', 'old']) {
    it(`the CLI takes the token that we write: profile ${profile}`, async () => {
      assert.match(await refused('sts', 'get-caller-identity', '--profile', profile), /[Tt]oken/);
      await signIn(profile);
      const { Account } = await aws('sts', 'get-caller-identity', '--profile', profile);
      assert.equal(Account, sandbox.world.accountId);
      assert.equal(await whoWeAre(profile), sandbox.world.accountId);
    });
  }

  it('we take the token that the CLI writes over ours when it refreshes it', async () => {
    // Good for ten minutes: the CLI refreshes what ends within fifteen.
    sandbox.world.signIns = { clients: [], devices: [], tokens: [], keys: [], tokenSeconds: 600 };
    await signIn('corp');
    const ours = await tokenOf('corp');
    delete sandbox.world.signIns.tokenSeconds;
    await aws('sts', 'get-caller-identity', '--profile', 'corp');
    const theirs = await tokenOf('corp');
    assert.ok(theirs);
    assert.notEqual(theirs, ours);
    // Only theirs is left, so that it is theirs which is taken.
    const { signIns } = sandbox.world;
    signIns.tokens = signIns.tokens.filter(({ accessToken }) => accessToken === theirs);
    assert.equal(await whoWeAre('corp'), sandbox.world.accountId);
  });

  it('the CLI’s own calls: register, ask, wait, be told, list, get keys, sign out', async () => {
    const here = ['--endpoint-url', sandbox.endpoint, '--region', 'eu-west-1'];
    const oidc = (...args: readonly string[]) => ['sso-oidc', ...args, ...here];
    const portal = (...args: readonly string[]) => ['sso', ...args, ...here];
    const client = await aws(
      ...oidc('register-client', '--client-name', 'conformance', '--client-type', 'public'),
      ...['--scopes', 'sso:account:access'],
    );
    const named = [
      ...['--client-id', String(client['clientId'])],
      ...['--client-secret', String(client['clientSecret'])],
    ];
    const start = ['--start-url', 'https://corp.awsapps.com/start'];
    const device = await aws(...oidc('start-device-authorization', ...named, ...start));
    assert.equal(device['expiresIn'], 600);
    assert.match(String(device['verificationUriComplete']), /user_code=[B-Z]{4}-[B-Z]{4}$/);
    const ask = oidc('create-token', ...named, '--grant-type', deviceGrant);
    const code = ['--device-code', String(device['deviceCode'])];
    assert.match(await refused(...ask, ...code), /AuthorizationPendingException/);
    await approve(String(device['userCode']));
    // Asked again within the interval, it would say `slow_down`.
    await systemClock.sleep(1_000, never);
    const token = await aws(...ask, ...code);
    assert.equal(token['tokenType'], 'Bearer');
    assert.match(await refused(...ask, ...code), /InvalidGrantException/);
    const bearer = ['--access-token', String(token['accessToken'])];
    const { accountList } = await aws(...portal('list-accounts', ...bearer));
    assert.ok(Array.isArray(accountList) && accountList.length === 1);
    const account = ['--account-id', sandbox.world.accountId];
    const { roleList } = await aws(...portal('list-account-roles', ...bearer, ...account));
    assert.deepEqual(roleList, [{ roleName: 'sandbox', accountId: sandbox.world.accountId }]);
    const get = portal('get-role-credentials', ...bearer, ...account);
    const { roleCredentials } = await aws(...get, '--role-name', 'sandbox');
    assert.match(JSON.stringify(roleCredentials), /"accessKeyId": ?"ASIA/);
    assert.match(await refused(...get, '--role-name', 'other'), /ForbiddenException/);
    await aws(...portal('logout', ...bearer));
    assert.match(await refused(...get, '--role-name', 'sandbox'), /UnauthorizedException/);
  });

  it('we take the token of `aws sso login`, where the CLI has that command', async () => {
    const { out, err } = await run('--version');
    if (!/^aws-cli\/([2-9]|\d\d)/.test(out + err)) {
      // Version 1 reads such tokens and refreshes them, and no more.
      assert.match(await refused('sso', 'login'), /[Ii]nvalid choice/);
      return;
    }
    const login = ['sso', 'login', '--profile', 'corp', '--no-browser', '--use-device-code'];
    const ended = run(...login);
    for (let tries = 0; tries < 100; tries += 1) {
      const [waiting] = sandbox.world.signIns?.devices ?? [];
      if (waiting) {
        await approve(waiting.userCode);
        break;
      }
      await systemClock.sleep(100, never);
    }
    const { code, err: said } = await ended;
    assert.equal(code, 0, said);
    assert.equal(await whoWeAre('corp'), sandbox.world.accountId);
  });
});
