import assert from 'node:assert/strict';
import { openStage, type Stage } from './support.js';

interface Verified {
  readonly right: boolean;
  readonly checks: readonly {
    readonly type: string;
    readonly addresses: readonly string[];
    readonly verdict: { readonly kind: string };
  }[];
}

const ownA = ['10.80.20.114', '10.80.6.31'];
const ownAaaa = ['2600:1f18:4a5:8000:9d3:54b2:11c0:7e21', '2600:1f18:4a5:8001:4f0a:c2d8:6b15:903'];

describe('cli, an IPv6 cluster in the sandbox', function () {
  this.timeout(30_000);
  let stage: Stage;
  before(async () => {
    stage = await openStage('ipv6');
  });
  after(() => stage.close());

  const verify = async (...more: readonly string[]): Promise<Verified & { code: number }> => {
    const about = ['--cluster', stage.cluster, '--vantage', `vpc:${stage.clientVpc}`];
    const { code, out } = await stage.cli(['verify', ...about, ...more, '--json']);
    return { ...(JSON.parse(out) as Verified), code };
  };
  const seen = ({ checks }: Verified) =>
    checks.map(({ type, verdict }) => `${type} ${verdict.kind}`);

  it('is asked for A and AAAA, which are public before and private after', async () => {
    const before = await verify();
    assert.equal(before.code, 6);
    assert.deepEqual(seen(before), ['A public', 'AAAA public']);
    const target = ['--cluster', stage.cluster, '--client-vpc', stage.clientVpc];
    const enabled = await stage.cli(['enable', ...target, '--yes']);
    assert.equal(enabled.code, 0, enabled.err);
    const after = await verify();
    assert.equal(after.code, 0);
    assert.deepEqual(seen(after), ['A private', 'AAAA private']);
    assert.deepEqual(
      after.checks.map(({ addresses }) => [...addresses].sort()),
      [ownA, ownAaaa],
    );
  });

  it('is asked for one type when told', async () => {
    const only = await verify('--type', 'AAAA');
    assert.deepEqual(seen(only), ['AAAA private']);
    assert.equal(only.right, true);
  });
});

describe('cli, an IPv4 cluster', function () {
  this.timeout(30_000);

  it('is asked for A alone, and AAAA gives nothing, as it should', async () => {
    const stage = await openStage();
    try {
      const about = ['--cluster', stage.cluster, '--vantage', `vpc:${stage.clusterVpc}`, '--json'];
      const plain = JSON.parse((await stage.cli(['verify', ...about])).out) as Verified;
      assert.deepEqual(
        plain.checks.map(({ type }) => type),
        ['A'],
      );
      const six = await stage.cli(['verify', ...about, '--type', 'AAAA']);
      assert.equal((JSON.parse(six.out) as Verified).checks[0]?.verdict.kind, 'empty-as-expected');
      assert.equal(six.code, 0);
    } finally {
      await stage.close();
    }
  });
});
