import { readFileSync, writeFileSync } from 'node:fs';
import { startSandbox } from '../../../src/sandbox/server.js';
import { told } from './workbench.js';

/** A further sandbox beside the one of all tests. */
export interface Scenario {
  /** Its profile, and those of its further accounts. */
  readonly profiles: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts a scenario and adds its profiles to the AWS files that the editor reads: one by the
 * scenario's own name, then `partner` and the like. `powerless` are profiles without credentials.
 */
export async function addScenario(
  scenario: string,
  powerless: readonly string[] = [],
): Promise<Scenario> {
  const sandbox = await startSandbox({ scenario, endpointSeconds: 2 });
  const accounts = [
    { name: scenario, env: sandbox.env },
    ...sandbox.accounts.map(({ profile, env }) => ({
      name: profile.replace(/^sandbox-/, ''),
      env,
    })),
  ];
  const profiles = accounts.map(({ name }) => name);
  const config = added(
    'AWS_CONFIG_FILE',
    [...profiles, ...powerless].map(
      (name) =>
        `\n[profile ${name}]\nregion = ${sandbox.region}\nendpoint_url = ${sandbox.endpoint}\n`,
    ),
  );
  const credentials = added(
    'AWS_SHARED_CREDENTIALS_FILE',
    accounts.map(
      ({ name, env }) =>
        `\n[${name}]\naws_access_key_id = ${env['AWS_ACCESS_KEY_ID'] ?? ''}\n` +
        `aws_secret_access_key = ${env['AWS_SECRET_ACCESS_KEY'] ?? ''}\n`,
    ),
  );
  return {
    profiles,
    close: async () => {
      config.restore();
      credentials.restore();
      await sandbox.close();
    },
  };
}

function added(variable: string, sections: readonly string[]): { restore(): void } {
  const file = told(variable);
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before + sections.join(''));
  return { restore: () => writeFileSync(file, before) };
}
