import assert from 'node:assert/strict';
import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PortError, type PortErrorInfo } from '../../../../src/core/model/portError.js';
import { createConnect, type ConnectOptions } from '../../../../src/identity/connect.js';
import { createProfiles } from '../../../../src/identity/profiles.js';
import { thumbprintOf } from '../../../../src/sandbox/services/signin/dpop.js';
import { refreshTokenOf } from '../../../../src/sandbox/services/signin/refreshToken.js';
import { keysFor } from '../../../../src/sandbox/session.js';
import { home, type Home } from '../../identity/support.js';
import { fakeClock } from './fakeClock.js';
import { never } from './port.js';

const minute = 60_000;

/** Somebody at a machine: AWS files and variables that this process has until they leave. */
export interface Person {
  readonly at: Home;
  /** The ARN that a profile calls as, in a Region. */
  arn(profile: string, region?: string): Promise<string>;
  leave(): void;
}

/** Takes the place of every AWS variable of this process. */
export function person(
  files: { config?: string; credentials?: string },
  variables: Record<string, string> = {},
  options: Partial<ConnectOptions> = {},
): Person {
  const at = home(files);
  const before = { ...process.env };
  for (const name of Object.keys(process.env)) {
    if (/^AWS_|_PROXY$/i.test(name)) Reflect.deleteProperty(process.env, name);
  }
  const usual = {
    HOME: at.path,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  Object.assign(process.env, usual, variables);
  const connect = createConnect({
    loadAws: () => import('../../../../src/aws/awsPort.js'),
    profiles: createProfiles(process.env),
    publicServer: { address: '127.0.0.1', port: 9 },
    clock: fakeClock(),
    ...options,
  });
  return {
    at,
    async arn(profile, region = 'us-east-1') {
      const { aws } = await connect({ profile, region }, never);
      return (await aws.callerIdentity(never)).arn;
    },
    leave() {
      for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
      Object.assign(process.env, before);
      at.remove();
    },
  };
}

/** Temporary keys of a user of the sandbox, named so that it shows whose keys were used. */
export function keysOf(accountId: string, name: string) {
  const arn = `arn:aws:iam::${accountId}:user/${name}`;
  return { arn, ...keysFor(accountId, { arn, userId: name, expiresAt: Date.now() + 60 * minute }) };
}

/** What `aws login` leaves behind (AWS CLI 2.32 and later), in minutes from now. */
export function login(
  at: Home,
  accountId: string,
  name: string,
  { keysFor: keyMinutes, sessionFor }: { readonly keysFor: number; readonly sessionFor: number },
): { readonly arn: string; readonly file: string; read(): LoginCache } {
  const { arn, ...keys } = keysOf(accountId, name);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' });
  const cache: LoginCache = {
    accessToken: {
      ...keys,
      accountId,
      expiresAt: new Date(Date.now() + keyMinutes * minute).toISOString(),
    },
    tokenType: 'aws_sigv4',
    clientId: 'arn:aws:signin:::devtools/same-device',
    refreshToken: refreshTokenOf({
      arn,
      userId: name,
      accountId,
      thumbprint: thumbprintOf(jwk),
      endsAt: Date.now() + sessionFor * minute,
    }),
    dpopKey: String(privateKey.export({ type: 'sec1', format: 'pem' })),
  };
  const folder = join(at.path, '.aws', 'login', 'cache');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${createHash('sha256').update(arn).digest('hex')}.json`);
  writeFileSync(file, JSON.stringify(cache));
  return { arn, file, read: () => JSON.parse(readFileSync(file, 'utf8')) as LoginCache };
}

interface LoginCache {
  readonly accessToken: Readonly<Record<string, string>>;
  readonly [name: string]: unknown;
}

/** What `aws sso login` leaves behind. */
export function ssoToken(at: Home, session: string, accessToken: string, minutes: number): void {
  const folder = join(at.path, '.aws', 'sso', 'cache');
  mkdirSync(folder, { recursive: true });
  const expiresAt = new Date(Date.now() + minutes * minute).toISOString();
  const file = `${createHash('sha1').update(session).digest('hex')}.json`;
  writeFileSync(join(folder, file), JSON.stringify({ accessToken, expiresAt }));
}

/** The `PortError` that a promise rejects with; one of a bundle is of another class than ours. */
export async function failure(promise: Promise<unknown>): Promise<PortError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof PortError) return error;
    assert.ok(error instanceof Error && error.name === 'PortError' && 'info' in error);
    return new PortError(error.info as PortErrorInfo, error);
  }
  assert.fail('did not fail');
}
