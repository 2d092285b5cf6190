import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GeneratedFile } from '../../../src/core/model/generatedFile.js';

/** What one run of terraform gave. */
export interface Ran {
  readonly code: number;
  readonly out: string;
}

/** A folder with a configuration, for the real Terraform against one sandbox. */
export interface Workspace {
  readonly folder: string;
  /** Replaces all files of the configuration. */
  write(files: readonly Pick<GeneratedFile, 'name' | 'text'>[]): void;
  /** Runs it with whatever exit code. */
  run(...args: readonly string[]): Promise<Ran>;
  /** Runs it; throws with all that it said unless it ends well. */
  must(...args: readonly string[]): Promise<string>;
  /** What an expression is, as `terraform console` prints it. */
  ask(expression: string): Promise<string>;
  close(): void;
}

/** Keys by profile; the sandbox tells accounts by the digits in the key's id. */
const keys: Readonly<Record<string, string>> = {
  sandbox: 'AKIASANDBOXNOTREAL00',
  'sandbox-partner': 'AKIA444455556666SBOX',
};

/** Nothing of the user's own is read, and nothing comes from a network. */
export function openWorkspace(
  { terraform, mirror }: { readonly terraform: string; readonly mirror: string },
  endpoint: string,
): Workspace {
  const home = mkdtempSync(join(tmpdir(), 'terraform-'));
  const folder = mkdtempSync(join(home, 'configuration-'));
  const credentials = Object.entries(keys).map(
    ([name, id]) => `[${name}]\naws_access_key_id=${id}\naws_secret_access_key=not-a-secret\n`,
  );
  writeFileSync(join(home, 'credentials'), credentials.join(''));
  writeFileSync(join(home, 'config'), '');
  const mirrored = `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`;
  writeFileSync(join(home, 'terraformrc'), mirrored);
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    TF_CLI_CONFIG_FILE: join(home, 'terraformrc'),
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
    AWS_ENDPOINT_URL: endpoint,
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
    AWS_CONFIG_FILE: join(home, 'config'),
    AWS_EC2_METADATA_DISABLED: 'true',
    ...(process.env['TF_LOG'] === undefined
      ? {}
      : { TF_LOG: process.env['TF_LOG'], TF_LOG_PATH: process.env['TF_LOG_PATH'] }),
  };
  let files: readonly string[] = [];
  const start = (args: readonly string[], input = ''): Promise<Ran> =>
    new Promise((resolve, reject) => {
      const child = spawn(terraform, [...args], { cwd: folder, env });
      child.stdin.end(input);
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.once('error', reject);
      child.once('close', (code) => resolve({ code: code ?? -1, out }));
    });
  const must = async (args: readonly string[], input?: string): Promise<string> => {
    const { code, out } = await start(args, input);
    if (code !== 0) throw new Error(`terraform ${args.join(' ')}: ${code}\n${out}`);
    return out;
  };
  return {
    folder,
    write(all) {
      for (const name of files) rmSync(join(folder, name), { force: true });
      for (const { name, text } of all) writeFileSync(join(folder, name), text);
      files = all.map(({ name }) => name);
    },
    run: (...args) => start(args),
    must: (...args) => must(args),
    ask: (expression) => must(['console'], `${expression}\n`),
    close: () => rmSync(home, { recursive: true, force: true }),
  };
}
