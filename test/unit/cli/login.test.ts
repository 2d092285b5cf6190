import assert from 'node:assert/strict';
import { home, type Home } from '../identity/support.js';
import { openStage, type Person, type Run, type Stage } from './support.js';

describe('cli login', () => {
  let stage: Stage;
  let place: Home;
  const before = process.env;

  beforeEach(async () => {
    stage = await openStage();
    place = home({
      config: `[profile corp]
sso_session = corp-session
sso_account_id = ${stage.sandbox.world.accountId}
sso_role_name = sandbox
region = us-east-1
[sso-session corp-session]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
[profile tool]
credential_process = /opt/fetch --secret hunter2
`,
    });
  });
  afterEach(async () => {
    process.env = before;
    place.remove();
    await stage.close();
  });

  /** A line typed in the home; whoever reads the code answers it. */
  async function cli(
    argv: readonly string[],
    answer: 'approve' | 'deny' | undefined,
    person: Person = {},
  ): Promise<Run> {
    const files = {
      HOME: place.path,
      AWS_CONFIG_FILE: `${place.path}/.aws/config`,
      AWS_SHARED_CREDENTIALS_FILE: `${place.path}/none`,
    };
    process.env = { ...process.env, ...files };
    return stage.cli(argv, {
      ...person,
      env: files,
      watch: (text) => {
        const [userCode] = /\b[B-Z]{4}-[B-Z]{4}\b/.exec(text) ?? [];
        if (userCode === undefined || answer === undefined) return;
        const body = JSON.stringify({ userCode, answer });
        void fetch(`${stage.sandbox.endpoint}/_sandbox/device`, { method: 'POST', body });
      },
    });
  }

  it('prints link and code, waits, and says as whom', async () => {
    const { code, out, err } = await cli(['login', '--profile', 'corp'], 'approve');
    assert.equal(code, 0, err);
    assert.match(out, /To sign in to corp-session, open this page/);
    assert.match(out, /\/_sandbox\/device\?user_code=[B-Z]{4}-[B-Z]{4}\n/);
    assert.match(out, /within 10 minutes/);
    assert.match(out, /Signed in: account 111122223333, role sandbox, profile corp\.\n$/);
    const { code: listed } = await cli(['list', '--profile', 'corp'], undefined);
    assert.equal(listed, 0);
  });

  it('keeps standard output for one JSON document, without secrets', async () => {
    const { code, out, err } = await cli(['login', '--profile', 'corp', '--json'], 'approve');
    assert.equal(code, 0, err);
    const { arn, ...rest } = JSON.parse(out) as Readonly<Record<string, string>>;
    assert.match(arn ?? '', /:assumed-role\/AWSReservedSSO_sandbox_[0-9a-f]{16}\/person$/);
    assert.deepEqual(rest, { profile: 'corp', account: '111122223333', role: 'sandbox' });
    assert.match(err, /user_code=/);
    const { clients = [], tokens = [] } = stage.sandbox.world.signIns ?? {};
    for (const secret of [clients[0]?.clientSecret, tokens[0]?.accessToken]) {
      assert.ok(secret && !`${out}${err}`.includes(secret));
    }
  });

  it('ends with an error of its own when it is denied, and when the code runs out', async () => {
    const denied = await cli(['login', '--profile', 'corp'], 'deny');
    assert.equal(denied.code, 5);
    assert.match(denied.err, /The sign-in was denied in the browser/);
    const late = await cli(['login', '--profile', 'corp'], undefined);
    assert.equal(late.code, 7);
    assert.match(late.err, /not confirmed in time/);
  });

  it('is cancelled by Ctrl-C', async () => {
    const stop = new AbortController();
    const run = cli(['login', '--profile', 'corp'], undefined, { signal: stop.signal });
    setTimeout(() => stop.abort(), 5);
    assert.equal((await run).code, 130);
  });

  it('says what renews a profile where it cannot, without the arguments of a program', async () => {
    const { code, err } = await cli(['login', '--profile', 'tool'], undefined);
    assert.equal(code, 4);
    assert.match(err, /come from a program \(fetch\)/);
    assert.doesNotMatch(err, /hunter2/);
  });
});
