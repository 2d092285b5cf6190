import assert from 'node:assert/strict';
import { openStage, type Stage } from './support.js';

interface Listed {
  readonly monthlyCost: number;
  readonly leftovers: readonly { readonly subject: string; readonly monthlyCost: number }[];
}

describe('cli, a cluster that is gone', function () {
  this.timeout(60_000);
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  it('has its leftovers listed with their price and the command, and removed by that command', async () => {
    const before = stage.contents();
    const on = ['--cluster', stage.cluster];
    const made = await stage.cli(['enable', ...on, '--client-vpc', stage.clientVpc, '--yes']);
    assert.equal(made.code, 0, made.err);
    assert.equal((await stage.cli(['drift'])).code, 0);
    const { world } = stage.sandbox;
    world.clusters.splice(0);

    const denied = { service: 'eks', operation: 'ListClusters', kind: 'error' };
    await stage.fault({ ...denied, code: 'AccessDeniedException', times: 9 });
    assert.equal((await stage.cli(['drift'])).code, 3);
    assert.notEqual((await stage.cli(['disable', ...on, '--yes'])).code, 0);
    await stage.clearFaults();

    const listed = await stage.cli(['drift', '--json']);
    assert.equal(listed.code, 8, listed.err);
    const { monthlyCost, leftovers } = JSON.parse(listed.out) as Listed;
    assert.equal(monthlyCost, 365);
    assert.deepEqual(
      leftovers.map((one) => [one.subject, one.monthlyCost]),
      [[stage.cluster, 365]],
    );
    const told = await stage.cli(['drift']);
    const command = /npm run -s cli -- (disable .*--cluster \S+?);/.exec(told.out)?.[1];
    assert.ok(command, told.out);
    const removed = await stage.cli([...command.split(' '), '--yes']);
    assert.equal(removed.code, 0, removed.err);
    assert.deepEqual(stage.contents(), before);
    assert.equal((await stage.cli(['drift'])).code, 0);
  });

  it('whose name was never heard of is not found', async () => {
    const { code, err } = await stage.cli(['disable', '--cluster', 'nobody', '--yes']);
    assert.equal(code, 1);
    assert.match(err, /nobody/);
  });
});
