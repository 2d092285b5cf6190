import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What the sandbox's command prints. */
export interface Printed {
  readonly endpoint: string;
  readonly region: string;
  readonly profile: string;
  readonly env: Readonly<Record<string, string>>;
  readonly vantages: readonly {
    readonly id: string;
    readonly name: string;
    readonly address: string;
    readonly port: number;
    readonly vpcId?: string;
  }[];
}

/** A sandbox in a process of its own, started as a user would. */
export interface RunningSandbox {
  readonly printed: Printed;
  /** Everything it wrote on standard output. */
  output(): string;
  /** Sends SIGTERM. @returns its exit code. */
  stop(): Promise<number | null>;
}

const repo = fileURLToPath(new URL('../../..', import.meta.url));

export function startSandboxCommand(...args: readonly string[]): Promise<RunningSandbox> {
  const child = spawn(
    process.execPath,
    ['scripts/run.mjs', 'sandbox-main', '--port', '0', '--json', ...args],
    { cwd: repo, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let out = '';
  let err = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const stop = (): Promise<number | null> => {
    child.kill('SIGTERM');
    return ended;
  };
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    void ended.then((code) => reject(new Error(`the sandbox ended with ${String(code)}: ${err}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (!out.includes('\n')) return;
      resolve({ printed: JSON.parse(out) as Printed, output: () => out, stop });
    });
  });
}
