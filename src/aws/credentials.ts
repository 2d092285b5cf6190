import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';

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

/** The SDK's own providers; there is no second resolver here. */
export function credentialsOf(
  source: CredentialSource,
  clientConfig: { readonly region: string; readonly requestHandler: NodeHttpHandler },
  mfaCodeProvider?: MfaCodeProvider,
): AwsCredentialIdentity | AwsCredentialIdentityProvider {
  const common = {
    clientConfig,
    ...(mfaCodeProvider === undefined ? {} : { mfaCodeProvider }),
  };
  switch (source.from) {
    case 'keys':
      return { ...source.keys };
    case 'profile':
      // The files are read anew: fresh keys must not wait for a restart.
      return fromIni({ ...common, profile: source.profile, ignoreCache: true });
    case 'environment':
      return environment(common);
  }
}

/** The SDK's chain skips the environment's keys when AWS_PROFILE is set; they are asked first here. */
function environment(common: object): AwsCredentialIdentityProvider {
  const chain = fromNodeProviderChain(common);
  return async (options) => {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
    if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) return chain(options);
    return {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
    };
  };
}
