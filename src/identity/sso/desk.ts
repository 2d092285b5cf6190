import { join } from 'node:path';
import type { Lock } from '../../core/ports.js';
import { environmentProfileName } from '../profile.js';
import { hasEnvironmentCredentials } from '../profiles.js';
import { renewalOf, type Renewal } from '../renewal.js';
import { readSharedFiles, type Env } from '../sharedFiles.js';
import { openSsoOidc, type OpenOidcOptions } from './openOidc.js';
import { createSignIns, type SignInState } from './signIns.js';
import { createTokenCache, ssoFolder } from './tokenCache.js';

/** What a desk needs. */
export interface SignInDeskOptions extends OpenOidcOptions {
  readonly env: Env;
  /** Locks in a folder, among all processes of this user. */
  readonly locksIn: (folder: string) => Lock;
}

/** A sign-in that can be done here. */
export type SsoRenewal = Extract<Renewal, { by: 'sso' }>;

/** Where one signs in, whoever asks: the editor or the command line. */
export interface SignInDesk {
  /** What renews a profile, by the files as they are now. Throws `PortError` where they cannot be read. */
  renewalOf(profile: string): Promise<Renewal>;
  /** As {@link SignIns.signIn}. */
  signIn(
    renewal: SsoRenewal,
    show: (state: SignInState) => void,
    signal: AbortSignal,
  ): Promise<void>;
}

/** The desk; nothing is read or asked yet. */
export function createSignInDesk(options: SignInDeskOptions): SignInDesk {
  const { env, clock } = options;
  const signIns = createSignIns({
    cache: createTokenCache(env),
    clock,
    // Beside the cache: every editor and the command line share it. Not in it: that is watched.
    lock: options.locksIn(join(ssoFolder(env), 'eks-private-dns')),
  });
  return {
    async renewalOf(profile) {
      const files = await readSharedFiles(env);
      const inFiles = files.profiles.has(profile);
      if (!inFiles && profile === environmentProfileName) return { by: 'environment' };
      const renewal = renewalOf(profile, files);
      // `default` without credentials of its own means those of the environment.
      const isDefault = profile === 'default' && (renewal.by === 'nothing' || !inFiles);
      return isDefault && hasEnvironmentCredentials(env) ? { by: 'environment' } : renewal;
    },
    async signIn({ profile, session }, show, signal) {
      await signIns.signIn(session, await openSsoOidc(options, profile, session), show, signal);
    },
  };
}
