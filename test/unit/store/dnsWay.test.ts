import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PortError } from '../../../src/core/model/portError.js';
import { readWay } from '../../../src/store/dnsWay.js';
import { selfMade } from '../../support/selfMade.js';

describe('how a question travels, read from what people say', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'way-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const refused = async (caFile: string): Promise<PortError> => {
    const error: unknown = await readWay({ transport: 'tls', caFile }).catch((e: unknown) => e);
    assert.ok(error instanceof PortError, String(error));
    return error;
  };

  it('takes every certificate of a file, whatever stands between them', async () => {
    const [one, other] = [selfMade(['a.example']), selfMade(['b.example'])];
    const caFile = file('ca.pem', `# ours\n${one.cert}\nsubject=b\n${other.cert}`);
    const { tls, path } = await readWay({
      transport: 'https',
      serverName: 'a.example',
      caFile,
      path: '/q',
    });
    assert.equal(tls?.serverName, 'a.example');
    assert.deepEqual(
      tls.ca?.map((pem) => pem.trim()),
      [one.cert.trim(), other.cert.trim()],
    );
    assert.equal(path, '/q');
    assert.equal(tls.verify, undefined, 'strict unless told');
  });

  it('reads nothing where there is no TLS, or any certificate will do', async () => {
    assert.deepEqual(await readWay({ transport: 'tcp', caFile: '/nonexistent' }), {
      transport: 'tcp',
    });
    const any = await readWay({ transport: 'tls', caFile: '/nonexistent', anyCertificate: true });
    assert.deepEqual(any, { transport: 'tls', tls: { verify: 'none' } });
  });

  it('a file that is not there, not a certificate, or no file says which it is', async () => {
    const absent = await refused(join(folder, 'absent.pem'));
    assert.equal(absent.kind, 'notFound');
    assert.match(absent.message, /absent\.pem could not be read: ENOENT/);
    const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    for (const content of ['', 'hello', pem, selfMade(['a.example']).key]) {
      const error = await refused(file('bad.pem', content));
      assert.equal(error.kind, 'invalid');
      assert.match(error.message, /bad\.pem holds no certificate/);
    }
    assert.equal((await refused('/dev/zero')).kind, 'invalid');
  });
});
