import { readFileSync, writeFileSync } from 'node:fs';
import { hexOf } from '../../../src/sandbox/ids.js';
import { buildScenario } from '../../../src/sandbox/scenarios/scenarios.js';
import type { World } from '../../../src/sandbox/world.js';
import { told } from './workbench.js';

/** One account of {@link twoAccounts}. */
export interface TestAccount {
  readonly id: string;
  readonly alias: string;
  readonly role: string;
  /** Whoever calls with this key is in that account. */
  readonly key: string;
}

/** What the profile means at first: the post's case. */
export const oldAccount: TestAccount = {
  id: '111122223333',
  alias: 'northwind',
  role: 'NetworkAdmin',
  key: 'AKIASANDBOX000000000',
};

/** What it means after a switch: an estate of three clusters, one of which has the same name. */
export const newAccount: TestAccount = {
  id: '444455556666',
  alias: 'southwind',
  role: 'Auditor',
  key: 'AKIA444455556666SBOX',
};

/** Both accounts, with nothing in common but the Region and the name of a cluster. */
export function twoAccounts(timings: World['timings']): World {
  const now = Date.now();
  const quick = { ...timings, clusterUpdate: 500 };
  const one = as(oldAccount, buildScenario('post', now, quick));
  const hub = JSON.stringify(buildScenario('hub', now, timings))
    .replaceAll(oldAccount.id, newAccount.id)
    .replaceAll('checkout', 'payments')
    .replace(/-([0-9a-f]{17})\b/g, (_whole, hex: string) => `-${hexOf(`other ${hex}`)}`);
  return { ...one, accounts: [as(newAccount, JSON.parse(hub) as World)] };
}

function as({ id, alias, role }: TestAccount, world: World): World {
  const arn = `arn:aws:sts::${id}:assumed-role/${role}/jane`;
  return { ...world, alias, caller: { ...world.caller, arn } };
}

const file = (): string => told('AWS_SHARED_CREDENTIALS_FILE');
const line = /(aws_access_key_id = )(\S+)/;

/** Changes the first profile's key, as a terminal would. @returns the key that was there */
export function useKey(key: string): string {
  const text = readFileSync(file(), 'utf8');
  const before = line.exec(text)?.[2];
  if (before === undefined) throw new Error('no profile has a key');
  writeFileSync(file(), text.replace(line, `$1${key}`));
  return before;
}

/** Adds a profile like the first one, with a key of its own. @returns what takes it away again */
export function addProfile(name: string, key: string): () => void {
  const files = [told('AWS_CONFIG_FILE'), file()].map((path) => ({
    path,
    before: readFileSync(path, 'utf8'),
  }));
  const [config = '', credentials = ''] = files.map(({ before }) => before);
  const [, settings = ''] = /\[profile [^\]]+\]([^[]*)/.exec(config) ?? [];
  const [, keys = ''] = /\[[^\]]+\]([^[]*)/.exec(credentials) ?? [];
  writeFileSync(told('AWS_CONFIG_FILE'), `${config}\n[profile ${name}]${settings}`);
  writeFileSync(file(), `${credentials}\n[${name}]${keys.replace(line, `$1${key}`)}`);
  return () => {
    for (const { path, before } of files) writeFileSync(path, before);
  };
}
