import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import type { ConnectionReport } from '../../../src/core/model/connectionReport.js';
import { openStage, type Stage } from './support.js';

describe('cli, identity and the way to AWS', function () {
  this.timeout(30_000);
  let stage: Stage;
  before(async () => {
    stage = await openStage('two-accounts');
  });
  afterEach(() => stage.clearFaults());
  after(() => stage.close());

  it('connection: every layer answers', async () => {
    const { code, out } = await stage.cli(['connection']);
    assert.equal(code, 0, out);
    assert.match(out, /All layers answer/);
    const json = await stage.cli(['connection', '--json']);
    const { layers } = JSON.parse(json.out) as ConnectionReport;
    assert.ok(layers.every(({ layer, outcome }) => outcome === 'ok' || layer === 'tls'));
  });

  it('connection: the exit code is that of the layer that fails', async () => {
    await stage.fault({
      service: 'eks',
      operation: 'ListClusters',
      kind: 'error',
      code: 'AccessDeniedException',
      times: null,
    });
    const { code, out } = await stage.cli(['connection']);
    assert.equal(code, 5, out);
    assert.match(out, /It fails at: EKS/);
  });

  it('an open confirmation refuses once the profile is of another account', async () => {
    const file = process.env['AWS_SHARED_CREDENTIALS_FILE'] ?? '';
    const keysOf = (env: Readonly<Record<string, string | undefined>>): void =>
      writeFileSync(
        file,
        `[moving]\naws_access_key_id = ${env['AWS_ACCESS_KEY_ID'] ?? ''}\naws_secret_access_key = ${env['AWS_SECRET_ACCESS_KEY'] ?? ''}\n`,
      );
    const [partner] = stage.sandbox.accounts;
    assert.ok(partner);
    keysOf(stage.sandbox.env);
    const before = stage.contents();
    const argv = ['enable', '--cluster', stage.cluster, '--client-vpc', stage.clientVpc];
    let switched = false;
    const { code, out, err } = await stage.cli([...argv, '--profile', 'moving'], {
      answer: 'y',
      // The plan has been shown, and the question comes next.
      watch: (text) => {
        if (switched || !text.includes('111122223333')) return;
        switched = true;
        keysOf(partner.env);
      },
    });
    assert.ok(switched, out);
    assert.notEqual(code, 0);
    assert.match(out + err, /444455556666/);
    assert.deepEqual(stage.contents(), before);
  });
});
