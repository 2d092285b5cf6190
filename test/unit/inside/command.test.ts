import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { valueOf } from '../../../src/core/model/fact.js';
import {
  deliveryIn,
  deliveryLine,
  insideCommand,
  questionIn,
} from '../../../src/core/model/insideCommand.js';
import { askInside, insideQuestion } from '../../../src/core/verify/askInside.js';
import { testEstate } from '../../support/estate.js';
import { seededRandom } from '../dns/support/seededRandom.js';

const vantage = { through: 'ssm', id: 'ssm:i-1', name: 'i-1', instanceId: 'i-1' } as const;
const run = promisify(execFile);

/** Names as somebody would write who wants a shell to do something else. */
function hostileName(random: (below: number) => number): string {
  const pieces = ['a', 'Z9', '-', '_', '$(id)', '`id`', ';', '|', '&&', '\n', "'", '"', '\\', '*'];
  const more = ['>x', '..', ' ', '{{x}}', '\u202e', '%s', '~', '#', '$IFS', '\0', 'ä', '.'];
  const all = [...pieces, ...more];
  const length = 1 + random(12);
  const pick = () => all[random(all.length)] ?? '';
  return `${Array.from({ length }, pick).join('')}.example`;
}

describe('the one command that is run inside', function () {
  this.timeout(60_000);

  it('whatever the name, only base64, a transport and a number vary', () => {
    const random = seededRandom(4);
    const start = insideCommand({ octets: Buffer.alloc(12), transport: 'udp', seconds: 3 });
    const fixed = start.slice(0, start.lastIndexOf("' ") + 2);
    let sendable = 0;
    for (let round = 0; round < 3_000; round += 1) {
      const name = hostileName(random);
      const transport = random(2) === 0 ? 'udp' : 'tcp';
      const question = insideQuestion({ vantage, name, type: 'A', transport });
      if (!question) continue;
      sendable += 1;
      const command = insideCommand(question);
      assert.ok(command.startsWith(fixed), JSON.stringify(name));
      assert.match(command.slice(fixed.length), /^[A-Za-z0-9+/]+={0,2} (udp|tcp) 3$/);
      const read = questionIn(command);
      assert.deepEqual(read && Buffer.from(read.octets), Buffer.from(question.octets));
    }
    assert.ok(sendable > 300, `${sendable} names could be sent`);
    // No place where a shell, or SSM's own {{ }}, would put something else in.
    assert.doesNotMatch(
      fixed
        .replace('$(command -v python3 || command -v python || command -v python2)', '')
        .replace('"$p"', ''),
      /[$`\\]|\{\{/,
    );
  });

  it('what is no question makes no command', () => {
    const octets = Buffer.alloc(40, 1);
    for (const bad of [
      { octets: Buffer.alloc(11), transport: 'udp', seconds: 3 },
      { octets: Buffer.alloc(513), transport: 'udp', seconds: 3 },
      { octets, transport: 'udp', seconds: 0 },
      { octets, transport: 'udp', seconds: 1.5 },
      { octets, transport: 'udp', seconds: Number.NaN },
      { octets, transport: 'udp', seconds: '3; id' as unknown as number },
    ] as const) {
      assert.throws(() => insideCommand(bad), RangeError);
    }
    const odd = insideCommand({ octets, transport: 'x; id' as 'udp', seconds: 3 });
    assert.match(odd, / tcp 3$/);
  });

  it('any other command line is not taken for it', () => {
    const command = insideCommand({ octets: Buffer.alloc(40, 1), transport: 'udp', seconds: 3 });
    assert.ok(questionIn(command));
    for (const other of [
      '',
      'dig @10.0.0.2 example.com',
      `${command} `,
      `${command}; id`,
      command.replace('udp 3', 'udp 11'),
      command.replace('import', 'Import'),
      command.replace(/ [^ ]+ udp/, ' !!! udp'),
    ]) {
      assert.equal(questionIn(other), undefined, other.slice(-60));
    }
  });

  it('what it prints is read back, and nothing else is', () => {
    const octets = Buffer.from('beef81800001', 'hex');
    const answer = {
      transport: 'udp',
      ms: 12,
      server: '10.0.0.2',
      outcome: 'answer',
      octets,
    } as const;
    assert.deepEqual(deliveryIn(`Welcome!\n${deliveryLine(answer)}\n`), answer);
    const none = { transport: 'tcp', ms: 0, outcome: 'no-server' } as const;
    assert.deepEqual(deliveryIn(deliveryLine(none)), none);
    assert.equal(deliveryIn('epd1 no-python\n'), 'no-python');
    for (const text of [
      '',
      'hello',
      'epd1 answer udp 10.0.0.2 1 ***',
      `${deliveryLine(none)}\n${deliveryLine(none)}`,
    ]) {
      assert.equal(deliveryIn(text), undefined);
    }
  });

  it('run by a real shell and a real Python, it asks as our own sockets do', async () => {
    const estate = await testEstate('post');
    const folder = mkdtempSync(join(tmpdir(), 'inside-'));
    try {
      const { port } = estate.vantage(`vpc:${estate.vpc('eks-worker')}`);
      const file = join(folder, 'resolv.conf');
      writeFileSync(file, '# made by hand\nsearch x\nnameserver 127.0.0.1\nnameserver 192.0.2.1\n');
      // The same program; only the file and the port are the test's.
      const couriers = {
        ssm: {
          carry: async (_vantage: unknown, question: Parameters<typeof insideCommand>[0]) => {
            const command = insideCommand(question)
              .replace('/etc/resolv.conf', file)
              .replaceAll('(s,53)', `(s,${port})`);
            const { stdout } = await run('/bin/sh', ['-c', command]);
            const delivery = deliveryIn(stdout);
            assert.ok(delivery && delivery !== 'no-python', stdout);
            return delivery;
          },
        },
      };
      const cluster = valueOf((await estate.snapshot('payments')).clusters['payments']);
      const name = cluster?.endpointName ?? '';
      for (const transport of ['udp', 'tcp'] as const) {
        const exchange = await askInside(
          couriers,
          { vantage, name, type: 'A', transport },
          estate.signal,
        );
        assert.ok(exchange.kind === 'answer', exchange.kind);
        const found = exchange.message.answers;
        assert.deepEqual(
          found.map(({ data }) => (data.kind === 'A' ? data.address : data.kind)).sort(),
          ['192.168.109.77', '192.168.74.42'],
        );
        assert.equal(exchange.transport, transport);
      }
      await estate.close();
      const gone = await askInside(
        couriers,
        { vantage, name, type: 'A', transport: 'tcp' },
        estate.signal,
      );
      assert.equal(gone.kind, 'refused');
    } finally {
      await estate.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('without any Python it says so', () => {
    const command = insideCommand({ octets: Buffer.alloc(40, 1), transport: 'udp', seconds: 1 });
    assert.throws(
      () => execFileSync('/bin/sh', ['-c', command], { env: { PATH: '/nowhere' } }),
      (error: { status?: number; stdout?: Buffer }) => {
        assert.equal(error.status, 127);
        assert.equal(deliveryIn(String(error.stdout)), 'no-python');
        return true;
      },
    );
  });
});
