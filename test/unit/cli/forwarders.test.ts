import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertGolden } from '../../support/golden.js';
import { openStage, type Stage } from './support.js';

describe('cli forwarders', function () {
  this.timeout(60_000);
  let stage: Stage;
  let folder: string;
  before(async () => {
    stage = await openStage('solved');
    folder = mkdtempSync(join(tmpdir(), 'forwarders-'));
  });
  after(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const name = () => stage.sandbox.world.clusters[0]?.endpointHost ?? '';
  const inbound = () =>
    stage.sandbox.world.resolverEndpoints
      .filter(({ direction }) => direction === 'INBOUND')
      .flatMap(({ addresses }) => addresses.flatMap(({ ip }) => ip ?? []));
  /** The sandbox chooses addresses as AWS does. */
  const settled = (text: string) =>
    inbound().reduce((all, ip, index) => all.replaceAll(ip, `ADDRESS-${index + 1}`), text);

  it('writes the configuration of all clusters on standard output and changes nothing', async () => {
    const before = stage.contents();
    const { code, out, err } = await stage.cli(['forwarders', '--server', 'bind']);
    assert.equal(code, 0, err);
    assert.ok(out.includes(`zone "${name().toLowerCase()}" {`));
    for (const address of inbound()) assert.ok(out.includes(`${address};`), address);
    assertGolden('cli/forwarders.bind.txt', settled(out));
    assert.deepEqual(stage.contents(), before);
  });

  it('takes the answers as flags', async () => {
    const usual = await stage.cli(['forwarders', '--server', 'unbound']);
    const asked = ['--no-dnssec', '--rebinding-filter'];
    const other = await stage.cli(['forwarders', '--server', 'unbound', ...asked]);
    assert.match(usual.out, /domain-insecure:/);
    assert.doesNotMatch(other.out, /domain-insecure:/);
    assert.match(other.out, /private-domain:/);
    const both = ['--dnssec', '--no-dnssec'];
    const wrong = await stage.cli(['forwarders', '--server', 'unbound', ...both]);
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /contradict/);
  });

  it('writes into a folder, with Windows line ends for Windows', async () => {
    const into = join(folder, 'windows/');
    const { code, out, err } = await stage.cli([
      ...['forwarders', '--server', 'windows', '--cluster', stage.cluster, '--out', into],
    ]);
    assert.equal(code, 0, err);
    assert.equal(out, '');
    const [, path = ''] = /Saved (.+)\.$/m.exec(err) ?? [];
    const text = readFileSync(path, 'utf8');
    assert.match(text, /Add-DnsServerConditionalForwarderZone/);
    assert.ok(!/[^\r]\n/.test(text));
  });

  it('gives files, commands and problems as JSON', async () => {
    const args = ['forwarders', '--server', 'dnsmasq', '--json'];
    const { code, out, err } = await stage.cli(args);
    assert.equal(code, 0, err);
    const said = JSON.parse(out) as {
      readonly server: string;
      readonly files: readonly { readonly place: string; readonly text: string }[];
      readonly commands: Readonly<Record<string, readonly string[]>>;
    };
    assert.equal(said.server, 'dnsmasq');
    assert.equal(said.files[0]?.text.match(/^server=/gm)?.length, inbound().length);
    const kinds = Object.keys(said.commands).sort();
    assert.deepEqual(kinds, ['check', 'reload', 'remove', 'tryIt']);
  });

  it('says which clusters an existing file serves, which with stale addresses, and which not', async () => {
    const file = join(folder, 'eks-private-dns.conf');
    const made = await stage.cli(['forwarders', '--server', 'bind', '--out', folder]);
    assert.equal(made.code, 0, made.err);
    const out = readFileSync(file, 'utf8');
    const compare = ['forwarders', '--server', 'bind', '--compare', file];
    const good = await stage.cli(compare);
    assert.equal(good.code, 0, good.err + good.out);
    assert.equal(good.out, `Forwarded as it should be: ${stage.cluster}\n`);

    const [first = ''] = inbound();
    writeFileSync(file, out.replaceAll(`${first};`, '10.99.0.1;'));
    const stale = await stage.cli(compare);
    assert.equal(stale.code, 8, stale.err + stale.out);
    assert.match(stale.out, new RegExp(`^Forwarded to stale addresses: ${stage.cluster}$`, 'm'));
    assert.match(stale.out, new RegExp(`^${file}:\\d+: .*10\\.99\\.0\\.1`, 'm'));

    writeFileSync(file, 'options { recursion yes; };\n');
    const missing = await stage.cli([...compare, '--json']);
    assert.equal(missing.code, 8);
    assert.deepEqual((JSON.parse(missing.out) as { missing: unknown }).missing, [stage.cluster]);
  });

  it('refuses what it cannot read, and says which servers there are', async () => {
    const none = await stage.cli(['forwarders']);
    assert.equal(none.code, 2);
    assert.match(none.err, /knot-resolver-yaml/);
    const unknown = await stage.cli(['forwarders', '--server', 'djbdns']);
    assert.equal(unknown.code, 2);
    const absent = join(folder, 'absent.conf');
    const gone = await stage.cli(['forwarders', '--server', 'bind', '--compare', absent]);
    assert.notEqual(gone.code, 0);
    assert.match(gone.err, /absent\.conf/);
    const unread = await stage.cli(['forwarders', '--server', 'infoblox', '--compare', absent]);
    assert.equal(unread.code, 2);
    assert.match(unread.err, /bind, .*pihole/);
  });

  it('says why there is nothing to forward, and writes nothing', async () => {
    const other = await openStage('post');
    try {
      const into = join(folder, 'nothing/');
      const args = ['forwarders', '--server', 'bind', '--cluster', other.cluster, '--out', into];
      const { code, out, err } = await other.cli(args);
      assert.equal(code, 3, err);
      assert.equal(out, '');
      assert.match(err, /inbound endpoint/);
      assert.equal(existsSync(into), false);
    } finally {
      await other.close();
    }
  });
});
