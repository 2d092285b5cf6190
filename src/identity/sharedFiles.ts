import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
import { errorCode } from '../core/model/errorCode.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';

/** The environment variables, as Node gives them. */
export type Env = Readonly<Record<string, string | undefined>>;

/** One section's settings; nested ones are joined by a dot. */
export type Section = Readonly<Record<string, string | undefined>>;

/** The shared files, read and merged: credentials win over config, as in every AWS tool. */
export interface SharedFiles {
  readonly profiles: ReadonlyMap<string, Section>;
  readonly ssoSessions: ReadonlyMap<string, Section>;
  readonly services: ReadonlyMap<string, Section>;
}

/** The user's home folder. */
export function homeOf(env: Env): string {
  return env['HOME'] || env['USERPROFILE'] || homedir();
}

/** Where the shared files are; `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE` move them. */
export function sharedFilePaths(env: Env): {
  readonly config: string;
  readonly credentials: string;
} {
  const home = homeOf(env);
  const expand = (path: string): string =>
    path.startsWith('~/') ? join(home, path.slice(2)) : path;
  return {
    config: expand(env['AWS_CONFIG_FILE'] || join(home, '.aws', 'config')),
    credentials: expand(env['AWS_SHARED_CREDENTIALS_FILE'] || join(home, '.aws', 'credentials')),
  };
}

/** Reads both files anew. A file that is not there is empty; one that cannot be read is an error. */
export async function readSharedFiles(env: Env): Promise<SharedFiles> {
  const paths = sharedFilePaths(env);
  // The loader takes an unreadable file for an empty one, which would hide every profile in it.
  await Promise.all([mustBeReadable(paths.config), mustBeReadable(paths.credentials)]);
  const files = await loadSharedConfigFiles({
    configFilepath: paths.config,
    filepath: paths.credentials,
    ignoreCache: true,
  });
  const profiles = new Map<string, Section>();
  const ssoSessions = new Map<string, Section>();
  const services = new Map<string, Section>();
  for (const [name, section] of Object.entries(files.configFile)) {
    const [prefix, rest] = splitOnce(name);
    if (prefix === 'sso-session' && rest !== undefined) ssoSessions.set(rest, section);
    else if (prefix === 'services' && rest !== undefined) services.set(rest, section);
    else profiles.set(name, section);
  }
  for (const [name, section] of Object.entries(files.credentialsFile)) {
    profiles.set(name, { ...profiles.get(name), ...section });
  }
  return { profiles, ssoSessions, services };
}

function splitOnce(name: string): readonly [string, string?] {
  const dot = name.indexOf('.');
  return dot === -1 ? [name] : [name.slice(0, dot), name.slice(dot + 1)];
}

async function mustBeReadable(file: string): Promise<void> {
  try {
    await access(file, constants.R_OK);
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return;
    throw new PortError(
      {
        kind: 'unknownProfile',
        messageKey: 'error.identity.filesUnreadable',
        args: { file, detail: code },
        help: message('help.identity.fixFile'),
        code,
      },
      error,
    );
  }
}
