import assert from 'node:assert/strict';
import {
  createProfiles,
  defaultProfileName,
  environmentRegion,
  regionsFor,
} from '../../../src/identity/profiles.js';
import { PortError } from '../../../src/core/model/portError.js';
import { text } from '../../../src/core/model/text.js';
import { home, type Home } from './support.js';

const corp = '[sso-session corp]\nsso_start_url = https://corp/start\nsso_region = us-east-1\n';

describe('profiles', () => {
  let at: Home;
  afterEach(() => at.remove());

  it('come from both files, merged, without sections that are no profiles', async () => {
    at = home({
      config:
        '[default]\nregion = us-east-1\n[profile dev]\nregion = eu-west-1\nsso_session = corp\n' +
        '[sso-session corp]\nsso_region = us-east-1\n[services local]\nec2 =\n  endpoint_url = http://127.0.0.1:1\n',
      credentials:
        '[dev]\naws_access_key_id = A\naws_secret_access_key = B\n[old]\naws_access_key_id = C\n',
    });
    const profiles = await createProfiles(at.env).listProfiles();
    assert.deepEqual(
      profiles.map(({ name, region, source }) => [name, region, source]),
      [
        ['default', 'us-east-1', 'file'],
        ['dev', 'eu-west-1', 'file'],
        ['old', undefined, 'file'],
      ],
    );
  });

  it('are none where there are no files', async () => {
    at = home();
    assert.deepEqual(await createProfiles(at.env).listProfiles(), []);
  });

  it('AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE move the files', async () => {
    at = home({ config: '[profile a]\nregion = r', credentials: '[b]\naws_access_key_id = x' });
    const env = {
      HOME: '/nowhere',
      AWS_CONFIG_FILE: `${at.path}/.aws/config`,
      AWS_SHARED_CREDENTIALS_FILE: `${at.path}/.aws/credentials`,
    };
    const names = (await createProfiles(env).listProfiles()).map(({ name }) => name);
    assert.deepEqual(names, ['a', 'b']);
  });

  it('an unknown one names the files and those that are known', async () => {
    at = home({ config: '[profile dev]\nregion = eu-west-1\n' });
    const error = await createProfiles(at.env)
      .findProfile('prod')
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
    assert.ok(error instanceof PortError);
    assert.equal(error.kind, 'unknownProfile');
    assert.ok(error.message.includes(`${at.path}/.aws/config`), error.message);
    assert.ok(error.message.includes(`${at.path}/.aws/credentials`), error.message);
    assert.match(text(error.info.help), /Use one of: dev\./);
  });

  it('the environment is one of them where it has credentials', async () => {
    at = home();
    const env = { ...at.env, AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'B', AWS_REGION: 'r' };
    const profile = (await createProfiles(env).listProfiles())[0];
    assert.equal(profile?.name, 'environment');
    assert.equal(profile.region, 'r');
    assert.equal(profile.source, 'environment');
  });

  it('an embedded one never hides one of the files', async () => {
    at = home({ config: '[profile sandbox]\nregion = eu-west-1\n' });
    const profiles = createProfiles(at.env);
    const made = await profiles.embed({ name: 'sandbox', source: 'sandbox' });
    assert.equal(made.name, 'sandbox-2');
    assert.equal((await profiles.findProfile('sandbox')).source, 'file');
    profiles.remove('sandbox-2');
    assert.equal((await profiles.listProfiles()).length, 1);
  });

  it('the revision changes with the credentials, also those it borrows', async () => {
    const config = (secret: string) =>
      `[profile role]\nrole_arn = arn\nsource_profile = base\n[profile base]\naws_access_key_id = A\naws_secret_access_key = ${secret}\n[profile other]\nregion = ${secret}`;
    at = home({ config: config('one') });
    const profiles = createProfiles(at.env);
    const before = await profiles.findProfile('role');
    assert.equal((await profiles.findProfile('role')).revision, before.revision);
    at.write('config', config('two'));
    const after = await profiles.findProfile('role');
    assert.notEqual(after.revision, before.revision);
    assert.ok(!JSON.stringify(after).includes('two'), 'a secret left the file');
  });

  it('aws login is a way to sign in, and another session other credentials', async () => {
    const config = (name: string) =>
      `[profile base]\nlogin_session = arn:aws:iam::111122223333:user/${name}\n` +
      '[profile role]\nrole_arn = arn\nsource_profile = base\n';
    at = home({ config: config('one') });
    const profiles = createProfiles(at.env);
    const base = await profiles.findProfile('base');
    assert.equal(base.hasCredentials, true);
    const before = await profiles.findProfile('role');
    at.write('config', config('two'));
    assert.notEqual((await profiles.findProfile('role')).revision, before.revision);
  });

  it('the session is that of the profile which roles begin with, in the SDK’s order', async () => {
    const sso = 'sso_session = corp\n';
    const login = 'login_session = arn\n';
    const keys = 'aws_access_key_id = A\naws_secret_access_key = B\n';
    const roleOf = (name: string) => `role_arn = arn\nsource_profile = ${name}\n`;
    at = home({
      config:
        `[profile login]\n${login}[profile sso]\n${sso}[profile both]\n${sso}${login}` +
        `[profile keys]\n${login}${keys}[profile program]\n${login}credential_process = x\n` +
        `[profile role]\n${roleOf('middle')}[profile middle]\n${roleOf('login')}` +
        `[profile onKeys]\n${roleOf('keyed')}[profile keyed]\n${roleOf('login')}${keys}` +
        `[profile circle]\n${roleOf('circle')}[profile lost]\n${roleOf('nobody')}${corp}`,
    });
    const found = await createProfiles(at.env).listProfiles();
    assert.deepEqual(
      Object.fromEntries(
        found.map(({ name, session }) => [name, session && `${session.by} ${session.profile}`]),
      ),
      {
        both: 'sso both',
        circle: undefined,
        keyed: 'login login',
        keys: undefined,
        login: 'login login',
        lost: undefined,
        middle: 'login login',
        onKeys: undefined,
        program: undefined,
        role: 'login login',
        sso: 'sso sso',
      },
    );
  });

  it('a cycle of source profiles ends', async () => {
    at = home({ config: '[profile a]\nsource_profile = b\n[profile b]\nsource_profile = a\n' });
    assert.equal((await createProfiles(at.env).listProfiles()).length, 2);
  });

  it('which is meant when none is named', () => {
    at = home();
    assert.equal(defaultProfileName({}), 'default');
    assert.equal(defaultProfileName({ AWS_PROFILE: 'dev' }), 'dev');
    const keys = { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'B' };
    assert.equal(defaultProfileName(keys), 'environment');
    assert.equal(defaultProfileName({ ...keys, AWS_PROFILE: 'dev' }), 'dev');
  });

  it('Regions: its own, then the environment’s, each once', async () => {
    at = home({ config: '[profile dev]\nregion = eu-west-1\n' });
    const dev = await createProfiles(at.env).findProfile('dev');
    assert.deepEqual(regionsFor(dev, { AWS_REGION: 'us-east-1' }), ['eu-west-1', 'us-east-1']);
    assert.deepEqual(regionsFor(dev, { AWS_DEFAULT_REGION: 'eu-west-1' }), ['eu-west-1']);
    assert.equal(environmentRegion({ AWS_REGION: 'a', AWS_DEFAULT_REGION: 'b' }), 'a');
  });
});

