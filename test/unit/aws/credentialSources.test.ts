import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CredentialBench, section, ways } from './support/credentialBench.js';
import { fakeAws, json } from './support/fakeAws.js';
import { failure, keysOf } from './support/person.js';

/** A token of an identity provider, signed by nobody. */
function webToken(minutes = 5): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + minutes * 60;
  const claims = { sub: 'pod', aud: 'sts.amazonaws.com', iss: 'https://idp', exp };
  return `${part({ alg: 'RS256' })}.${part(claims)}.c2ln`;
}

for (const [how, load] of ways) {
  describe(`credentials from everywhere, by ${how}`, function () {
    this.timeout(60_000);
    let bench: CredentialBench;
    before(async () => {
      bench = await CredentialBench.open(load);
    });
    after(() => bench.sandbox.close());
    afterEach(() => bench.leave());

    it('keys in the credentials file', async () => {
      const credentials = section('a', {
        aws_access_key_id: 'AKIASANDBOXNOTREAL00',
        aws_secret_access_key: 's',
      });
      const who = bench.enter({ config: section('profile a', bench.aws), credentials });
      assert.equal(await who.arn('a'), bench.sandbox.world.caller.arn);
    });

    it('temporary keys, with their session token', async () => {
      const who = bench.enter({
        config: section('profile a', { ...bench.aws, ...bench.keySettings('temporary') }),
      });
      assert.equal(await who.arn('a'), `arn:aws:iam::${bench.account}:user/temporary`);
    });

    it('a program', async () => {
      const { arn, accessKeyId, secretAccessKey, sessionToken } = keysOf(bench.account, 'program');
      const who = bench.enter({});
      const file = join(who.at.path, 'keys.json');
      const keys = { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey };
      writeFileSync(file, JSON.stringify({ Version: 1, ...keys, SessionToken: sessionToken }));
      const config = section('profile a', { ...bench.aws, credential_process: `cat "${file}"` });
      who.at.write('config', config);
      assert.equal(await who.arn('a'), arn);
    });

    it('a chain of roles with an MFA device, whose code is asked for once', async () => {
      const asked: string[] = [];
      const mfaCodeProvider = (serial: string): Promise<string> => {
        asked.push(serial);
        return Promise.resolve('123456');
      };
      const config =
        section('profile last', {
          ...bench.aws,
          role_arn: bench.role('Last'),
          role_session_name: 'me',
          source_profile: 'first',
        }) +
        section('profile first', {
          role_arn: bench.role('First'),
          mfa_serial: 'arn:aws:iam::1:mfa/me',
          source_profile: 'base',
        }) +
        section('profile base', bench.keySettings('base'));
      const who = bench.enter({ config }, {}, { mfaCodeProvider });
      assert.equal(await who.arn('last'), bench.session('Last', 'me'));
      assert.equal(await who.arn('last'), bench.session('Last', 'me'));
      assert.deepEqual(asked, ['arn:aws:iam::1:mfa/me']);
    });

    it('a wrong MFA code is told as AWS tells it', async () => {
      const config =
        section('profile a', {
          ...bench.aws,
          role_arn: bench.role('A'),
          mfa_serial: 'serial',
          source_profile: 'base',
        }) + section('profile base', bench.keySettings('base'));
      const who = bench.enter({ config }, {}, { mfaCodeProvider: () => Promise.resolve('000000') });
      const error = await failure(who.arn('a'));
      assert.equal(error.kind, 'accessDenied');
      assert.match(error.info.detail ?? '', /invalid MFA one time pass code/);
    });

    it('a role that may not be assumed is named as an action of STS', async () => {
      const settings = {
        ...bench.aws,
        role_arn: 'arn:aws:iam::999999999999:role/B',
        source_profile: 'b',
      };
      const config =
        section('profile a', settings) + section('profile b', bench.keySettings('base'));
      const who = bench.enter({ config });
      const error = await failure(who.arn('a'));
      assert.equal(error.kind, 'accessDenied');
      assert.match(error.message, /user\/base may not call sts:AssumeRole/);
    });

    it('keys of the environment for a role (credential_source)', async () => {
      const settings = {
        ...bench.aws,
        role_arn: bench.role('Env'),
        credential_source: 'Environment',
      };
      const config = section('profile a', { ...settings, role_session_name: 'me' });
      const who = bench.enter({ config }, bench.keyVariables('env'));
      assert.equal(await who.arn('a'), bench.session('Env', 'me'));
    });

    it('a web identity of a profile', async () => {
      const who = bench.enter({});
      const file = join(who.at.path, 'token');
      writeFileSync(file, webToken());
      const settings = { ...bench.aws, role_arn: bench.role('Web'), role_session_name: 'pod' };
      who.at.write('config', section('profile a', { ...settings, web_identity_token_file: file }));
      assert.equal(await who.arn('a'), bench.session('Web', 'pod'));
      writeFileSync(file, webToken(-5));
      who.at.write('config', section('profile b', { ...settings, web_identity_token_file: file }));
      const error = await failure(who.arn('b'));
      assert.equal(error.kind, 'expiredCredentials');
    });

    it('a web identity of the environment, whatever AWS_PROFILE names', async () => {
      const config = section('profile other', { ...bench.aws, ...bench.keySettings('other') });
      const who = bench.enter(
        { config },
        {
          AWS_ENDPOINT_URL: bench.sandbox.endpoint,
          AWS_REGION: bench.sandbox.region,
          AWS_PROFILE: 'other',
          AWS_ROLE_ARN: bench.role('Pod'),
          AWS_ROLE_SESSION_NAME: 'pod',
        },
      );
      const file = join(who.at.path, 'token');
      writeFileSync(file, webToken());
      process.env['AWS_WEB_IDENTITY_TOKEN_FILE'] = file;
      assert.equal(await who.arn('environment'), bench.session('Pod', 'pod'));
      assert.equal(await who.arn('other'), `arn:aws:iam::${bench.account}:user/other`);
    });

    it('keys of the environment, whatever AWS_PROFILE names', async () => {
      const config = section('profile other', { ...bench.aws, ...bench.keySettings('other') });
      const variables = { AWS_ENDPOINT_URL: bench.sandbox.endpoint, AWS_PROFILE: 'other' };
      const who = bench.enter({ config }, { ...variables, ...bench.keyVariables('env') });
      assert.equal(await who.arn('environment'), `arn:aws:iam::${bench.account}:user/env`);
    });

    it('the role of a container, with the token in a file', async () => {
      const { arn, accessKeyId, secretAccessKey, sessionToken } = keysOf(
        bench.account,
        'container',
      );
      const agent = await fakeAws(({ authorization }) =>
        authorization === 'Bearer abc'
          ? json({
              AccessKeyId: accessKeyId,
              SecretAccessKey: secretAccessKey,
              Token: sessionToken,
              Expiration: new Date(Date.now() + 3_600_000).toISOString(),
            })
          : { status: 401, body: '{}' },
      );
      try {
        const variables = {
          AWS_ENDPOINT_URL: bench.sandbox.endpoint,
          AWS_CONTAINER_CREDENTIALS_FULL_URI: `${agent.url}/v1/credentials`,
        };
        const settings = {
          ...bench.aws,
          role_arn: bench.role('Task'),
          credential_source: 'EcsContainer',
        };
        const config = section('profile a', { ...settings, role_session_name: 'me' });
        const who = bench.enter({ config }, variables);
        const file = join(who.at.path, 'token');
        writeFileSync(file, 'Bearer abc');
        process.env['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'] = file;
        assert.equal(await who.arn('environment'), arn);
        assert.equal(await who.arn('a'), bench.session('Task', 'me'));
        assert.deepEqual([...new Set(agent.seen.map(({ url }) => url))], ['/v1/credentials']);
      } finally {
        await agent.close();
      }
    });

    it('nothing: says so', async () => {
      const who = bench.enter({}, { AWS_ENDPOINT_URL: bench.sandbox.endpoint });
      assert.equal((await failure(who.arn('environment'))).kind, 'noCredentials');
    });
  });
}
