import assert from 'node:assert/strict';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { createAws } from '../../../src/aws/awsPort.js';
import { clientsOf, type ClientOptions } from '../../../src/aws/clients.js';
import { proxyFor } from '../../../src/aws/proxy.js';
import { createProfiles } from '../../../src/identity/profiles.js';
import { home } from '../identity/support.js';
import { fakeClock } from './support/fakeClock.js';
import { never, portErrorFrom } from './support/port.js';
import { tlsAws } from './support/tlsAws.js';

const scope = { profile: 'dev', region: 'us-east-1' };
const sts = 'sts.us-east-1.amazonaws.com';
let serial = 0;

function portBy(more: Partial<ClientOptions>) {
  serial += 1;
  const keys = { accessKeyId: `AKIDWAY${serial}`, secretAccessKey: 's' };
  return createAws({ scope, source: { from: 'keys', keys }, clock: fakeClock(), ...more });
}

describe('the way out to AWS', () => {
  it('goes through the proxy, with its password, and trusts the CA bundle', async () => {
    const { proxyUrl, asked, caBundle, close } = await tlsAws(sts);
    try {
      const url = proxyUrl.replace('//', '//me:s%40cret@');
      const port = portBy({ caBundle, proxy: { url, except: '' } });
      assert.equal((await port.callerIdentity(never)).accountId, '111111111111');
      const basic = Buffer.from('me:s@cret').toString('base64');
      assert.deepEqual(asked, [`${sts}:443 Basic ${basic}`]);
    } finally {
      close();
    }
  });

  it('does not trust an authority that nobody named, and says what to do', async () => {
    const { proxyUrl, close } = await tlsAws(sts);
    try {
      const port = portBy({ proxy: { url: proxyUrl, except: '' } });
      const error = await portErrorFrom(port.callerIdentity(never));
      assert.equal(error.info.messageKey, 'error.aws.tls');
      assert.equal(error.info.help.key, 'help.aws.trustCa');
    } finally {
      close();
    }
  });

  it('a proxy that refuses is named', async () => {
    const { proxyUrl, close } = await tlsAws(sts, { refuse: 407 });
    try {
      const port = portBy({ proxy: { url: proxyUrl, except: '' } });
      const error = await portErrorFrom(port.callerIdentity(never));
      assert.equal(error.kind, 'unreachable');
      assert.match(error.info.detail ?? '', /127\.0\.0\.1.*CONNECT.*407/);
    } finally {
      close();
    }
  });

  for (const [host, except, through] of [
    ['eks.eu-west-1.amazonaws.com', '', true],
    ['eks.eu-west-1.amazonaws.com', '.amazonaws.com', false],
    ['eks.eu-west-1.amazonaws.com', 'localhost, amazonaws.com:443', false],
    ['eks.eu-west-1.amazonaws.com', 'amazonaws.com:8443', true],
    ['eks.eu-west-1.amazonaws.com', 'naws.com', true],
    ['eks.eu-west-1.amazonaws.com', '*', false],
    ['10.0.0.1', '0.0.1', true],
    ['127.0.0.1', '', false],
    ['localhost', '', false],
    ['::1', '', false],
  ] as const) {
    it(`NO_PROXY=${except}: ${host} ${through ? 'through' : 'past'} the proxy`, () => {
      const proxy = proxyFor(host, 443, { url: 'proxy.corp:3128', except });
      assert.equal(proxy?.host, through ? 'proxy.corp:3128' : undefined);
    });
  }

  for (const [region, more, host] of [
    ['us-east-1', {}, 'ec2.us-east-1.amazonaws.com'],
    ['us-east-1', { useFipsEndpoint: true }, 'ec2-fips.us-east-1.amazonaws.com'],
    ['eu-west-1', { useDualstackEndpoint: true }, 'ec2.eu-west-1.api.aws'],
    ['cn-north-1', {}, 'ec2.cn-north-1.amazonaws.com.cn'],
    ['us-gov-west-1', { useDualstackEndpoint: true }, 'ec2.us-gov-west-1.api.aws'],
  ] as const) {
    it(`leads to ${host}`, async () => {
      const keys = { accessKeyId: 'A', secretAccessKey: 's' };
      const { ec2 } = clientsOf({ region, source: { from: 'keys', keys }, ...more });
      const seen: string[] = [];
      ec2.middlewareStack.add(
        () => (args) => {
          seen.push((args.request as { hostname: string }).hostname);
          return Promise.reject(new Error('far enough'));
        },
        { step: 'finalizeRequest', priority: 'low' },
      );
      await assert.rejects(ec2.send(new DescribeVpcsCommand({})), /far enough/);
      assert.deepEqual(seen, [host]);
    });
  }

  it('is what profile and environment say, the environment first', async () => {
    const at = home({
      config: '[profile a]\nregion = us-east-1\nuse_fips_endpoint = true\n[profile b]\nx = y\n',
    });
    try {
      const env = { ...at.env, HTTPS_PROXY: 'http://p:1', NO_PROXY: 'x' };
      const a = await createProfiles(env).findProfile('a');
      assert.deepEqual(a.proxy, { url: 'http://p:1', except: 'x' });
      assert.equal(a.useFipsEndpoint, true);
      const off = createProfiles({ ...env, AWS_USE_FIPS_ENDPOINT: 'false' });
      assert.equal((await off.findProfile('a')).useFipsEndpoint, undefined);
      assert.equal((await off.findProfile('b')).useDualstackEndpoint, undefined);
    } finally {
      at.remove();
    }
  });
});
