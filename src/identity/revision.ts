import { createHash } from 'node:crypto';
import type { Env, Section, SharedFiles } from './sharedFiles.js';

const environmentCredentials = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_ARN',
  'AWS_ROLE_SESSION_NAME',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
];

/** A digest of the variables that say whose credentials to use. */
export function environmentRevision(env: Env): string {
  const values = environmentCredentials.map((name) => env[name] ?? '');
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}

/**
 * A digest of everything in the files that bears on a profile's credentials: its own section,
 * its `sso_session`, and the profiles or variables it borrows credentials from. Secrets only enter the digest.
 */
export function revisionOf(name: string, files: SharedFiles, env: Env): string {
  const hash = createHash('sha256');
  const visited = new Set<string>();
  let next: string | undefined = name;
  while (next !== undefined && !visited.has(next)) {
    visited.add(next);
    const section: Section | undefined = files.profiles.get(next);
    hash.update(JSON.stringify([next, ...sorted(section)]));
    hash.update(JSON.stringify(sorted(files.ssoSessions.get(section?.['sso_session'] ?? ''))));
    // A role may be assumed with the environment's keys; `default` without any means them too.
    if (section?.['credential_source'] !== undefined || next === 'default')
      hash.update(environmentRevision(env));
    next = section?.['source_profile'];
  }
  return hash.digest('hex');
}

function sorted(section: Section | undefined): readonly (readonly [string, string | undefined])[] {
  return Object.entries(section ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}
