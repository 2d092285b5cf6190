import assert from 'node:assert/strict';
import { renewalOf } from '../../../src/identity/renewal.js';
import { readSharedFiles } from '../../../src/identity/sharedFiles.js';
import { home } from './support.js';

const session = `
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
`;
const corp = {
  name: 'corp',
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
  scopes: ['sso:account:access'],
};
const whose = { account: '111122223333', role: 'Admin' };
const ssoProfile = `[profile base]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n`;

async function renewal(profile: string, config: string, credentials?: string) {
  const place = home({ config, ...(credentials === undefined ? {} : { credentials }) });
  try {
    return renewalOf(profile, await readSharedFiles(place.env));
  } finally {
    place.remove();
  }
}

describe('what renews a profile', () => {
  it('is its sso-session, with the scopes it asks for', async () => {
    assert.deepEqual(await renewal('base', session + ssoProfile), {
      by: 'sso',
      base: 'base',
      profile: 'base',
      session: corp,
      ...whose,
    });
    const scoped = `${session}sso_registration_scopes = sso:account:access, codewhisperer:completions\n${ssoProfile}`;
    const found = await renewal('base', scoped);
    assert.equal(found.by, 'sso');
    assert.deepEqual('session' in found && found.session.scopes, [
      'sso:account:access',
      'codewhisperer:completions',
    ]);
  });

  it('is its own start URL of the older kind, without scopes', async () => {
    const config =
      '[profile old]\nsso_start_url = https://old.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 1\nsso_role_name = R\n';
    assert.deepEqual(await renewal('old', config), {
      by: 'sso',
      base: 'old',
      profile: 'old',
      session: { startUrl: 'https://old.awsapps.com/start', region: 'us-east-1', scopes: [] },
      account: '1',
      role: 'R',
    });
  });

  it('is what is at the end of a chain of roles', async () => {
    const config = `${session}${ssoProfile}
[profile middle]
role_arn = arn:aws:iam::1:role/m
source_profile = base
[profile top]
role_arn = arn:aws:iam::2:role/t
source_profile = middle
`;
    const found = await renewal('top', config);
    assert.deepEqual(found, { by: 'sso', base: 'base', profile: 'top', session: corp, ...whose });
  });

  it('is found at the end of a chain that begins with keys, also in the same section', async () => {
    const config = `[profile self]
role_arn = arn:aws:iam::1:role/m
source_profile = self
[profile top]
role_arn = arn:aws:iam::2:role/t
source_profile = keyed
[profile keyed]
role_arn = arn:aws:iam::3:role/never
source_profile = nobody
`;
    const keys = (name: string, more = '') =>
      `[${name}]\naws_access_key_id = A\naws_secret_access_key = B\n${more}`;
    const credentials = keys('self') + keys('keyed', 'aws_session_token = T\n');
    assert.deepEqual(await renewal('self', config, credentials), {
      by: 'keys',
      base: 'self',
      temporary: false,
    });
    assert.deepEqual(await renewal('top', config, credentials), {
      by: 'keys',
      base: 'keyed',
      temporary: true,
    });
  });

  for (const [what, settings, expected] of [
    ['aws login', 'login_session = arn:aws:iam::1:user/me', { by: 'login', base: 'x' }],
    [
      'a program, without its arguments',
      'credential_process = "/opt/my tools/fetch" --secret hunter2',
      { by: 'process', base: 'x', program: 'fetch' },
    ],
    [
      'a token in a file',
      'web_identity_token_file = /var/token\nrole_arn = arn:aws:iam::1:role/w',
      { by: 'webIdentity', base: 'x', file: '/var/token' },
    ],
    [
      'the machine',
      'role_arn = arn:aws:iam::1:role/w\ncredential_source = Ec2InstanceMetadata',
      { by: 'machine', base: 'x' },
    ],
    [
      'the environment',
      'role_arn = arn:aws:iam::1:role/w\ncredential_source = Environment',
      { by: 'environment' },
    ],
    ['nothing', 'region = us-east-1', { by: 'nothing', base: 'x' }],
    [
      'a session that is not there',
      'sso_session = gone',
      { by: 'broken', base: 'x', missing: 'sso-session gone' },
    ],
    [
      'half a session',
      'sso_start_url = https://a',
      { by: 'broken', base: 'x', missing: 'sso_region' },
    ],
    [
      'a source that is not there',
      'role_arn = r\nsource_profile = gone',
      { by: 'broken', base: 'gone', missing: 'profile gone' },
    ],
    [
      'a circle',
      'role_arn = r\nsource_profile = y\n[profile y]\nrole_arn = r\nsource_profile = x',
      { by: 'broken', base: 'y', missing: 'source_profile' },
    ],
  ] as const) {
    it(`is told: ${what}`, async () => {
      assert.deepEqual(await renewal('x', `[profile x]\n${settings}\n`), expected);
    });
  }
});
