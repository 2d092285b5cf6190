import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../../src/sandbox/world.js';
import { own, sandboxEndpoint } from './sandbox.js';
import { told } from './workbench.js';

const profiles = (endpoint: string, accountId: string): string => `
[profile corp]
sso_session = corp-session
sso_account_id = ${accountId}
sso_role_name = sandbox
region = us-east-1
endpoint_url = ${endpoint}

[sso-session corp-session]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
`;

/** Adds profile `corp`, which signs in by IAM Identity Center, to the files; gives how to take it away. */
export async function addSsoProfile(): Promise<() => void> {
  const file = told('AWS_CONFIG_FILE');
  const before = readFileSync(file, 'utf8');
  const { accountId } = await state();
  writeFileSync(file, before + profiles(sandboxEndpoint(), accountId));
  return () => {
    writeFileSync(file, before);
    rmSync(join(told('EPD_UI_HOME'), '.aws'), { recursive: true, force: true });
  };
}

/** What the user says on the page that the link leads to. */
export const answerCode = (userCode: string, answer: 'approve' | 'deny'): Promise<Response> =>
  own('POST', 'device', { userCode, answer });

/** Every token and key that was given is worth nothing from now on. */
export async function expireSignIns(): Promise<void> {
  const world = await state();
  const signIns = world.signIns ?? { clients: [], devices: [], tokens: [], keys: [] };
  for (const one of [...signIns.tokens, ...signIns.keys]) one.expiresAt = 0;
  await own('POST', 'reset', { state: { ...world, signIns } });
}

async function state(): Promise<World> {
  return (await (await own('GET', 'state')).json()) as World;
}
