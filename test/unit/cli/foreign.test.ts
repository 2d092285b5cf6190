import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { World } from '../../../src/sandbox/world.js';
import { openStage, type Stage } from './support.js';

/** What can be made and removed, in all accounts; shares that RAM only remembers are left out. */
async function contents({ sandbox }: Stage): Promise<unknown> {
  const response = await fetch(`${sandbox.endpoint}/_sandbox/state`);
  const world = (await response.json()) as World;
  return [world, ...(world.accounts ?? [])].map((one) => ({
    groups: one.securityGroups,
    entries: one.securityGroupRules,
    interfaces: one.networkInterfaces,
    endpoints: one.resolverEndpoints,
    rules: one.resolverRules,
    associations: one.ruleAssociations,
    shares: (one.resourceShares ?? []).filter(({ goneAt }) => goneAt === undefined),
  }));
}

describe('cli, a client VPC of another account', function () {
  this.timeout(30_000);
  let stage: Stage;
  let foreign: string;
  beforeEach(async () => {
    stage = await openStage('two-accounts');
    const [account] = stage.sandbox.accounts;
    const [world] = stage.sandbox.world.accounts ?? [];
    assert.ok(account && world);
    foreign = `${world.vpcs[0]?.vpcId}@${account.profile}`;
    writeFileSync(
      process.env['AWS_SHARED_CREDENTIALS_FILE'] ?? '',
      `[${account.profile}]
aws_access_key_id = ${account.env['AWS_ACCESS_KEY_ID']}
aws_secret_access_key = ${account.env['AWS_SECRET_ACCESS_KEY']}
`,
    );
    writeFileSync(process.env['AWS_CONFIG_FILE'] ?? '', `[profile ${account.profile}]\n`);
  });
  afterEach(() => stage.close());

  const cluster = ['--cluster', 'payments'];

  it('plan names the account of each step, and gives a policy for each', async () => {
    const { code, out } = await stage.cli(['plan', ...cluster, '--client-vpc', foreign, '--json']);
    assert.equal(code, 0, out);
    const { policies } = JSON.parse(out) as { policies: { identity: { accountId: string } }[] };
    assert.deepEqual(
      policies.map(({ identity }) => identity.accountId),
      ['111122223333', '444455556666'],
    );
    const { out: text } = await stage.cli(['plan', ...cluster, '--client-vpc', foreign]);
    assert.match(text, /as sandbox-partner, account 444455556666/);
    const verdict = await stage.cli(['verdict', ...cluster, '--client-vpc', foreign]);
    assert.match(verdict.out, /build-farm/);
  });

  it('can be saved, and is the same plan when it is read and planned again', async () => {
    const file = join(tmpdir(), `foreign-plan-${process.pid}.json`);
    try {
      const client = ['--client-vpc', foreign];
      assert.equal((await stage.cli(['plan', ...cluster, ...client, '--save', file])).code, 0);
      const { code, out, err } = await stage.cli(['plan', 'diff', file]);
      assert.equal(code, 0, out + err);
      assert.match(out, /Both plans do the same/);
    } finally {
      rmSync(file, { force: true });
    }
  });

  it('enable, verify from there, and disable again', async () => {
    const before = await contents(stage);
    const client = ['--client-vpc', foreign];
    const enable = await stage.cli(['enable', ...cluster, ...client, '--yes']);
    assert.equal(enable.code, 0, enable.out + enable.err);
    const verify = await stage.cli(['verify', ...cluster, ...client]);
    assert.equal(verify.code, 0, verify.out + verify.err);
    const blind = await stage.cli(['plan', 'disable', ...cluster]);
    assert.match(blind.out, /shared with 444455556666/);
    const disable = await stage.cli([
      'disable',
      ...cluster,
      '--client-profile',
      'sandbox-partner',
      '--yes',
    ]);
    assert.equal(disable.code, 0, disable.out + disable.err);
    assert.deepEqual(await contents(stage), before);
  });

  it('undo takes it back', async () => {
    const before = await contents(stage);
    const args = ['enable', ...cluster, '--client-vpc', foreign, '--yes', '--json'];
    const { code, out } = await stage.cli(args);
    assert.equal(code, 0, out);
    const { plan } = JSON.parse(out) as { plan: { id: string } };
    const resume = await stage.cli(['resume', plan.id, '--yes']);
    assert.equal(resume.code, 0, resume.out + resume.err);
    const undo = await stage.cli(['undo', plan.id, '--yes']);
    assert.equal(undo.code, 0, undo.out + undo.err);
    assert.deepEqual(await contents(stage), before);
  });

  it('says what is wrong with the profile', async () => {
    const id = foreign.replace(/@.*/, '');
    for (const [word, code, said] of [
      [`${id}@nobody`, undefined, /nobody/],
      [`${id}@`, 2, /ID@PROFILE/],
    ] as const) {
      const run = await stage.cli(['plan', ...cluster, '--client-vpc', word]);
      assert.notEqual(run.code, 0);
      if (code !== undefined) assert.equal(run.code, code);
      assert.match(run.err, said);
    }
  });
});
