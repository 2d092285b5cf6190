import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { generateForwarder } from '../../../../src/core/forwarders/generate.js';
import { readCorefile } from '../../../support/corefile.js';
import { postCluster, regionClusters } from './clusters.js';

const own = '# mine\ncorp.example {\n    errors\n    forward . 10.0.0.53\n}';

/** Keeps a Corefile in a file, as far as the script asks: get, create --dry-run, patch --type merge. */
const standIn = `#!/usr/bin/env node
const { readFileSync, writeFileSync } = require('node:fs');
const words = process.argv.slice(2);
const file = process.env.COREFILE;
if (words.slice(0, 2).join(' ') !== '--namespace kube-system') process.exit(64);
if (words[2] === 'get') process.stdout.write(readFileSync(file));
else if (words[2] === 'create') {
  const literal = words.find((one) => one.startsWith('--from-literal=Corefile='));
  process.stdout.write(JSON.stringify({ data: { Corefile: literal.slice(24) } }));
} else if (words[2] === 'patch') {
  writeFileSync(file, JSON.parse(readFileSync(words.at(-1))).data.Corefile);
} else process.exit(64);
`;

describe('the script for CoreDNS in Kubernetes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'forwarders-'));
  const file = join(folder, 'Corefile');
  writeFileSync(join(folder, 'kubectl'), standIn, { mode: 0o755 });
  after(() => rmSync(folder, { recursive: true }));

  function run(clusters: typeof regionClusters, ...words: readonly string[]): string {
    const setup = generateForwarder('coredns-configmap', clusters);
    assert.ok(setup.kind === 'setup');
    const env = { PATH: `${folder}${delimiter}${process.env.PATH ?? ''}`, COREFILE: file };
    execFileSync('bash', ['-s', '--', ...words], {
      env,
      input: setup.files[0]?.text,
      stdio: 'pipe',
    });
    return readFileSync(file, 'utf8');
  }

  it('adds, replaces and takes away its own part of the Corefile, and nothing else', () => {
    writeFileSync(file, own);
    const three = run(regionClusters);
    assert.equal(readCorefile(three).length, 4);
    assert.ok(three.startsWith(own));
    assert.equal(run(regionClusters), three);
    const one = run([postCluster]);
    assert.deepEqual(
      readCorefile(one).map(({ zone }) => zone),
      ['corp.example', postCluster.endpointName.toLowerCase()],
    );
    assert.equal(run([postCluster], 'remove'), own);
  });

  it('does nothing where there is no Corefile', () => {
    writeFileSync(file, '');
    assert.throws(() => run([postCluster]), /ConfigMap coredns has no Corefile/);
    assert.equal(readFileSync(file, 'utf8'), '');
  });
});
