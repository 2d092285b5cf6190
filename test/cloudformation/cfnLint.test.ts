import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloudFormationOf } from '../../src/core/export/cloudformation/cloudFormation.js';
import { yamlOf } from '../../src/core/export/cloudformation/yaml.js';
import { samplePlans } from '../unit/core/export/cloudformation/support/plans.js';
import { hostileText } from '../unit/core/export/support/hostileMarkup.js';
import { seededRandom } from '../unit/dns/support/seededRandom.js';

/** AWS's linter, and the YAML reader that it uses. */
describe('templates as cfn-lint reads them', function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'templates-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('has nothing to say about any of them', async () => {
    const samples = await samplePlans();
    const paths = [...samples].flatMap(([name, { plan, live }]) => {
      const result = cloudFormationOf(plan, { live });
      assert.ok('files' in result, name);
      return result.files
        .filter(({ language }) => language === 'yaml')
        .map((file) => {
          const path = join(folder, `${name}-${file.name}`);
          writeFileSync(path, file.text);
          return path;
        });
    });
    assert.ok(paths.length > samples.size);
    const { status, stdout, stderr } = lint(paths);
    assert.equal(stdout + stderr, '');
    assert.equal(status, 0);
    // The same linter does find what is wrong.
    const wrong = join(folder, 'wrong.yaml');
    const endpoint = { Type: 'AWS::Route53Resolver::ResolverEndpoint', Properties: { Ips: [] } };
    writeFileSync(wrong, yamlOf({ Resources: { Endpoint: endpoint } }));
    assert.match(lint([wrong]).stdout, /'Direction' is a required property/);
  });

  it('has the texts that went in, whatever they are', () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    const random = seededRandom(seed);
    const texts = Array.from({ length: 500 }, () => hostileText(random).replace(/\p{Cs}/gu, ''));
    const tags = texts.map((text) => ({ Key: text, Value: text }));
    const script = 'import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)';
    const input = yamlOf({ Tags: tags });
    const { stdout, stderr } = spawnSync('python3', ['-c', script], { input, encoding: 'utf8' });
    assert.equal(stderr, '');
    assert.deepEqual(JSON.parse(stdout), { Tags: tags }, `SEED=${seed}`);
  });
});

function lint(paths: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync('cfn-lint', ['--regions', 'us-east-1', '--', ...paths], { encoding: 'utf8' });
}
