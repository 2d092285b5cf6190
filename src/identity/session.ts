import { join } from 'node:path';
import type { PersonSession } from '../aws/credentials.js';
import { sessionEndpoint } from './endpoints.js';
import { homeOf, type Env, type Section, type SharedFiles } from './sharedFiles.js';

/**
 * The session that a profile's credentials come from, if a person signs in for them: its own, or
 * that of the profile its roles begin with. The order is the one of the SDK's provider.
 */
export function sessionOf(name: string, files: SharedFiles, env: Env): PersonSession | undefined {
  const visited = new Set<string>();
  let profile = name;
  let section = files.profiles.get(profile);
  while (section && assumesRoleOf(section, visited.size > 0)) {
    visited.add(profile);
    profile = section['source_profile'] ?? '';
    section = visited.has(profile) ? undefined : files.profiles.get(profile);
  }
  const by = section && signsIn(section);
  if (by === undefined) return undefined;
  // Where to, the profile in question says: its endpoints are meant for all that it needs.
  const endpointUrl = sessionEndpoint(by, env, files.profiles.get(name), files);
  return { by, profile, ...(endpointUrl === undefined ? {} : { endpointUrl }) };
}

function assumesRoleOf(section: Section, asSource: boolean): boolean {
  if (section['source_profile'] === undefined || section['role_arn'] === undefined) return false;
  return !(asSource && hasKeys(section));
}

const hasKeys = (section: Section): boolean =>
  section['aws_access_key_id'] !== undefined && section['aws_secret_access_key'] !== undefined;

const sso = ['sso_start_url', 'sso_account_id', 'sso_session', 'sso_region', 'sso_role_name'];

function signsIn(section: Section): PersonSession['by'] | undefined {
  const first = ['web_identity_token_file', 'credential_process', 'credential_source'];
  if (hasKeys(section) || first.some((setting) => section[setting] !== undefined)) return undefined;
  if (sso.some((setting) => section[setting] !== undefined)) return 'sso';
  return section['login_session'] === undefined ? undefined : 'login';
}

/** The folders where the AWS tools keep the tokens of sessions. */
export function sessionCaches(env: Env): readonly string[] {
  const folder = join(homeOf(env), '.aws');
  return [
    join(folder, 'sso', 'cache'),
    env['AWS_LOGIN_CACHE_DIRECTORY'] || join(folder, 'login', 'cache'),
  ];
}
