import type { Agent } from 'node:https';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import type { RoleAssumers } from './roles.js';

/** Keys that are given, not looked up. */
export interface StaticCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Whose credentials a port uses. */
export type CredentialSource =
  | { readonly from: 'keys'; readonly keys: StaticCredentials }
  /** A profile of the shared configuration files, with all the ways they know. */
  | { readonly from: 'profile'; readonly profile: string }
  /** Environment variables, web identity, container or instance role; AWS_PROFILE plays no part. */
  | { readonly from: 'environment' };

/** Asks the user for the code of an MFA device. */
export type MfaCodeProvider = (mfaSerial: string) => Promise<string>;

/** The session of a person that a profile's credentials come from. */
export interface PersonSession {
  /** `aws login` or `aws sso login`. */
  readonly by: 'login' | 'sso';
  /** The profile that has the session: the one in question, or the one its roles begin with. */
  readonly profile: string;
  /** Where its service is called instead of at AWS. */
  readonly endpointUrl?: string;
}

/** What the SDK's providers are told. */
export interface ProviderOptions {
  readonly region: string;
  /** Bounds of one exchange, whom to trust, and by which proxy. */
  readonly http: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly httpsAgent?: Agent;
  };
  readonly useFipsEndpoint: boolean;
  readonly useDualstackEndpoint: boolean;
  readonly session?: PersonSession;
  readonly roles: RoleAssumers;
  readonly mfaCodeProvider?: MfaCodeProvider;
}

/** The SDK's own providers, loaded on first use; there is no second resolver here. */
export function credentialsOf(
  source: CredentialSource,
  options: ProviderOptions,
): AwsCredentialIdentity | AwsCredentialIdentityProvider {
  if (source.from === 'keys') return { ...source.keys };
  let loading: Promise<AwsCredentialIdentityProvider> | undefined;
  const load = async (): Promise<AwsCredentialIdentityProvider> => {
    const { environmentProvider, profileProvider } = await import('./providers.js');
    return source.from === 'environment'
      ? environmentProvider(options)
      : profileProvider(source.profile, options);
  };
  return async () => (await (loading ??= load()))();
}
