import type * as awsPort from '../aws/awsPort.js';
import type { DnsServer } from '../core/dns/types.js';
import type { ConnectionReport } from '../core/model/connectionReport.js';
import type { AwsScope } from '../core/model/identity.js';
import { cancelled, type PortError } from '../core/model/portError.js';
import type { Clock, Connection } from '../core/ports.js';
import type { SsmCourier } from '../core/ports/couriers.js';
import type { Profile } from './profile.js';
import type { Profiles } from './profiles.js';

type AwsPort = typeof awsPort;

/** What opening a scope needs. */
export interface ConnectOptions {
  /** Loads the SDK: called when the first scope is opened, never before. */
  readonly loadAws: () => Promise<AwsPort>;
  readonly profiles: Pick<Profiles, 'findProfile'>;
  /** A resolver on the public internet; the sandbox has its own. */
  readonly publicServer: DnsServer;
  readonly clock: Clock;
  readonly mfaCodeProvider?: (mfaSerial: string) => Promise<string>;
  /** Hears what could not be read where the answer is useful all the same. */
  readonly onTrouble?: (error: PortError) => void;
}

/** A connection that also knows whom to ask for public answers. */
export interface ScopeConnection extends Connection {
  readonly ssm: SsmCourier;
  test(signal: AbortSignal): Promise<ConnectionReport>;
  /** `undefined` where nothing plays the public internet. */
  publicServer(signal: AbortSignal): Promise<DnsServer | undefined>;
}

/** Opens scopes; clients are shared by all that have the same identity. */
export function createConnect(
  options: ConnectOptions,
): (scope: AwsScope, signal: AbortSignal) => Promise<ScopeConnection> {
  let loading: Promise<AwsPort> | undefined;
  const load = async (): Promise<AwsPort> => {
    try {
      return await (loading ??= options.loadAws());
    } catch (error) {
      // The next one tries again.
      loading = undefined;
      throw error;
    }
  };
  return async (scope, signal) => {
    const profile = await options.profiles.findProfile(scope.profile);
    const port = await load();
    const { createAws, createSsmCourier, createVantages, credentialsFingerprint } = port;
    if (signal.aborted) throw cancelled();
    const { endpointUrl, serviceEndpointUrls, caBundle, revision, proxy } = profile;
    const awsOptions = {
      scope,
      source: sourceOf(profile),
      clock: options.clock,
      revision,
      ...(endpointUrl === undefined ? {} : { endpointUrl }),
      ...(serviceEndpointUrls === undefined ? {} : { serviceEndpointUrls }),
      ...(caBundle === undefined ? {} : { caBundle }),
      ...(proxy ? { proxy } : {}),
      ...(profile.session ? { session: profile.session } : {}),
      ...(profile.useFipsEndpoint ? { useFipsEndpoint: true } : {}),
      ...(profile.useDualstackEndpoint ? { useDualstackEndpoint: true } : {}),
      ...(options.mfaCodeProvider ? { mfaCodeProvider: options.mfaCodeProvider } : {}),
    };
    const aws = createAws(awsOptions);
    const vantages = createVantages({
      scope,
      aws,
      publicServer: options.publicServer,
      ...(endpointUrl === undefined ? {} : { endpointUrl }),
      ...(options.onTrouble ? { onTrouble: options.onTrouble } : {}),
    });
    return {
      aws,
      vantages,
      ssm: createSsmCourier(awsOptions),
      publicServer: (stop) => vantages.publicServer(stop),
      revision,
      async accountAlias(accountId, stop) {
        const now = await aws.callerIdentity(stop);
        return now.accountId === accountId ? port.accountAlias(awsOptions, stop) : undefined;
      },
      test: (stop) => port.testConnection(awsOptions, stop),
      fingerprint: () => credentialsFingerprint(awsOptions),
    };
  };
}

type Source = Parameters<AwsPort['createAws']>[0]['source'];

function sourceOf(profile: Profile): Source {
  if (profile.credentials) return { from: 'keys', keys: profile.credentials };
  if (profile.source === 'environment') return { from: 'environment' };
  // `default` without a way to sign in only gives settings, as on a machine with an instance role.
  if (profile.name === 'default' && !profile.hasCredentials) return { from: 'environment' };
  return { from: 'profile', profile: profile.name };
}
