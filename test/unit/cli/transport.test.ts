import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfMade } from '../../support/selfMade.js';
import { a, answerTo } from '../dns/support/messages.js';
import type { Script } from '../dns/support/scriptedServer.js';
import { httpsServer, tlsServer, type SecureServer } from '../dns/support/secureServer.js';
import { openStage, type Stage } from './support.js';

const ours = ['192.168.74.42', '192.168.109.77'];

describe('cli, transports and nodes', function () {
  this.timeout(60_000);
  let stage: Stage;
  let folder: string;
  let ca: string;
  let dot: SecureServer;
  let doh: SecureServer;
  const made = selfMade(['dns.example.com']);
  const good: Script = (query) => [answerTo(query, { answers: ours.map((each) => a(each)) })];
  before(async () => {
    stage = await openStage();
    folder = mkdtempSync(join(tmpdir(), 'transport-'));
    ca = join(folder, 'ca.pem');
    writeFileSync(ca, made.cert);
    [dot, doh] = [await tlsServer(made, good), await httpsServer(made, good)];
  });
  after(async () => {
    await Promise.all([dot.close(), doh.close()]);
    rmSync(folder, { recursive: true, force: true });
    await stage.close();
  });
  const host = (): string => stage.sandbox.world.clusters[0]?.endpointHost?.toLowerCase() ?? '';

  it('dig over TLS and HTTPS, by dig’s words and by flags', async () => {
    const name = '+tls-hostname=dns.example.com';
    const words = ['dig', host(), `@127.0.0.1:${dot.port}`, '+tls', `+tls-ca=${ca}`, name];
    const over = await stage.cli(words);
    assert.equal(over.code, 0, over.out);
    assert.match(over.out, /192\.168\.74\.42/);
    assert.match(over.out, /\(TLS\)/);
    const flags = ['--https', '--tls-ca', ca, '--tls-hostname', 'dns.example.com'];
    const path = ['--https-path', '/private'];
    const at = [`@127.0.0.1:${doh.port}`, '+short'];
    const short = await stage.cli(['dig', host(), ...at, ...flags, ...path]);
    assert.deepEqual(short.out.trim().split('\n').toSorted(), ours.toSorted());
    assert.match(doh.requests.at(-1) ?? '', /^POST \/private application\/dns-message$/);
  });

  it('verify judges the answer that came over TLS, and names what is wrong with a certificate', async () => {
    const ask = [
      'verify',
      '--cluster',
      stage.cluster,
      '--vantage',
      `127.0.0.1:${dot.port}`,
      '--tls',
    ];
    const trusted = await stage.cli([...ask, '--tls-ca', ca, '--tls-hostname', 'dns.example.com']);
    assert.equal(trusted.code, 0, trusted.out);
    assert.match(trusted.out, /Right: every address/);
    const unknown = await stage.cli([...ask, '--tls-hostname', 'dns.example.com']);
    assert.equal(unknown.code, 6);
    assert.match(unknown.out, /signed by nobody who is trusted here.*self-signed.*file of its CA/);
    const other = await stage.cli([...ask, '--tls-ca', ca]);
    assert.match(other.out, /does not bear the name or address.*hostname mismatch/);
    const any = await stage.cli([...ask, '--no-tls-ca', '--json']);
    const [check] = (JSON.parse(any.out) as { checks: { exchange: { answer: object } }[] }).checks;
    assert.ok(check?.exchange.answer, any.out);
  });

  it('the matrix goes over it as well', async () => {
    const at = ['--vantage', `127.0.0.1:${doh.port}`, '--no-reach'];
    const tls = ['--transport', 'https', '--tls-ca', ca, '--tls-hostname', 'dns.example.com'];
    const { code, out } = await stage.cli(['matrix', ...at, ...tls]);
    assert.equal(code, 0, out);
    assert.match(out, /192\.168\.74\.42.* yes /);
  });

  it('from inside there is UDP and TCP only, and nothing is run', async () => {
    const ask = ['verify', '--cluster', stage.cluster, '--client-vpc', stage.clientVpc];
    const { code, err } = await stage.cli([
      ...ask,
      '--vantage',
      `ssm:${stage.clientVpc}`,
      '--tls',
      '--yes',
    ]);
    assert.equal(code, 2);
    assert.match(err, /over UDP or TCP, not over tls/);
    assert.deepEqual(stage.sandbox.world.runCommands ?? [], []);
  });

  it('flags that contradict each other are refused', async () => {
    for (const [words, said] of [
      [['dig', 'a.example', '--tcp', '--tls'], /one transport/],
      [['dig', 'a.example', '--transport', 'quic'], /udp, tcp, tls, https, not quic/],
      [['dig', 'a.example', '--tls-ca', ca], /go with --tls or --https/],
      [['dig', 'a.example', '--tls', '--https-path', '/q'], /goes with --https/],
      [['dig', 'a.example', '--https', '--https-path', 'q'], /begins with a slash/],
      [['dig', 'a.example', '--tls', '--tls-hostname', '192.0.2.1'], /takes a host name/],
      [['dig', 'a.example', '--tls', '--tls-ca', ca, '--no-tls-ca'], /or --no-tls-ca/],
      [['list', '--tls'], /verify, matrix and dig only/],
      [['headless', '--tls'], /verify, matrix and dig only/],
      [['matrix', '--nodes'], /verify only/],
    ] as const) {
      const { code, err } = await stage.cli(words);
      assert.equal(code, 2, words.join(' '));
      assert.match(err, said);
    }
    const absent = await stage.cli(['dig', 'a.example', '--tls', '--tls-ca', join(folder, 'no')]);
    assert.match(absent.err, /could not be read/);
  });

  describe('verify --nodes', () => {
    const nodes = (kubectl: string): { PATH: string } => {
      const config = {
        clusters: [{ name: 'c', cluster: { server: `https://${host()}` } }],
        contexts: [{ name: 'prod payments', context: { cluster: 'c' } }],
      };
      writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
      const script = `#!/bin/sh\ncase "$*" in "config view"*) exec /bin/cat ${folder}/config.json ;; esac\n${kubectl}\n`;
      writeFileSync(join(folder, 'kubectl'), script);
      chmodSync(join(folder, 'kubectl'), 0o755);
      return { PATH: folder };
    };
    const ask = (env: { PATH: string }, ...more: readonly string[]) =>
      stage.cli(
        [
          'verify',
          '--cluster',
          stage.cluster,
          '--vantage',
          `vpc:${stage.clusterVpc}`,
          '--nodes',
          ...more,
        ],
        { env },
      );

    it('shows the command, and says how many are ready', async () => {
      const ready = (status: string): object => ({
        metadata: { name: `node-${status}` },
        status: {
          conditions: [{ type: 'Ready', status }],
          nodeInfo: { kubeletVersion: 'v1.33.1' },
        },
      });
      writeFileSync(
        join(folder, 'nodes.json'),
        JSON.stringify({ items: [ready('True'), ready('False')] }),
      );
      const env = nodes(`exec /bin/cat ${folder}/nodes.json`);
      const { code, out, err } = await ask(env);
      assert.equal(code, 0, err);
      assert.match(
        err,
        /^kubectl '--context=prod payments' --request-timeout=10s get nodes -o json$/m,
      );
      assert.match(out, /get nodes \(payments\): 1 of 2 ready\n$/);
      const json = await ask(env, '--json');
      const { nodes: found } = JSON.parse(json.out) as { nodes: { nodes: { ready: boolean }[] } };
      assert.deepEqual(
        found.nodes.map(({ ready: is }) => is),
        [true, false],
      );
    });

    it('what kubectl says of a failure is a failure', async () => {
      const env = nodes(
        'echo "error: You must be logged in to the server (Unauthorized)" >&2; exit 1',
      );
      const { code, out } = await ask(env);
      assert.equal(code, 5);
      assert.match(out, /get nodes \(payments\): .*Unauthorized/);
    });

    it('without a context it is said', async () => {
      const { code, err } = await ask({ PATH: '/nonexistent' });
      assert.equal(code, 1);
      assert.match(err, /no context for payments, or there is no kubectl/);
    });
  });
});
