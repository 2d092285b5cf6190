import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../src/sandbox/main.ts', import.meta.url));

interface Run {
  readonly output: string;
  readonly errors: string;
  readonly code: number | null;
}

/** Runs the command; once it has printed a whole line, lets `then` see it, and ends it. */
async function run(args: readonly string[], then?: (line: string) => Promise<void>): Promise<Run> {
  const child = spawn(process.execPath, ['--import=tsx', main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  const served = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (then && output.endsWith('\n')) {
        then(output).then(() => {
          child.kill('SIGTERM');
          resolve();
        }, reject);
      }
    });
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (then) await served;
  return { output, errors, code };
}

describe('sandbox: the command', function () {
  this.timeout(30_000);

  it('prints one line of JSON, serves, and ends with 0 on SIGTERM', async () => {
    const { output, errors, code } = await run(
      ['--scenario', 'post', '--port', '0', '--json', '--endpoint-seconds', '2'],
      async (line) => {
        const { endpoint } = JSON.parse(line) as { endpoint: string };
        const about = (await (await fetch(`${endpoint}/_sandbox`)).json()) as {
          timings: { inboundEndpoint: number };
        };
        assert.equal(about.timings.inboundEndpoint, 2000);
      },
    );
    assert.equal(errors, '');
    assert.equal(code, 0);
    assert.equal(output.trim().split('\n').length, 1);
    const told = JSON.parse(output) as Record<string, unknown>;
    assert.deepEqual(Object.keys(told), ['endpoint', 'region', 'profile', 'env', 'vantages']);
    assert.equal(told['profile'], 'sandbox');
  });

  it('refuses flags it does not know or cannot use with 2, and says which', async () => {
    const bad = [
      [['--scenario', 'nope'], /--scenario/],
      [['--port', '70000'], /--port/],
      [['--endpoint-seconds', 'soon'], /--endpoint-seconds/],
      [['--colour'], /colour/],
    ] as const;
    await Promise.all(
      bad.map(async ([args, words]) => {
        const { output, errors, code } = await run(args);
        assert.deepEqual([code, output], [2, '']);
        assert.match(errors, words);
        assert.match(errors, /usage: sandbox/);
      }),
    );
  });
});
