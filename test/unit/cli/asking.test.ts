import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStage, type Stage } from './support.js';

interface MatrixJson {
  readonly right: boolean;
  readonly cells: readonly {
    readonly cluster: string;
    readonly vantage: { readonly id: string };
    readonly addresses: readonly string[] | null;
    readonly right: boolean;
    readonly reach: readonly { readonly address: string; readonly reached: boolean }[];
  }[];
  readonly nodes: readonly object[];
}

describe('cli, matrix, dig and asking from inside', function () {
  this.timeout(60_000);
  let stage: Stage;
  /** No kubectl on the PATH, whatever this machine has. */
  const bare = { PATH: '/nonexistent' };
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());
  const client = (): string => `vpc:${stage.clientVpc}`;

  it('one cluster from two places: answers, who is right, and the way to 443', async () => {
    const { code, out } = await stage.cli(
      ['matrix', '--vantage', client(), '--vantage', `vpc:${stage.clusterVpc}`, '--json'],
      { env: bare },
    );
    assert.equal(code, 6);
    const { cells, right } = JSON.parse(out) as MatrixJson;
    assert.equal(right, false);
    assert.deepEqual(
      cells.map((cell) => [
        cell.vantage.id,
        cell.right,
        cell.addresses?.toSorted(),
        cell.reach.map(({ address, reached }) => `${address} ${reached}`).sort(),
      ]),
      [
        [
          client(),
          false,
          ['3.218.44.120', '54.172.31.8'],
          ['192.168.109.77 false', '192.168.74.42 false', '3.218.44.120 true', '54.172.31.8 true'],
        ],
        [
          `vpc:${stage.clusterVpc}`,
          true,
          ['192.168.109.77', '192.168.74.42'],
          ['192.168.109.77 true', '192.168.74.42 true'],
        ],
      ],
    );
  });

  it('as text and as Markdown, and only DNS where that is asked for', async () => {
    const ask = ['matrix', '--vantage', `vpc:${stage.clusterVpc}`];
    const { code, out } = await stage.cli(ask, { env: bare });
    assert.equal(code, 0);
    assert.match(out, /^CLUSTER +FROM +TYPE +ANSWER/);
    assert.match(out, /payments .*192\.168\.\d+\.\d+ .* yes +2\/2 +2\/2 +401/);
    const marked = await stage.cli([...ask, '--markdown', '--no-reach'], { env: bare });
    assert.match(marked.out, /^\| CLUSTER \| FROM /);
    assert.match(marked.out, /\| yes \| - \| - \| - \|/);
  });

  it('watch goes on until it is stopped, and says what has changed', async () => {
    const stop = new AbortController();
    const { world } = stage.sandbox;
    const vpc = world.vpcs.find(({ vpcId }) => vpcId === stage.clusterVpc);
    assert.ok(vpc);
    let rounds = 0;
    const { code, out } = await stage.cli(
      ['matrix', '--vantage', `vpc:${stage.clusterVpc}`, '--no-reach', '--watch', '1'],
      {
        env: bare,
        signal: stop.signal,
        watch: () => {
          rounds += 1;
          vpc.enableDnsHostnames = rounds !== 1;
          if (rounds === 3) stop.abort();
        },
      },
    );
    assert.equal(code, 0);
    const [, second = '', third = ''] = out.split(/^(?=\d{4}-)/m);
    assert.match(second, /changed:\n.*was right: 192\.168.*; is wrong: .*\d+\.\d+/);
    assert.match(third, /was wrong: .*; is right: 192\.168/);
  });

  it('inside: the command is shown, and runs only after a yes', async () => {
    const ask = ['verify', '--cluster', stage.cluster, '--vantage', `ssm:${stage.clientVpc}`];
    const silent = await stage.cli(ask);
    assert.equal(silent.code, 2);
    assert.match(silent.err, /command -v python3[\s\S]*--yes[\s\S]*Nothing was run/);
    const no = await stage.cli(ask, { answer: 'n' });
    assert.equal(no.code, 130);
    assert.deepEqual(stage.sandbox.world.runCommands ?? [], []);
    const yes = await stage.cli(ask, { answer: 'y' });
    assert.equal(yes.code, 6);
    assert.match(yes.out, /From Inside vpc-.*\n[\s\S]*SERVER: 172\.16\.0\.2#53/);
    const [command] = stage.sandbox.world.runCommands ?? [];
    const sent = command?.parameters['commands']?.[0] ?? 'nothing';
    assert.ok(yes.err.includes(sent.split(' ').slice(-3).join(' ')), 'what ran was shown');
  });

  it('an instance that is not there is told', async () => {
    const ask = ['verify', '--cluster', stage.cluster, '--yes', '--vantage'];
    const none = await stage.cli([...ask, `ssm:${stage.clusterVpc}`]);
    assert.equal(none.code, 2);
    assert.match(none.err, /online in Systems Manager\. There are: ssm:i-/);
    const gone = await stage.cli([...ask, 'ssm:i-0123456789abcdef0']);
    assert.equal(gone.code, 1);
    assert.match(gone.err, /does not accept i-0123456789abcdef0/);
  });

  it('a pod, by the user’s kubectl: only exec, and the command as shown', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kubectl-'));
    try {
      // Plays kubectl: keeps its words, and runs what exec would run, in a shell of this machine.
      const host = stage.sandbox.world.clusters[0]?.endpointHost?.toLowerCase() ?? '';
      const config = {
        clusters: [{ name: 'c', cluster: { server: `https://${host.toUpperCase()}` } }],
        contexts: [{ name: 'arn:aws:eks:us-east-1:1:cluster/payments', context: { cluster: 'c' } }],
      };
      writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
      writeFileSync(
        join(folder, 'kubectl'),
        `#!/bin/sh
PATH=/usr/bin:/bin
printf '%s\\n' "$*" | head -1 >> ${folder}/words
case "$*" in
  "config view"*) cat ${folder}/config.json ;;
  *"exec web"*) echo "epd1 answer udp 10.100.0.10 3 $(printf '%s' "$*" | awk 'END {print $(NF-2)}')" ;;
  *) echo "Unable to connect to the server: getting credentials: exec: executable aws failed with exit code 255" >&2; exit 1 ;;
esac
`,
      );
      chmodSync(join(folder, 'kubectl'), 0o755);
      const env = { PATH: folder };
      const ask = ['verify', '--cluster', stage.cluster, '--vantage', 'pod:shop/web', '--yes'];
      const { out, err } = await stage.cli(ask, { env });
      // The question came back as it was sent: not a response, so it is not believed.
      assert.match(out, /not-a-response/);
      assert.match(
        err,
        /kubectl --context=arn:aws:eks:us-east-1:1:cluster\/payments .* exec web -- \/bin\/sh -c/,
      );
      const matrix = await stage.cli(['matrix', '--vantage', `vpc:${stage.clusterVpc}`], { env });
      assert.match(
        matrix.out,
        /get nodes \(payments\): kubectl could not sign in with context arn/,
      );
      const bad = await stage.cli(
        ['verify', '--cluster', stage.cluster, '--yes', '--vantage', 'pod:shop/Web;id'],
        { env },
      );
      assert.equal(bad.code, 1);
      assert.match(bad.err, /"Web;id" is not the name of a pod/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('dig asks one question without any AWS', async () => {
    const place = stage.sandbox.vantages().find(({ id }) => id === `vpc:${stage.clusterVpc}`);
    const host = stage.sandbox.world.clusters[0]?.endpointHost?.toLowerCase() ?? '';
    const at = `@127.0.0.1:${place?.port ?? 0}`;
    const full = await stage.cli(['dig', host, 'A', at, '+tcp']);
    assert.equal(full.code, 0);
    assert.match(full.out, /;; ANSWER SECTION:\n.*192\.168\./);
    assert.match(full.out, /\(TCP\)/);
    const short = await stage.cli(['dig', at, '+short', host]);
    assert.deepEqual(short.out.trim().split('\n').sort(), ['192.168.109.77', '192.168.74.42']);
    const inside = await stage.cli(['dig', host, '--vantage', client(), '--json']);
    assert.deepEqual((JSON.parse(inside.out) as { addresses: string[] }).addresses.sort(), [
      '3.218.44.120',
      '54.172.31.8',
    ]);
    for (const [words, said] of [
      [['dig'], /needs a NAME/],
      [['dig', host, 'SHOE'], /no record type/],
      [['dig', host, '@example.com'], /by its address/],
      [['dig', host, '+nope'], /\+tcp, \+tls.* and \+short/],
      [['verify', '--cluster', 'x', '--watch', '5'], /matrix only/],
      [['matrix', '--watch', '0'], /1 to 86400/],
    ] as const) {
      const { code, err } = await stage.cli(words);
      assert.equal(code, 2);
      assert.match(err, said);
    }
  });
});
