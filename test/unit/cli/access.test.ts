import assert from 'node:assert/strict';
import { openStage, type Stage } from './support.js';

interface Shown {
  readonly plan?: { readonly id: string; readonly steps: readonly { readonly id: string }[] };
  readonly problems: readonly { readonly help: { readonly text: string } }[];
  readonly result?: { readonly outcome: string };
  readonly undo?: string;
}

describe('cli, changes of endpoint access', function () {
  this.timeout(30_000);
  let stage: Stage;
  afterEach(() => stage.close());

  const access = (name: string) =>
    stage.sandbox.world.clusters.find((one) => one.name === name)?.vpcConfig;

  it('plan access shows it and changes nothing; access does it; undo takes it back', async () => {
    stage = await openStage();
    const what = ['--cluster', 'payments', '--change', 'disable-public'];
    const plan = await stage.cli(['plan', 'access', ...what]);
    assert.equal(plan.code, 0, plan.err);
    assert.match(plan.out, /Turn public access of payments off/);
    assert.match(plan.out, /loses it: 0\.0\.0\.0\/0/);
    assert.equal(access('payments')?.endpointPublicAccess, true);
    const done = await stage.cli(['access', ...what, '--yes', '--json']);
    assert.equal(done.code, 0, done.err);
    const { plan: shown, result, undo } = JSON.parse(done.out) as Shown;
    assert.equal(result?.outcome, 'done');
    assert.equal(access('payments')?.endpointPublicAccess, false);
    assert.match(undo ?? '', /undo access-/);
    const back = await stage.cli(['undo', shown?.id ?? '', '--yes']);
    assert.equal(back.code, 0, back.err);
    assert.equal(access('payments')?.endpointPublicAccess, true);
  });

  it('access --change refresh toggles a cluster that public DNS does not know', async () => {
    stage = await openStage('never-refreshed');
    const what = ['--cluster', 'archive', '--change', 'refresh', '--public-cidr', '203.0.113.7/32'];
    const verdict = await stage.cli(['verdict', '--cluster', 'archive']);
    assert.match(verdict.out, /access --change refresh/);
    const { code, err } = await stage.cli(['access', ...what, '--yes']);
    assert.equal(code, 0, err);
    assert.equal(access('archive')?.endpointPublicAccess, false);
    assert.equal(stage.sandbox.world.clusterUpdates.length, 2);
    assert.equal((await stage.cli(['access', ...what, '--yes'])).code, 3, 'nothing to refresh');
  });

  it('enable --enable-private-access --fix-vpc-dns begins with what was missing', async () => {
    stage = await openStage('shapes');
    const tools = stage.sandbox.world.vpcs.find(({ tags }) => tags['Name'] === 'tools');
    assert.ok(tools);
    tools.enableDnsSupport = false;
    const target = ['--cluster', 'storefront', '--client-vpc', tools.vpcId];
    const stopped = await stage.cli(['plan', ...target, '--json']);
    assert.equal(stopped.code, 3);
    const { problems } = JSON.parse(stopped.out) as Shown;
    assert.match(problems[0]?.help.text ?? '', /--enable-private-access/);
    const half = await stage.cli(['plan', ...target, '--enable-private-access']);
    assert.equal(half.code, 3);
    assert.match(half.out, /--fix-vpc-dns/);
    const flags = ['--enable-private-access', '--fix-vpc-dns'];
    const { code, out } = await stage.cli(['plan', ...target, ...flags, '--json']);
    assert.equal(code, 0, out);
    const { plan } = JSON.parse(out) as Shown;
    assert.deepEqual(
      plan?.steps.slice(0, 2).map(({ id }) => id),
      [`enableDnsSupport:${tools.vpcId}`, 'private-access:storefront'],
    );
  });

  it('tells what --change and --public-cidr take', async () => {
    stage = await openStage();
    for (const wrong of [
      ['access', '--cluster', 'payments'],
      ['access', '--cluster', 'payments', '--change', 'sideways'],
      ['access', '--change', 'refresh'],
      ['access', '--cluster', 'payments', '--change', 'refresh', '--public-cidr', 'home'],
    ]) {
      const { code, err } = await stage.cli(wrong);
      assert.equal(code, 2, err);
    }
  });
});
