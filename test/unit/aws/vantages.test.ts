import assert from 'node:assert/strict';
import { parseVantages } from '../../../src/aws/sandboxVantages.js';
import { isLoopbackUrl } from '../../../src/aws/loopback.js';
import { parseServer } from '../../../src/aws/systemResolver.js';
import { createVantages, type VantageOptions } from '../../../src/aws/vantages.js';
import { asId } from '../../../src/core/model/ids.js';
import { message } from '../../../src/core/model/message.js';
import { PortError } from '../../../src/core/model/portError.js';
import { fakeAws, json } from './support/fakeAws.js';
import { never, portErrorFrom } from './support/port.js';

const scope = { profile: 'dev', region: 'us-east-1' };
const publicServer = { address: '127.0.0.9', port: 53 };

const options: VantageOptions = {
  scope,
  publicServer,
  systemServers: () => [{ address: '10.0.0.2', port: 53 }],
  aws: {
    listResolverEndpoints: () =>
      Promise.resolve(
        (['INBOUND', 'OUTBOUND'] as const).map((direction) => ({
          id: asId(`rslvr-${direction}`),
          arn: '',
          name: 'dns',
          direction,
          vpcId: asId('vpc-1'),
          securityGroupIds: [],
          status: 'OPERATIONAL',
          statusMessage: '',
          addressCount: 2,
          protocols: [],
          creatorRequestId: '',
        })),
      ),
    listEndpointAddresses: () =>
      Promise.resolve([
        { ipId: 'a', subnetId: asId('s'), ip: '10.0.0.5', status: 'ATTACHED', statusMessage: '' },
        { ipId: 'b', subnetId: asId('s'), ip: '10.0.0.6', status: 'DETACHING', statusMessage: '' },
        { ipId: 'c', subnetId: asId('s'), status: 'CREATING', statusMessage: '' },
      ]),
  },
};

describe('vantages', () => {
  it('this machine, attached inbound addresses, the public resolver', async () => {
    const vantages = await createVantages(options).list(never);
    assert.deepEqual(
      vantages.map(({ id, address, port }) => `${id} ${address}#${port}`),
      ['system 10.0.0.2#53', 'inbound:10.0.0.5 10.0.0.5#53', 'public 127.0.0.9#53'],
    );
    assert.deepEqual(await createVantages(options).publicServer(never), publicServer);
  });

  it('a denial takes away only the inbound addresses, and is told', async () => {
    const told: PortError[] = [];
    const denied = new PortError({
      kind: 'accessDenied',
      messageKey: 'error.cancelled',
      args: {},
      help: message('help.runAgain'),
    });
    const vantages = await createVantages({
      ...options,
      aws: { ...options.aws, listResolverEndpoints: () => Promise.reject(denied) },
      onTrouble: (error) => told.push(error),
    }).list(never);
    assert.deepEqual(
      vantages.map(({ id }) => id),
      ['system', 'public'],
    );
    assert.deepEqual(told, [denied]);
  });

  it('a sandbox’s own, also its public resolver', async () => {
    const own = [
      { id: 'public', name: 'public resolver', address: '127.0.0.1', port: 5301 },
      { id: 'vpc:vpc-1', name: 'apps', address: '127.0.0.1', port: 5302, vpcId: 'vpc-1' },
    ];
    const aws = await fakeAws(() => json(own));
    try {
      const vantages = createVantages({ ...options, endpointUrl: aws.url });
      assert.deepEqual(await vantages.list(never), own);
      assert.deepEqual((await vantages.publicServer(never))?.port, 5301);
      assert.ok(aws.seen.every(({ url }) => url === '/_sandbox/vantages'));
    } finally {
      await aws.close();
    }
  });

  it('another emulator on this machine has none of its own', async () => {
    const aws = await fakeAws(() => ({ status: 404, body: '{"message":"no"}' }));
    try {
      const vantages = await createVantages({ ...options, endpointUrl: aws.url }).list(never);
      assert.equal(vantages[0]?.id, 'system');
    } finally {
      await aws.close();
    }
  });

  it('an endpoint that is not there is an error, not an empty list', async () => {
    const vantages = createVantages({ ...options, endpointUrl: 'http://127.0.0.1:1' });
    const error = await portErrorFrom(vantages.list(never));
    assert.equal(error.kind, 'unreachable');
    assert.match(error.message, /127\.0\.0\.1:1.*ECONNREFUSED/);
  });

  it('only loopback endpoints are asked', () => {
    for (const url of [
      'http://127.0.0.1:1',
      'http://localhost',
      'http://[::1]:8',
      'http://127.9.9.9',
    ]) {
      assert.equal(isLoopbackUrl(url), true, url);
    }
    for (const url of ['https://ec2.example', 'http://10.0.0.1', 'http://127.0.0.1.example', 'x']) {
      assert.equal(isLoopbackUrl(url), false, url);
    }
  });

  it('a list with a wrong entry is no list', () => {
    assert.equal(parseVantages('[{"id":"a"}]'), undefined);
    assert.equal(parseVantages('<html>'), undefined);
    assert.equal(parseVantages('{"vantages":3}'), undefined);
    assert.equal(parseVantages('[{"id":"a","name":"b","address":"c","port":0}]'), undefined);
    assert.deepEqual(parseVantages('{"vantages":[]}'), []);
  });

  it('servers as Node writes them', () => {
    assert.deepEqual(parseServer('10.0.0.2'), { address: '10.0.0.2', port: 53 });
    assert.deepEqual(parseServer('10.0.0.2:5353'), { address: '10.0.0.2', port: 5353 });
    assert.deepEqual(parseServer('2001:db8::1'), { address: '2001:db8::1', port: 53 });
    assert.deepEqual(parseServer('[2001:db8::1]:5353'), { address: '2001:db8::1', port: 5353 });
  });
});
