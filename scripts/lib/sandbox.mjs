import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from './paths.mjs';
import { start, waitForLine } from './processes.mjs';

/** Starts the built sandbox as a child. @returns what it printed: endpoint, region, vantages… */
export async function startSandbox(args) {
  const child = start(process.execPath, [join(dist, 'sandbox-main.cjs'), '--json', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await waitForLine(child, /^\{.*\}$/m, 20, 'the sandbox');
  return JSON.parse(line);
}

/**
 * Writes AWS config files that know the sandbox and nothing else.
 * @returns the environment for an editor: without the AWS settings of the person's own shell, so
 * that nothing in this window can reach a real account.
 */
export function sandboxEnvironment(folder, sandbox) {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'config');
  const credentials = join(folder, 'credentials');
  const { region, endpoint } = sandbox;
  const accounts = [sandbox, ...(sandbox.accounts ?? [])];
  const settings = accounts.map(
    ({ profile }) => `[profile ${profile}]\nregion = ${region}\nendpoint_url = ${endpoint}\n`,
  );
  writeFileSync(config, settings.join('\n'));
  const keys = accounts.map(
    ({ profile, env: own = {} }) =>
      `[${profile}]\n` +
      `aws_access_key_id = ${own.AWS_ACCESS_KEY_ID ?? 'AKIASANDBOX000000000'}\n` +
      `aws_secret_access_key = ${own.AWS_SECRET_ACCESS_KEY ?? 'sandbox'}\n`,
  );
  writeFileSync(credentials, keys.join('\n'));
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(others),
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: credentials,
    AWS_EC2_METADATA_DISABLED: 'true',
    EPD_SANDBOX: JSON.stringify(sandbox),
  };
}
