import assert from 'node:assert/strict';
import { createConnect } from '../../../src/identity/connect.js';
import { createProfiles } from '../../../src/identity/profiles.js';
import { home } from '../identity/support.js';
import { fakeAws, type FakeAws, xml } from './support/fakeAws.js';
import { fakeClock } from './support/fakeClock.js';
import { never, portErrorFrom } from './support/port.js';

const account = (id: string): string =>
  `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::${id}:user/a</Arn><UserId>U</UserId><Account>${id}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;

const expired = {
  status: 403,
  type: 'text/xml',
  body: '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>The security token included in the request is expired</Message></Error></ErrorResponse>',
};

/** Answers with the account of the access key that signed. */
const accountsByKey = (): Promise<FakeAws> =>
  fakeAws(({ authorization }) => {
    const key = /Credential=AKID(\w+)\//.exec(authorization)?.[1];
    if (key === 'EXPIRED') return expired;
    return xml(account(key === 'ONE' ? '111111111111' : '222222222222'));
  });

describe('a switch of identity', () => {
  const keys = (name: string, key: string): string =>
    `[${name}]\naws_access_key_id = AKID${key}\naws_secret_access_key = s\n`;
  const withProfiles = async (
    credentials: string,
    act: (options: {
      write: (text: string) => void;
      account: (profile: string) => Promise<string>;
    }) => Promise<void>,
  ): Promise<void> => {
    const aws = await accountsByKey();
    const at = home({ credentials });
    const before = process.env['AWS_SHARED_CREDENTIALS_FILE'];
    const config = process.env['AWS_CONFIG_FILE'];
    process.env['AWS_SHARED_CREDENTIALS_FILE'] = `${at.path}/.aws/credentials`;
    process.env['AWS_CONFIG_FILE'] = `${at.path}/.aws/config`;
    try {
      const connect = createConnect({
        loadAws: () => import('../../../src/aws/awsPort.js'),
        profiles: createProfiles({ ...at.env, AWS_ENDPOINT_URL: aws.url }),
        publicServer: { address: '127.0.0.1', port: 9 },
        clock: fakeClock(),
      });
      await act({
        write: (text) => at.write('credentials', text),
        account: async (profile) => {
          const connection = await connect({ profile, region: 'us-east-1' }, never);
          return (await connection.aws.callerIdentity(never)).accountId;
        },
      });
    } finally {
      restore('AWS_SHARED_CREDENTIALS_FILE', before);
      restore('AWS_CONFIG_FILE', config);
      at.remove();
      await aws.close();
    }
  };

  it('another profile is another account', () =>
    withProfiles(keys('a', 'ONE') + keys('b', 'TWO'), async ({ account }) => {
      assert.equal(await account('a'), '111111111111');
      assert.equal(await account('b'), '222222222222');
      assert.equal(await account('a'), '111111111111');
    }));

  it('new keys of the same profile are another account, without a restart', () =>
    withProfiles(keys('a', 'ONE'), async ({ account, write }) => {
      assert.equal(await account('a'), '111111111111');
      write(keys('a', 'TWO'));
      assert.equal(await account('a'), '222222222222');
    }));

  it('fresh keys end an expiry', () =>
    withProfiles(keys('a', 'EXPIRED'), async ({ account, write }) => {
      const error = await portErrorFrom(account('a'));
      assert.equal(error.kind, 'expiredCredentials');
      assert.equal(error.info.help.key, 'help.aws.signIn');
      write(keys('a', 'ONE'));
      assert.equal(await account('a'), '111111111111');
    }));

  it('a profile may have a program that knows the keys', () => {
    const keysJson = { Version: 1, AccessKeyId: 'AKIDTWO', SecretAccessKey: 's' };
    const print = `console.log(JSON.stringify(${JSON.stringify(keysJson).replaceAll('"', "'")}))`;
    const command = `"${process.execPath}" -e "${print}"`;
    return withProfiles(`[a]\ncredential_process = ${command}\n`, async ({ account }) => {
      assert.equal(await account('a'), '222222222222');
    });
  });

  it('a profile without credentials says so and how to give it some', () =>
    withProfiles('[a]\nregion = eu-west-1\n', async ({ account }) => {
      const error = await portErrorFrom(account('a'));
      assert.equal(error.kind, 'noCredentials');
      assert.match(error.message, /profile a/);
      assert.equal(error.info.help.key, 'help.aws.configure');
    }));
});

function restore(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}
