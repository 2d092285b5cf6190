import assert from 'node:assert/strict';
import { reach } from '../../../src/core/reach/reach.js';
import type { Reach, ReachTarget } from '../../../src/core/reach/types.js';
import { valueOf } from '../../../src/core/model/fact.js';
import { testEstate, type TestEstate } from '../../support/estate.js';

// Long enough for a busy machine; one step of one test waits it out.
const quick = { stepMs: 3000 };
const never = new AbortController().signal;

describe('the way to an API server, in the sandbox', function () {
  this.timeout(30_000);
  let estate: TestEstate;
  let base: Omit<ReachTarget, 'address' | 'proxy'>;
  before(async () => {
    estate = await testEstate('post');
    const cluster = valueOf((await estate.snapshot('payments')).clusters['payments']);
    const { endpointName: serverName = '', certificateAuthority = '' } = cluster ?? {};
    base = { port: 443, serverName, certificateAuthority };
  });
  after(() => estate.close());

  const from = (id: string, address: string, more: Partial<ReachTarget> = {}): Promise<Reach> => {
    const { proxy } = estate.vantage(id);
    assert.ok(proxy);
    return reach({ ...base, address, proxy, ...more }, never, quick);
  };
  const shape = ({ steps, status, reached }: Reach): unknown => [
    steps.map(({ step, outcome }) => `${step} ${outcome.kind}`),
    status,
    reached,
  ];

  it('inside the cluster VPC the interface answers, and 401 proves it', async () => {
    const result = await from(`vpc:${estate.vpc('eks-worker')}`, '192.168.109.77');
    assert.deepEqual(shape(result), [['tcp ok', 'tls ok', 'version ok'], 401, true]);
  });

  it('from the client VPC the control-plane group drops it, as a SYN: TCP is not answered', async () => {
    const result = await from(`vpc:${estate.vpc('tools')}`, '192.168.109.77');
    assert.deepEqual(shape(result), [['tcp timeout'], undefined, false]);
  });

  it('the public addresses answer anybody, with the certificate of the same cluster', async () => {
    const result = await from('public', '54.172.31.8');
    assert.deepEqual(shape(result), [['tcp ok', 'tls ok', 'version ok'], 401, true]);
    assert.equal((await from('public', '192.168.109.77')).reached, false);
  });

  it('another authority and another name are told apart', async () => {
    const other = await testEstate('private-only');
    try {
      const [name = ''] = await other.aws.listClusters(never);
      const stranger = valueOf((await other.snapshot(name)).clusters[name])?.certificateAuthority;
      assert.ok(stranger);
      const place = `vpc:${estate.vpc('eks-worker')}`;
      const wrongCa = await from(place, '192.168.109.77', { certificateAuthority: stranger });
      assert.deepEqual(shape(wrongCa), [['tcp ok', 'tls unknown-authority'], undefined, false]);
      const wrongName = await from(place, '192.168.109.77', { serverName: 'other.example' });
      assert.equal(wrongName.steps.at(-1)?.outcome.kind, 'name-mismatch');
      assert.match(JSON.stringify(wrongName.steps.at(-1)), /9ff86db0668dc670/);
      const noCa = await reach(
        { port: 443, serverName: base.serverName, address: '192.168.109.77', ...proxyOf(place) },
        never,
        quick,
      );
      assert.deepEqual(shape(noCa), [['tcp ok', 'tls no-authority'], undefined, false]);
    } finally {
      await other.close();
    }
  });

  const proxyOf = (id: string): Pick<ReachTarget, 'proxy'> => {
    const { proxy } = estate.vantage(id);
    return proxy ? { proxy } : {};
  };

  it('stops when it is cancelled', async () => {
    const stop = new AbortController();
    const { proxy } = estate.vantage(`vpc:${estate.vpc('tools')}`);
    assert.ok(proxy);
    const pending = reach({ ...base, address: '192.168.109.77', proxy }, stop.signal);
    setTimeout(() => stop.abort(), 50);
    assert.deepEqual(shape(await pending), [['tcp cancelled'], undefined, false]);
  });
});
