import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import { configuredEndpoints } from './endpoints.js';
import { environmentProfileName, type Profile } from './profile.js';
import { wayOut } from './wayOut.js';
import { environmentRevision, revisionOf } from './revision.js';
import { sessionOf } from './session.js';
import {
  readSharedFiles,
  sharedFilePaths,
  type Env,
  type Section,
  type SharedFiles,
} from './sharedFiles.js';

/** The profiles of this machine and of this process. Throws only `PortError`. */
export interface Profiles {
  /** The embedded sandbox, the environment where it has credentials, then the files', by name. */
  listProfiles(): Promise<readonly Profile[]>;
  /** Throws `unknownProfile`, naming the files and the known names. */
  findProfile(name: string): Promise<Profile>;
  /**
   * Adds a profile that is in no file, such as the embedded sandbox. It never hides one of the
   * user's own: if the name is taken it gets another, so use the name that comes back.
   */
  embed(profile: Omit<Profile, 'hasCredentials' | 'revision'>): Promise<Profile>;
  /** Takes an embedded profile away again. */
  remove(name: string): void;
}

/** Profiles from the shared files and the environment, read anew at every question. */
export function createProfiles(env: Env = process.env): Profiles {
  const embedded = new Map<string, Profile>();
  let embeddings = 0;

  const all = async (): Promise<readonly Profile[]> => {
    const files = await readSharedFiles(env);
    const named = [...files.profiles]
      .filter(([name]) => !embedded.has(name))
      .map(([name, section]) => fromFile(env, files, name, section))
      .sort((a, b) => a.name.localeCompare(b.name));
    const environment =
      hasEnvironmentCredentials(env) && !files.profiles.has(environmentProfileName)
        ? [fromEnvironment(env)]
        : [];
    return [...embedded.values(), ...environment, ...named];
  };

  return {
    listProfiles: all,

    async findProfile(name) {
      const profiles = await all();
      const found = profiles.find((profile) => profile.name === name);
      if (found) return found;
      // Roles of a machine leave no trace in the environment: asked for by name, they are tried.
      if (name === environmentProfileName) return fromEnvironment(env);
      throw unknownProfile(env, name, profiles);
    },

    async embed(profile) {
      const taken = new Set((await readSharedFiles(env)).profiles.keys());
      let { name } = profile;
      for (let count = 2; taken.has(name) || embedded.has(name); count += 1) {
        name = `${profile.name}-${count}`;
      }
      embeddings += 1;
      const made = { ...profile, name, hasCredentials: true, revision: `embedded-${embeddings}` };
      embedded.set(name, made);
      return made;
    },

    remove: (name) => void embedded.delete(name),
  };
}

/** The profile meant when nobody named one. */
export function defaultProfileName(env: Env): string {
  const named = env['AWS_PROFILE'] || env['AWS_DEFAULT_PROFILE'];
  return named || (hasEnvironmentCredentials(env) ? environmentProfileName : 'default');
}

/** The Region of the environment, as the AWS tools read it. */
export function environmentRegion(env: Env): string | undefined {
  return env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || undefined;
}

/** The Regions to begin with for a profile: its own, then the environment's; maybe none. */
export function regionsFor(profile: Profile, env: Env = process.env): readonly string[] {
  const regions = [profile.region, environmentRegion(env)];
  return [...new Set(regions.filter((region) => region !== undefined))];
}

/** Whether the environment itself says whose credentials to use. */
export function hasEnvironmentCredentials(env: Env): boolean {
  return Boolean(
    (env['AWS_ACCESS_KEY_ID'] && env['AWS_SECRET_ACCESS_KEY']) ||
    (env['AWS_WEB_IDENTITY_TOKEN_FILE'] && env['AWS_ROLE_ARN']) ||
    env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] ||
    env['AWS_CONTAINER_CREDENTIALS_FULL_URI'],
  );
}

function fromEnvironment(env: Env): Profile {
  const region = environmentRegion(env);
  const caBundle = env['AWS_CA_BUNDLE'];
  return {
    name: environmentProfileName,
    source: 'environment',
    ...(region === undefined ? {} : { region }),
    ...configuredEndpoints(env, undefined, undefined),
    ...(caBundle ? { caBundle } : {}),
    ...wayOut(env, undefined),
    hasCredentials: hasEnvironmentCredentials(env),
    revision: environmentRevision(env),
  };
}

const credentialSettings = [
  'aws_access_key_id',
  'role_arn',
  'sso_session',
  'sso_start_url',
  'credential_process',
  'credential_source',
  'web_identity_token_file',
  'login_session',
];

function fromFile(env: Env, files: SharedFiles, name: string, section: Section): Profile {
  const caBundle = env['AWS_CA_BUNDLE'] || section['ca_bundle'];
  const session = sessionOf(name, files, env);
  return {
    name,
    source: 'file',
    ...(section['region'] ? { region: section['region'] } : {}),
    ...configuredEndpoints(env, section, files),
    ...(caBundle ? { caBundle } : {}),
    ...wayOut(env, section),
    ...(session === undefined ? {} : { session }),
    hasCredentials: credentialSettings.some((setting) => section[setting] !== undefined),
    revision: revisionOf(name, files, env),
  };
}

function unknownProfile(env: Env, profile: string, known: readonly Profile[]): PortError {
  const paths = sharedFilePaths(env);
  const names = known.map(({ name }) => name);
  return new PortError({
    kind: 'unknownProfile',
    messageKey: 'error.identity.unknownProfile',
    args: { profile, files: [paths.config, paths.credentials] },
    help:
      names.length === 0
        ? message('help.identity.noProfiles', { profile })
        : message('help.identity.knownProfiles', { profile, known: names }),
  });
}
