import assert from 'node:assert/strict';
import { clientsOf, type ClientOptions } from '../../../src/aws/clients.js';
import { diagnose } from '../../../src/aws/errors.js';
import { createSignedCalls } from '../../../src/aws/signedCall.js';
import { fakeAws, json, type Reply } from './support/fakeAws.js';

const signal = { abortSignal: new AbortController().signal };

async function sent(reply: Reply, act: (options: ClientOptions) => Promise<unknown>) {
  const aws = await fakeAws(() => reply);
  try {
    const options: ClientOptions = {
      region: 'eu-central-1',
      source: { from: 'keys', keys: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' } },
      endpointUrl: aws.url,
    };
    const outcome = await act(options).then(
      (value) => ({ value, error: undefined }),
      (error: unknown) => ({ value: undefined, error }),
    );
    return { ...outcome, seen: aws.seen };
  } finally {
    await aws.close();
  }
}

describe('calls of services without a client', () => {
  it('are signed for their service and Region, with path, query and body', async () => {
    const { value, seen } = await sent(json({ resourceShares: [] }), (options) =>
      createSignedCalls(options, () => clientsOf(options))(
        { service: 'ram', method: 'POST', path: '/getresourceshares', body: { name: 'a b' } },
        signal,
      ),
    );
    assert.deepEqual(value, { resourceShares: [] });
    assert.equal(seen[0]?.url, '/getresourceshares');
    assert.equal(seen[0].body, '{"name":"a b"}');
    assert.match(
      seen[0].authorization,
      /Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/ram\/aws4_request/,
    );
  });

  it('carry a query and a target where the protocol has one', async () => {
    const { seen } = await sent(json({}), async (options) => {
      const send = createSignedCalls(options, () => clientsOf(options));
      const query = { resourceId: 'vpc-1' };
      const path = '/profileassociations';
      await send({ service: 'route53profiles', method: 'GET', path, query }, signal);
      const target = 'ServiceQuotasV20190624.GetServiceQuota';
      await send({ service: 'servicequotas', method: 'POST', path: '/', target, body: {} }, signal);
    });
    assert.equal(seen[0]?.url, '/profileassociations?resourceId=vpc-1');
    assert.equal(seen[1]?.target, 'ServiceQuotasV20190624.GetServiceQuota');
  });

  for (const [name, reply, trouble] of [
    [
      'a code in the body',
      { __type: 'com.x#AccessDeniedException', message: 'no' },
      'accessDenied',
    ],
    ['a code of its own', { __type: 'UnknownResourceException', message: 'gone' }, 'notFound'],
  ] as const) {
    it(`fail as the SDK's do: ${name}`, async () => {
      const { error } = await sent({ status: 403, body: JSON.stringify(reply) }, (options) =>
        createSignedCalls(options, () => clientsOf(options))(
          { service: 'ram', method: 'POST', path: '/x', body: {} },
          signal,
        ),
      );
      assert.equal(diagnose(error).trouble, trouble);
      assert.match((error as Error).message, /^(no|gone)$/);
    });
  }

  it('fail with the status where something in between answers a page', async () => {
    const { error } = await sent({ status: 502, body: '<html>bad gateway</html>' }, (options) =>
      createSignedCalls(options, () => clientsOf(options))(
        { service: 'ram', method: 'GET', path: '/x' },
        signal,
      ),
    );
    assert.equal(diagnose(error).trouble, 'internal');
    assert.match((error as Error).message, /bad gateway/);
  });

  it('end with the signal', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 30);
    const { error } = await sent('silence', (options) =>
      createSignedCalls(options, () => clientsOf(options))(
        { service: 'ram', method: 'GET', path: '/x' },
        { abortSignal: stop.signal },
      ),
    );
    assert.equal(diagnose(error).trouble, 'cancelled');
  });
});
