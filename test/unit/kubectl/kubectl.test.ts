import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { connect } from 'node:tls';
import { contextsIn, nodesIn } from '../../../src/kubectl/kubectl.js';
import { failureOf } from '../../../src/kubectl/errors.js';
import { podVantage } from '../../../src/core/model/podExec.js';
import { certificatesOf } from '../../../src/sandbox/kubernetes/certificates.js';
import { testEstate } from '../../support/estate.js';

describe('kubectl', () => {
  it('contexts by the host of their cluster, whatever the case', () => {
    const config = {
      clusters: [
        { name: 'a', cluster: { server: 'https://ABC.gr7.us-east-1.eks.amazonaws.com' } },
        { name: 'b', cluster: { server: 'not a url' } },
        { name: 3 },
      ],
      contexts: [
        { name: 'one', context: { cluster: 'a', user: 'u' } },
        { name: 'two', context: { cluster: 'b' } },
        { name: 'three', context: { cluster: 'gone' } },
      ],
    };
    assert.deepEqual(contextsIn(JSON.stringify(config)), [
      { name: 'one', host: 'abc.gr7.us-east-1.eks.amazonaws.com' },
    ]);
    for (const text of ['', 'null', '[]', '{"contexts":3}']) assert.deepEqual(contextsIn(text), []);
  });

  it('what it says when it fails is told apart', () => {
    for (const [said, kind] of [
      [
        'E1124 memcache.go:265] x\nUnable to connect to the server: getting credentials: exec: executable aws failed with exit code 255',
        'expiredCredentials',
      ],
      ['error: You must be logged in to the server (Unauthorized)', 'accessDenied'],
      ['Error from server (Forbidden): nodes is forbidden: User "x" cannot list', 'accessDenied'],
      ['Unable to connect to the server: dial tcp 10.0.0.1:443: i/o timeout', 'unreachable'],
      ['Something else', 'internal'],
    ] as const) {
      assert.equal(failureOf(said, 'arn:x/payments', 'kubectl get nodes').kind, kind, said);
    }
  });

  it('names of pods are checked, and a context may be an ARN', () => {
    const arn = 'arn:aws:eks:us-east-1:111122223333:cluster/payments';
    const vantage = podVantage(`pod:${arn}/shop/web-0`, undefined);
    assert.deepEqual([vantage?.context, vantage?.namespace, vantage?.pod], [arn, 'shop', 'web-0']);
    assert.equal(podVantage('vpc:vpc-1', 'x'), undefined);
    for (const word of [
      'pod:web',
      'pod:shop/--all',
      'pod:shop/a b',
      'pod:shop/$(id)',
      'pod:a\n/b/c',
    ]) {
      assert.throws(() => podVantage(word, 'x'), /is not the name of/, word);
    }
  });

  it('the sandbox’s API server gives nodes to a token as EKS’s, and 401 to any other', async () => {
    const estate = await testEstate('post');
    try {
      const [cluster] = estate.world.clusters;
      assert.ok(cluster);
      const { authority } = certificatesOf(cluster);
      const { proxy } = estate.vantage('public');
      assert.ok(proxy);
      const host = cluster.endpointHost?.toLowerCase() ?? '';
      const ask = async (token: string) => {
        const asked = request({
          host: proxy.address,
          port: proxy.port,
          method: 'CONNECT',
          path: `${host}:443`,
        });
        asked.end();
        const [, socket] = (await once(asked, 'connect')) as [unknown, Socket];
        const secure = connect({ socket, servername: host, ca: authority });
        await once(secure, 'secureConnect');
        const headers = { authorization: `Bearer ${token}`, connection: 'close' };
        const nodes = request({
          createConnection: () => secure,
          host,
          path: '/api/v1/nodes',
          headers,
        });
        nodes.end();
        const [response] = (await once(nodes, 'response')) as [IncomingMessage];
        let body = '';
        for await (const chunk of response) body += String(chunk);
        return { status: response.statusCode, body };
      };
      const url =
        'https://sts.us-east-1.amazonaws.com/?Action=GetCallerIdentity&X-Amz-Credential=AKIA&X-Amz-Signature=ab';
      const good = await ask(`k8s-aws-v1.${Buffer.from(url).toString('base64url')}`);
      assert.equal(good.status, 200);
      assert.deepEqual(
        nodesIn(good.body)?.map(({ ready }) => ready),
        [true, true],
      );
      assert.equal((await ask('k8s-aws-v1.bm90aGluZw')).status, 401);
    } finally {
      await estate.close();
    }
  });
});
