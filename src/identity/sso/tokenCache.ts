import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../../core/model/errorCode.js';
import { message } from '../../core/model/message.js';
import { PortError } from '../../core/model/portError.js';
import type { SsoRegistration, SsoSession, SsoToken } from '../../core/ports/sso.js';
import { homeOf, type Env } from '../sharedFiles.js';

/** The token of a session as every AWS tool keeps it. */
export interface CachedToken {
  readonly accessToken: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** The cache of tokens that the AWS CLI and the SDKs share. Throws only `PortError`. */
export interface TokenCache {
  /** `undefined` where there is none, or nothing that could be one. */
  readToken(session: SsoSession): Promise<CachedToken | undefined>;
  writeToken(
    session: SsoSession,
    token: SsoToken,
    registration: SsoRegistration,
    now: number,
  ): Promise<void>;
  /** A registration of ours that is still good at `now`. */
  readRegistration(session: SsoSession, now: number): Promise<SsoRegistration | undefined>;
  writeRegistration(session: SsoSession, registration: SsoRegistration): Promise<void>;
}

/** `~/.aws/sso`: the folder of the cache, and of the locks beside it. */
export function ssoFolder(env: Env): string {
  return join(homeOf(env), '.aws', 'sso');
}

/** The file of a session's token: its name, or the older kind's start URL, as SHA-1. */
export function tokenFile(env: Env, { name, startUrl }: SsoSession): string {
  return join(ssoFolder(env), 'cache', `${sha1(name ?? startUrl)}.json`);
}

/**
 * The tokens as files. A registration is kept in a file of its own, as the AWS CLI does it: the
 * one beside a token may be of another tool, and not allowed to use device codes.
 */
export function createTokenCache(env: Env): TokenCache {
  const registrationFile = ({ name, startUrl, region, scopes }: SsoSession): string => {
    const key = { region, scopes, session_name: name ?? null, startUrl, tool: 'eks-private-dns' };
    return join(ssoFolder(env), 'cache', `${sha1(JSON.stringify(key))}.json`);
  };
  return {
    async readToken(session) {
      const content = await readJson(tokenFile(env, session));
      const accessToken = textIn(content, 'accessToken');
      const expiresAt = Date.parse(textIn(content, 'expiresAt') ?? '');
      if (accessToken === undefined || Number.isNaN(expiresAt)) return undefined;
      return { accessToken, expiresAt };
    },

    async writeToken(session, token, registration, now) {
      await writeWhole(tokenFile(env, session), {
        startUrl: session.startUrl,
        region: session.region,
        accessToken: token.accessToken,
        expiresAt: utc(now + token.expiresInMs),
        clientId: registration.clientId,
        clientSecret: registration.clientSecret,
        registrationExpiresAt: utc(registration.expiresAt),
        ...(token.refreshToken === undefined ? {} : { refreshToken: token.refreshToken }),
      });
    },

    async readRegistration(session, now) {
      const content = await readJson(registrationFile(session));
      const clientId = textIn(content, 'clientId');
      const clientSecret = textIn(content, 'clientSecret');
      const expiresAt = Date.parse(textIn(content, 'expiresAt') ?? '');
      if (clientId === undefined || clientSecret === undefined) return undefined;
      return expiresAt - now > spareMs ? { clientId, clientSecret, expiresAt } : undefined;
    },

    async writeRegistration(session, { clientId, clientSecret, expiresAt }) {
      const content = { clientId, clientSecret, expiresAt: utc(expiresAt), scopes: session.scopes };
      await writeWhole(registrationFile(session), content);
    },
  };
}

/** A registration must outlast the sign-in, and the refreshes after it would like to as well. */
const spareMs = 60 * 60_000;

function sha1(text: string): string {
  return createHash('sha1').update(text, 'utf8').digest('hex');
}

/** `2026-01-31T12:00:00Z`: whole seconds, as the AWS CLI writes it; some readers take no others. */
function utc(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

function textIn(content: unknown, name: string): string | undefined {
  if (typeof content !== 'object' || content === null) return undefined;
  const value: unknown = (content as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    // Half of another tool's write, or none: there is no token, and a sign-in will write one.
    if (error instanceof SyntaxError || errorCode(error) === 'ENOENT') return undefined;
    if (errorCode(error) === 'ENOTDIR') return undefined;
    throw failure(file, error);
  }
}

/** Others read it at any time, so it is replaced at once, and nobody else may ever read it. */
async function writeWhole(file: string, content: object): Promise<void> {
  const temporary = `${file}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(JSON.stringify(content, null, 2));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await chmod(temporary, 0o600);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw failure(file, error);
  }
}

function failure(file: string, error: unknown): PortError {
  const detail = error instanceof Error ? error.message : String(error);
  return new PortError(
    {
      kind: 'internal',
      messageKey: 'error.sso.cache',
      args: { file, detail },
      help: message('help.sso.cache', { file }),
      detail,
    },
    error,
  );
}
