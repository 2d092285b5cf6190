import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Printed } from './sandbox.js';
import type { Tools } from './tools.js';

/** What a script or program gave. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the AWS CLI and scripts against one sandbox, and nothing of the user's own. */
export interface Shell {
  /** One `aws` command. Throws when it fails; gives the parsed JSON, or null for no output. */
  aws(...args: readonly string[]): Promise<unknown>;
  /** One `aws` command that should fail: its standard error. */
  refused(...args: readonly string[]): Promise<string>;
  /** A bash script in which `aws` goes to the sandbox and `$NAME` are the given variables. */
  script(text: string, variables: Readonly<Record<string, string>>): Promise<Ran>;
  /** The A records that dig gets from a vantage, sorted. */
  dig(
    vantage: { readonly address: string; readonly port: number },
    name: string,
  ): Promise<string[]>;
}

const limitMs = 60_000;
const miniJq = fileURLToPath(new URL('./miniJq.mjs', import.meta.url));

export function openShell(tools: Tools, { endpoint, region, env }: Printed, home: string): Shell {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = env;
  // The endpoint is named on the command line, as everybody can do it.
  const variables = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY,
    AWS_DEFAULT_REGION: region,
    AWS_PAGER: '',
    AWS_MAX_ATTEMPTS: '8',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const run = (file: string, args: readonly string[], more: object = {}): Promise<Ran> =>
    new Promise((resolve) => {
      const options = { env: { ...variables, ...more }, timeout: limitMs };
      const child = execFile(file, [...args], options, (_error, out, err) =>
        resolve({ code: child.exitCode ?? -1, out, err }),
      );
    });
  const cli = (args: readonly string[]): Promise<Ran> =>
    run(tools.aws, ['--endpoint-url', endpoint, '--output', 'json', ...args]);

  return {
    async aws(...args) {
      const { code, out, err } = await cli(args);
      if (code !== 0) throw new Error(`aws ${args.join(' ')}: ${String(code)}\n${err}`);
      return out.trim() === '' ? null : (JSON.parse(out) as unknown);
    },
    async refused(...args) {
      const { code, out, err } = await cli(args);
      if (code === 0) throw new Error(`aws ${args.join(' ')} was not refused:\n${out}`);
      return err;
    },
    script(text, more) {
      const jq = tools.jq ? `"${tools.jq}"` : `"${process.execPath}" "${miniJq}"`;
      const prelude =
        `set -euo pipefail\naws() { "${tools.aws}" --endpoint-url "${endpoint}" "$@"; }\n` +
        `jq() { ${jq} "$@"; }\n`;
      return run('/bin/bash', ['-c', prelude + text], more);
    },
    async dig({ address, port }, name) {
      const args = [`@${address}`, '-p', String(port), '+short', '+tries=1', '+time=3', name, 'A'];
      const { code, out, err } = await run(tools.dig, args);
      if (code !== 0) throw new Error(`dig: ${String(code)} ${out}${err}`);
      return out.trim().split('\n').sort();
    },
  };
}