describe('endpoint URLs', () => {
  let at: Home;
  afterEach(() => at.remove());
  const config =
    '[profile dev]\nendpoint_url = http://127.0.0.1:9\nservices = local\n' +
    '[services local]\nec2 =\n  endpoint_url = http://127.0.0.1:7\n';

  it('the profile’s, and its services section for one service', async () => {
    at = home({ config });
    const dev = await createProfiles(at.env).findProfile('dev');
    assert.equal(dev.endpointUrl, 'http://127.0.0.1:9');
    assert.deepEqual(dev.serviceEndpointUrls, { ec2: 'http://127.0.0.1:7' });
  });

  it('the environment’s beats both; one for a service beats that', async () => {
    at = home({ config });
    const env = {
      ...at.env,
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_ROUTE53RESOLVER: 'http://127.0.0.1:2',
    };
    const dev = await createProfiles(env).findProfile('dev');
    assert.equal(dev.endpointUrl, 'http://127.0.0.1:1');
    assert.deepEqual(dev.serviceEndpointUrls, { route53resolver: 'http://127.0.0.1:2' });
  });

  it('of a session’s services: the same order; SSO’s two only where they are one', async () => {
    at = home({
      config:
        '[profile dev]\nlogin_session = arn\nservices = local\nendpoint_url = http://127.0.0.1:9\n' +
        `[profile sso]\nsso_session = corp\nservices = local\n${corp}` +
        '[services local]\nsignin =\n  endpoint_url = http://127.0.0.1:6\n' +
        'sso =\n  endpoint_url = http://127.0.0.1:5\n',
    });
    const endpointOf = async (name: string, more: Record<string, string> = {}) =>
      (await createProfiles({ ...at.env, ...more }).findProfile(name)).session?.endpointUrl;
    assert.equal(await endpointOf('dev'), 'http://127.0.0.1:6');
    const all = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
    assert.equal(await endpointOf('dev', all), 'http://127.0.0.1:1');
    const own = { ...all, AWS_ENDPOINT_URL_SIGNIN: 'http://127.0.0.1:2' };
    assert.equal(await endpointOf('dev', own), 'http://127.0.0.1:2');
    assert.equal(await endpointOf('sso'), undefined);
    const both = { AWS_ENDPOINT_URL_SSO_OIDC: 'http://127.0.0.1:5' };
    assert.equal(await endpointOf('sso', both), 'http://127.0.0.1:5');
    const off = { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    assert.equal(await endpointOf('dev', off), undefined);
  });

  it('all are ignored when told so', async () => {
    at = home({ config });
    const env = { ...at.env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    const dev = await createProfiles(env).findProfile('dev');
    assert.equal(dev.endpointUrl, undefined);
    assert.equal(dev.serviceEndpointUrls, undefined);
  });
});
