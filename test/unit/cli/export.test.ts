import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStage, type Stage } from './support.js';

describe('cli export', function () {
  this.timeout(60_000);
  let stage: Stage;
  let folder: string;
  before(async () => {
    stage = await openStage();
    folder = mkdtempSync(join(tmpdir(), 'export-'));
  });
  after(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const enable = () => ['enable', '--cluster', stage.cluster, '--client-vpc', stage.clientVpc];

  it('writes the script on standard output, what plan says on standard error, and changes nothing', async () => {
    const before = stage.contents();
    const { code, out, err } = await stage.cli(['export', ...enable(), '--format', 'bash']);
    assert.equal(code, 0, err);
    assert.match(out, /^#!\/usr\/bin\/env bash\n/);
    assert.match(err, /^Needed/m);
    assert.match(err, /AWS CLI/);
    const { status, stderr } = spawnSync('bash', ['-n'], { input: out, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.deepEqual(stage.contents(), before);
  });

  it('writes a file that is named, or into a folder', async () => {
    const file = join(folder, 'enable.sh');
    const args = ['export', ...enable(), '--format'];
    const named = await stage.cli([...args, 'bash', '--out', file]);
    assert.equal(named.code, 0, named.err);
    assert.equal(named.out, '');
    assert.ok((statSync(file).mode & 0o100) !== 0, 'can be run');
    const into = join(folder, 'new/');
    const saved = await stage.cli([...args, 'powershell', '--out', into]);
    assert.equal(saved.code, 0, saved.err);
    const [name = ''] = readdirSync(into);
    assert.equal(name, `enable-private-dns-${stage.cluster}.ps1`);
    assert.match(readFileSync(join(into, name), 'utf8'), /^#Requires -Version 5\.1\r\n/);
    const nowhere = await stage.cli([...args, 'bash', '--out', join(file, 'below')]);
    assert.notEqual(nowhere.code, 0);
    assert.match(nowhere.err, /could not be written/);
  });

  it('exports a saved plan, for another profile, without AWS', async () => {
    const plan = join(folder, 'plan.json');
    const saved = await stage.cli(['plan', ...enable(), '--save', plan]);
    assert.equal(saved.code, 0, saved.err);
    const args = ['export', '--plan', plan, '--format', 'bash', '--profile', 'deploy'];
    const nothing = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
    const { code, out, err } = await stage.cli(args, { env: nothing });
    assert.equal(code, 0, err);
    assert.match(out, /^profile=deploy$/m);
    assert.match((await stage.cli([...args, '--cluster', 'x'])).err, /says what is done/);
  });

  it('writes nothing where plan finds a blocker, and says the blocker', async () => {
    const own = ['--cluster', stage.cluster, '--client-vpc', stage.clusterVpc];
    const { code, out, err } = await stage.cli(['export', 'enable', ...own, '--format', 'bash']);
    assert.equal(code, 3, err);
    assert.equal(out, '');
    assert.match(err, /^Stop: /m);
  });

  it('takes over with Terraform what an applied plan has made, by its id or its file', async () => {
    const plan = join(folder, 'applied.json');
    assert.equal((await stage.cli(['plan', ...enable(), '--save', plan])).code, 0);
    const format = ['--format', 'terraform', '--out'];
    const before = await stage.cli(['export', '--plan', plan, ...format, join(folder, 'before/')]);
    assert.equal(before.code, 0, before.err);
    assert.deepEqual(readdirSync(join(folder, 'before')), ['main.tf']);
    assert.equal((await stage.cli(['enable', '--plan', plan, '--yes'])).code, 0);
    try {
      const { id } = (JSON.parse(readFileSync(plan, 'utf8')) as { plan: { id: string } }).plan;
      for (const name of [id, plan]) {
        const into = join(folder, `after-${name === id ? 'id' : 'file'}/`);
        const after = await stage.cli(['export', '--plan', name, ...format, into]);
        assert.equal(after.code, 0, after.err);
        assert.deepEqual(readdirSync(into), ['imports.tf', 'main.tf']);
        const imports = readFileSync(join(into, 'imports.tf'), 'utf8');
        const ids = [...imports.matchAll(/^ {2}id = "(.+)"$/gm)].map(([, one]) => one);
        const world = stage.sandbox.world;
        for (const one of [...world.resolverEndpoints, ...world.resolverRules]) {
          assert.ok(one.id.startsWith('rslvr-autodefined') || ids.includes(one.id), one.id);
        }
        assert.match(readFileSync(join(into, 'main.tf'), 'utf8'), new RegExp(`"${id}/`));
      }
    } finally {
      assert.equal((await stage.cli(['disable', '--cluster', stage.cluster, '--yes'])).code, 0);
    }
  });

  it('gives one JSON document with the files in it', async () => {
    const args = ['export', ...enable(), '--format', 'powershell', '--json'];
    const { code, out } = await stage.cli(args);
    assert.equal(code, 0);
    const said = JSON.parse(out) as { format: string; files: { name: string; text: string }[] };
    assert.equal(said.format, 'powershell');
    assert.match(said.files[0]?.text ?? '', /Invoke-Aws/);
  });

  it('writes CloudFormation: what is made, and into a folder what is imported to be deleted, as it is now', async () => {
    const made = await stage.cli(['export', ...enable(), '--format', 'cloudformation']);
    assert.equal(made.code, 0, made.err);
    assert.match(made.out, /Type: "AWS::Route53Resolver::ResolverRule"/);
    const plan = join(folder, 'off.json');
    const apart = await openStage();
    try {
      const named = ['--cluster', apart.cluster];
      const on = ['enable', ...named, '--client-vpc', apart.clientVpc, '--yes'];
      assert.equal((await apart.cli(on)).code, 0);
      const off = ['disable', ...named, '--format', 'cloudformation'];
      const several = await apart.cli(['export', ...off]);
      assert.equal(several.code, 2);
      assert.match(several.err, /--out FOLDER/);
      assert.equal((await apart.cli(['plan', 'disable', ...named, '--save', plan])).code, 0);
      for (const [at, args] of [off, ['--plan', plan, '--format', 'cloudformation']].entries()) {
        const into = join(folder, `off${at}/`);
        const { code, err } = await apart.cli(['export', ...args, '--out', into]);
        assert.equal(code, 0, err);
        const names = readdirSync(into).sort();
        assert.equal(names.length, 2, names.join());
        const [list = '', template = ''] = names.map((one) =>
          readFileSync(join(into, one), 'utf8'),
        );
        const ids = JSON.stringify(JSON.parse(list));
        for (const { id } of apart.sandbox.world.resolverEndpoints) assert.ok(ids.includes(id), id);
        assert.match(template, /DeletionPolicy: "?Delete/);
      }
    } finally {
      await apart.close();
    }
  });

  it('writes the path as Mermaid', async () => {
    const { code, out, err } = await stage.cli(['export', ...enable(), '--format', 'mermaid']);
    assert.equal(code, 0, err);
    assert.match(out, /^flowchart /m);
  });

  it('says which formats and verbs there are', async () => {
    for (const args of [[], ['--format', 'pdf'], ['undo', '--format', 'bash']]) {
      const { code, err } = await stage.cli(['export', ...args]);
      assert.equal(code, 2, err);
    }
    const { err } = await stage.cli(['plan', ...enable(), '--format', 'bash']);
    assert.match(err, /goes with export only/);
  });
});
