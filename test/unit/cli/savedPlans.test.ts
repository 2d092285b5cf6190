import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan } from '../../../src/core/model/plan.js';
import { openStage, type Stage } from './support.js';

interface Saved {
  plan: Plan & { steps: { title: { key: string; text: string } }[] };
}

describe('cli, plans in files', function () {
  this.timeout(30_000);
  let stage: Stage;
  let folder: string;
  let file: string;
  let target: readonly string[];
  beforeEach(async () => {
    stage = await openStage();
    folder = mkdtempSync(join(tmpdir(), 'plans-'));
    file = join(folder, 'plan.json');
    target = ['--cluster', stage.cluster, '--client-vpc', stage.clientVpc];
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stage.close();
  });

  const save = async (...argv: readonly string[]): Promise<Saved> => {
    const { code, err } = await stage.cli(['plan', ...argv, '--save', file]);
    assert.equal(code, 0, err);
    assert.ok(err.includes(file));
    return JSON.parse(readFileSync(file, 'utf8')) as Saved;
  };
  const edit = (change: (saved: Saved) => void): void => {
    const saved = JSON.parse(readFileSync(file, 'utf8')) as Saved;
    change(saved);
    writeFileSync(file, JSON.stringify(saved));
  };

  it('the output of plan --json can be applied; messages carry key and text', async () => {
    const before = stage.contents();
    const planned = await stage.cli(['plan', ...target, '--json']);
    writeFileSync(file, planned.out);
    const { plan } = JSON.parse(planned.out) as Saved;
    assert.equal(plan.steps[0]?.title.key, 'step.authorizeIngress');
    assert.match(plan.steps[0].title.text, /^Admit tcp\/443/);

    const made = await stage.cli(['enable', '--plan', file], { answer: 'y' });
    assert.equal(made.code, 0, made.out + made.err);
    assert.match(made.out, /What the file makes it do, call by call:/);
    assert.equal((await stage.cli(['verify', ...target])).code, 0);

    const removal = await stage.cli([
      'plan',
      'disable',
      '--cluster',
      stage.cluster,
      '--save',
      file,
    ]);
    assert.equal(removal.code, 0, removal.err);
    const wrongVerb = await stage.cli(['enable', '--plan', file, '--yes']);
    assert.equal(wrongVerb.code, 2);
    const gone = await stage.cli(['apply', file, '--yes', '--json']);
    assert.equal(gone.code, 0, gone.out);
    assert.deepEqual(stage.contents(), before);
  });

  it('asks before it applies, and takes nothing that would change the plan', async () => {
    await save(...target);
    const before = stage.contents();
    assert.equal((await stage.cli(['apply', file])).code, 2);
    assert.equal((await stage.cli(['apply', file], { answer: 'n' })).code, 130);
    assert.equal((await stage.cli(['apply', file, ...target, '--yes'])).code, 2);
    assert.equal((await stage.cli(['apply'])).code, 2);
    assert.deepEqual(stage.contents(), before);
  });

  it('refuses a plan of another account, another Region, or that was garbled', async () => {
    await save(...target);
    const before = stage.contents();
    const elsewhere = await stage.cli(['apply', file, '--region', 'eu-west-1', '--yes']);
    assert.equal(elsewhere.code, 1);
    assert.match(elsewhere.err, /The plan is for us-east-1, but this is about eu-west-1/);

    edit(({ plan }) => Object.assign(plan.identity, { accountId: '999999999999' }));
    const stranger = await stage.cli(['apply', file, '--yes']);
    assert.match(stranger.err, /The plan is for account 999999999999/);

    edit(({ plan }) => Object.assign(plan.steps[1]?.spec ?? {}, { vpcId: 7 }));
    const garbled = await stage.cli(['enable', '--plan', file, '--yes', '--json']);
    assert.equal(garbled.code, 1);
    assert.match(garbled.out, /steps\[1\]\.spec\.vpcId/);

    writeFileSync(file, '{');
    assert.match((await stage.cli(['apply', file])).err, /holds no JSON/);
    assert.match((await stage.cli(['apply', join(folder, 'none')])).err, /could not be read/);
    assert.deepEqual(stage.contents(), before);
  });

  it('refuses an edited file whose plan was applied already under the same id', async () => {
    await save(...target);
    assert.equal((await stage.cli(['apply', file, '--yes'])).code, 0);
    assert.equal((await stage.cli(['apply', file, '--yes'])).code, 0, 'the same plan again');
    const made = stage.contents();
    edit(({ plan }) => {
      const spec = plan.steps.find(({ id }) => id === 'inbound-group')?.spec;
      assert.ok(spec);
      Object.assign(spec, { name: 'another' });
    });
    const other = await stage.cli(['apply', file, '--yes']);
    assert.equal(other.code, 1);
    assert.match(other.err, /Another plan with the id/);
    assert.deepEqual(stage.contents(), made);
  });

  it('plan diff: nothing while nothing changed, then what was done meanwhile', async () => {
    const { plan } = await save(...target, '--tag', 'team=a');
    const same = await stage.cli(['plan', 'diff', file, '--json']);
    assert.equal(same.code, 0, same.out + same.err);
    assert.equal((JSON.parse(same.out) as { same: boolean }).same, true, same.out);

    assert.equal((await stage.cli(['apply', file, '--yes'])).code, 0);
    const done = await stage.cli(['plan', 'diff', file, '--json']);
    const found = JSON.parse(done.out) as { same: boolean; removed: { id: string }[] };
    assert.equal(found.same, false);
    assert.deepEqual(
      found.removed.map(({ id }) => id),
      plan.steps.map(({ id }) => id),
    );
  });

  it('plan diff of two files', async () => {
    const first = join(folder, 'first.json');
    await stage.cli(['plan', ...target, '--tag', 'team=a', '--save', first]);
    await save(...target, '--tag', 'team=b');
    const { code, out } = await stage.cli(['plan', 'diff', first, file]);
    assert.equal(code, 0);
    assert.match(out, /spec\.tags\.team: "a" -> "b"/);
    assert.equal((await stage.cli(['plan', 'diff'])).code, 2);
    assert.equal((await stage.cli(['plan', 'diff', first, file, ...target])).code, 2);
  });
});
