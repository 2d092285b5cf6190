import type { SsoSession } from '../core/ports/sso.js';
import type { Section, SharedFiles } from './sharedFiles.js';

/** What makes the credentials of a profile good again. `base` is the profile it has to be done for. */
export type Renewal =
  | {
      readonly by: 'sso';
      readonly base: string;
      /** The one in question: its endpoints are meant for all that it needs. */
      readonly profile: string;
      readonly session: SsoSession;
      /** Of whom the base itself is: a role at the end of a chain may be of another account. */
      readonly account?: string;
      readonly role?: string;
    }
  /** `aws login` (`login_session`). */
  | { readonly by: 'login'; readonly base: string }
  /** A program of the user's is run for each new set of keys. */
  | { readonly by: 'process'; readonly base: string; readonly program: string }
  /** Keys in a file; `temporary` ones were written there by some tool. */
  | { readonly by: 'keys'; readonly base: string; readonly temporary: boolean }
  /** A token in a file that something else renews. */
  | { readonly by: 'webIdentity'; readonly base: string; readonly file: string }
  /** The role of the machine, or of the container. */
  | { readonly by: 'machine'; readonly base: string }
  | { readonly by: 'environment' }
  /** Its section says nothing of credentials. */
  | { readonly by: 'nothing'; readonly base: string }
  /** The files contradict themselves: a profile that is not there, a circle, or half a session. */
  | { readonly by: 'broken'; readonly base: string; readonly missing: string };

/** Follows `source_profile` to where credentials begin, in the order in which the SDK looks. */
export function renewalOf(profile: string, files: SharedFiles): Renewal {
  const visited = new Set<string>();
  for (let name = profile; ;) {
    const section = files.profiles.get(name);
    if (!section) return { by: 'broken', base: name, missing: `profile ${name}` };
    const source = section['source_profile'];
    const first = visited.size === 0;
    // The SDK takes keys before a role, but for the profile that was asked for.
    if (!first && hasKeys(section)) return keysOf(name, section);
    if (section['role_arn'] === undefined || (!source && !section['credential_source'])) {
      return ownRenewal(name, section, files, profile);
    }
    if (section['credential_source'] !== undefined) return sourceOf(name, section);
    if (source === undefined || (visited.has(source) && source !== name)) {
      return { by: 'broken', base: name, missing: 'source_profile' };
    }
    if (source === name) {
      if (hasKeys(section)) return keysOf(name, section);
      return { by: 'broken', base: name, missing: 'source_profile' };
    }
    visited.add(name);
    name = source;
  }
}

function hasKeys(section: Section): boolean {
  return Boolean(section['aws_access_key_id'] && section['aws_secret_access_key']);
}

function keysOf(base: string, section: Section): Renewal {
  return { by: 'keys', base, temporary: Boolean(section['aws_session_token']) };
}

function sourceOf(base: string, section: Section): Renewal {
  return section['credential_source'] === 'Environment'
    ? { by: 'environment' }
    : { by: 'machine', base };
}

function ownRenewal(base: string, section: Section, files: SharedFiles, profile: string): Renewal {
  if (hasKeys(section)) return keysOf(base, section);
  const file = section['web_identity_token_file'];
  if (file) return { by: 'webIdentity', base, file };
  const process = section['credential_process'];
  if (process) return { by: 'process', base, program: programOf(process) };
  if (section['sso_session'] || section['sso_start_url'])
    return ssoOf(base, section, files, profile);
  if (section['login_session']) return { by: 'login', base };
  return { by: 'nothing', base };
}

/** Its arguments may hold secrets, so the program alone is named. */
function programOf(command: string): string {
  const [, quoted, plain] = /^\s*(?:"([^"]*)"|(\S+))/.exec(command) ?? [];
  return (quoted ?? plain ?? '').split(/[\\/]/).at(-1) ?? '';
}

function ssoOf(base: string, section: Section, files: SharedFiles, profile: string): Renewal {
  const name = section['sso_session'];
  const settings = name ? files.ssoSessions.get(name) : section;
  if (!settings) return { by: 'broken', base, missing: `sso-session ${name ?? ''}` };
  const { sso_start_url: startUrl, sso_region: region } = settings;
  if (!startUrl) return { by: 'broken', base, missing: 'sso_start_url' };
  if (!region) return { by: 'broken', base, missing: 'sso_region' };
  const { sso_account_id: account, sso_role_name: role } = section;
  const whose = { profile, ...(account ? { account } : {}), ...(role ? { role } : {}) };
  if (!name) return { by: 'sso', base, session: { startUrl, region, scopes: [] }, ...whose };
  const asked = (settings['sso_registration_scopes'] ?? '').split(/[\s,]+/).filter(Boolean);
  const scopes = asked.length > 0 ? asked : ['sso:account:access'];
  return { by: 'sso', base, session: { name, startUrl, region, scopes }, ...whose };
}
