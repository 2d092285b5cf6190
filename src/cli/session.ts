import { join } from 'node:path';
import { createDnsClient } from '../core/dns/client.js';
import type { AwsScope } from '../core/model/identity.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import type { Clock, Dns, Journal, Lock } from '../core/ports.js';
import { createConnect, type ScopeConnection } from '../identity/connect.js';
import {
  createProfiles,
  defaultProfileName,
  environmentRegion,
  type Profiles,
} from '../identity/profiles.js';
import { createSignInDesk, type SignInDesk } from '../identity/sso/desk.js';
import { createJournalFile } from '../store/journalFile.js';
import { createLockFiles } from '../store/lockFiles.js';
import { createSnapshotStore, type SnapshotStore } from '../store/snapshotStore.js';
import type { Io } from './io.js';
import type { Options } from './options.js';
import { stateFolder } from './stateFolder.js';
import { UsageError } from './usageError.js';

/** What the verbs work with. */
export interface Session {
  readonly io: Io;
  readonly clock: Clock;
  readonly profiles: Profiles;
  readonly connect: (scope: AwsScope, signal: AbortSignal) => Promise<ScopeConnection>;
  readonly store: SnapshotStore;
  readonly dns: Dns;
  readonly journal: Journal;
  readonly lock: Lock;
  /** Where one signs in. */
  readonly desk: SignInDesk;
}

/** Everything with its needs; nothing is loaded or asked yet. */
export function openSession(io: Io, clock: Clock): Session {
  const profiles = createProfiles(io.env);
  const dns = createDnsClient();
  const ways = { loadAws: () => import('../aws/awsPort.js'), profiles, clock };
  const connect = createConnect({
    ...ways,
    publicServer: { address: '1.1.1.1', port: 53 },
    mfaCodeProvider: (serial) => askMfaCode(io, serial),
    onTrouble: (error) => io.stderr(`${error.message}\n`),
  });
  return {
    io,
    clock,
    profiles,
    connect,
    dns,
    store: createSnapshotStore({
      loadReader: () => import('../core/inventory/reader.js'),
      connect,
      clock,
      dns,
      revision: async ({ profile }) => (await profiles.findProfile(profile)).revision,
    }),
    journal: createJournalFile(stateFolder(io.env)),
    lock: createLockFiles(join(stateFolder(io.env), 'locks')),
    desk: createSignInDesk({
      ...ways,
      env: io.env,
      locksIn: (folder) => createLockFiles(folder),
    }),
  };
}

/** The scope that the options and the environment mean. Throws `unknownProfile`, and for no Region. */
export async function scopeOf({ profiles, io }: Session, options: Options): Promise<AwsScope> {
  const profile = await profiles.findProfile(options.profile ?? defaultProfileName(io.env));
  const region = options.region ?? environmentRegion(io.env) ?? profile.region;
  if (region) return { profile: profile.name, region };
  throw new UsageError(`Profile ${profile.name} has no Region: give --region, or set AWS_REGION.`);
}

function askMfaCode(io: Io, serial: string): Promise<string> {
  if (io.isTty) return io.ask(`MFA code of ${serial}: `, io.signal);
  return Promise.reject(
    new PortError({
      kind: 'noCredentials',
      messageKey: 'error.cli.mfaNoTerminal',
      args: { serial },
      help: message('help.cli.mfaNoTerminal'),
    }),
  );
}
