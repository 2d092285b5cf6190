import assert from 'node:assert/strict';
import { openStage, type Stage } from './support.js';

describe('cli, repair of several clusters', function () {
  this.timeout(60_000);
  let stage: Stage;
  let tools: string;
  const on = ['checkout', 'catalogue'].flatMap((name) => ['--cluster', name]);
  before(async () => {
    stage = await openStage('hub');
    const { vpcs } = stage.sandbox.world;
    tools = vpcs.find(({ tags }) => tags['Name'] === 'tools')?.vpcId ?? '';
    const made = await stage.cli(['enable', ...on, '--client-vpc', tools, '--yes']);
    assert.equal(made.code, 0, made.out + made.err);
  });
  after(() => stage.close());

  const spoil = (): void => {
    for (const rule of stage.sandbox.world.resolverRules)
      rule.targets = [{ ip: '10.30.99.1', port: 53 }];
  };
  const healthy = (): boolean =>
    stage.sandbox.world.resolverRules.every(({ targets }) => targets.length === 2);

  it('mends one after the other, and gives one document', async () => {
    spoil();
    const { code, out, err } = await stage.cli(['repair', ...on, '--yes', '--json']);
    assert.equal(code, 0, out + err);
    const { clusters } = JSON.parse(out) as { clusters: { plan: { clusterName: string } }[] };
    assert.deepEqual(
      clusters.map(({ plan }) => plan.clusterName),
      ['checkout', 'catalogue'],
    );
    assert.ok(healthy());
    const again = await stage.cli(['repair', ...on, '--yes']);
    assert.equal(again.code, 0, again.err);
    assert.match(again.out, /checkout:[^]*Nothing to do[^]*catalogue:[^]*Nothing to do/);
  });

  it('changes nothing where one of them is not there', async () => {
    spoil();
    const { code } = await stage.cli(['repair', ...on, '--cluster', 'nobody', '--yes']);
    assert.equal(code, 1);
    assert.ok(!healthy());
  });
});
