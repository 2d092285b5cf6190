import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { clientsOf, identityKey, rateKey, type ClientOptions } from '../../../src/aws/clients.js';
import { PortError } from '../../../src/core/model/portError.js';

const keys = (accessKeyId: string): ClientOptions['source'] => ({
  from: 'keys',
  keys: { accessKeyId, secretAccessKey: 's' },
});
const base: ClientOptions = { region: 'us-east-1', source: keys('A') };

/** Where a call would go; nothing is sent. */
async function hostOf(options: ClientOptions): Promise<string> {
  const { ec2 } = clientsOf(options);
  let host = '';
  ec2.middlewareStack.add(
    () => (args) => {
      host = (args.request as { hostname: string }).hostname;
      return Promise.reject(new Error('far enough'));
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  await assert.rejects(ec2.send(new DescribeVpcsCommand({})), /far enough/);
  return host;
}

describe('clients', () => {
  it('are shared by the same identity and by no other', () => {
    assert.equal(clientsOf(base), clientsOf({ ...base }));
    const others: readonly ClientOptions[] = [
      { ...base, region: 'eu-west-1' },
      { ...base, source: keys('B') },
      { ...base, source: { from: 'profile', profile: 'a' } },
      { ...base, source: { from: 'environment' } },
      { ...base, endpointUrl: 'http://127.0.0.1:1' },
      { ...base, serviceEndpointUrls: { ec2: 'http://127.0.0.1:1' } },
      { ...base, revision: '2' },
    ];
    const distinct = new Set([base, ...others].map(identityKey));
    assert.equal(distinct.size, others.length + 1);
    for (const other of others) assert.notEqual(clientsOf(other), clientsOf(base));
    assert.equal(rateKey(base), rateKey({ ...base, caBundle: 'x' }));
    assert.notEqual(rateKey(base), rateKey({ ...base, region: 'eu-west-1' }));
  });

  it('no secret can be read from a key', () => {
    assert.ok(!identityKey({ ...base, source: keys('AKIASECRET') }).includes('AKIASECRET'));
  });

  it('never take endpoint_url from the profile that AWS_PROFILE happens to name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'clients-'));
    const file = join(folder, 'config');
    writeFileSync(file, '[profile other]\nendpoint_url = http://127.0.0.1:9\n');
    const names = ['AWS_CONFIG_FILE', 'AWS_PROFILE', 'AWS_ENDPOINT_URL'] as const;
    const before = names.map((name) => process.env[name]);
    Object.assign(process.env, { AWS_CONFIG_FILE: file, AWS_PROFILE: 'other' });
    Reflect.deleteProperty(process.env, 'AWS_ENDPOINT_URL');
    try {
      const host = await hostOf({ ...base, revision: 'endpoint test' });
      assert.equal(host, 'ec2.us-east-1.amazonaws.com');
    } finally {
      names.forEach((name, index) => {
        const value = before[index];
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      });
      rmSync(folder, { recursive: true });
    }
  });

  it('a service may have an endpoint of its own', async () => {
    const host = await hostOf({
      ...base,
      endpointUrl: 'http://127.0.0.2:1',
      serviceEndpointUrls: { ec2: 'http://127.0.0.3:1' },
    });
    assert.equal(host, '127.0.0.3');
  });

  it('a CA bundle that is not there is an error that names it', () => {
    assert.throws(
      () => clientsOf({ ...base, caBundle: '/no/such.pem' }),
      (error) => error instanceof PortError && error.message.includes('/no/such.pem'),
    );
  });
});
