import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestEstate } from '../../support/estate.js';
import type { Ran } from './shell.js';
import type { Tools } from './tools.js';

/** A folder with an `aws` that goes to one sandbox, and profiles of its accounts. */
export interface ScriptPlace {
  /** Runs a script to its end, or until `until` says that it is to be killed. */
  run(script: string, until?: () => boolean): Promise<Ran & { readonly killed: boolean }>;
  close(): void;
}

/** Keys by profile; the sandbox tells accounts by the digits in the key's id. */
const keys: Readonly<Record<string, string>> = {
  sandbox: 'AKIASANDBOXNOTREAL00',
  'sandbox-partner': 'AKIA444455556666SBOX',
};

/** Nothing of the user's own is read: profiles, keys and Region are those of the folder. */
export function openScriptPlace({ aws }: Tools, estate: TestEstate): ScriptPlace {
  const folder = mkdtempSync(join(tmpdir(), 'exported-'));
  const credentials = Object.entries(keys).map(
    ([name, id]) => `[${name}]\naws_access_key_id=${id}\naws_secret_access_key=not-a-secret\n`,
  );
  writeFileSync(join(folder, 'credentials'), credentials.join(''));
  writeFileSync(join(folder, 'aws'), wrapper(aws, estate.endpoint));
  chmodSync(join(folder, 'aws'), 0o755);
  const env = {
    PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  return {
    run: (script, until) => runScript(script, join(folder, 'script.sh'), env, until),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function wrapper(aws: string, endpoint: string): string {
  return `#!/bin/sh\nexec '${aws}' --endpoint-url '${endpoint}' "$@"\n`;
}

function runScript(
  script: string,
  file: string,
  env: NodeJS.ProcessEnv,
  until: (() => boolean) | undefined,
): Promise<Ran & { killed: boolean }> {
  writeFileSync(file, script);
  return new Promise((resolve, reject) => {
    // A group of its own, so that killing it also ends the `aws` that is running.
    const child = spawn('bash', [file], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err, killed] = ['', '', false];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const timer = setInterval(() => {
      if (killed || until?.() !== true || child.pid === undefined) return;
      killed = true;
      process.kill(-child.pid, 'SIGKILL');
    }, 20);
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(timer);
      resolve({ code: code ?? -1, out, err, killed });
    });
  });
}
