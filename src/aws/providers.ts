import {
  createCredentialChain,
  fromEnv,
  fromHttp,
  fromIni,
  fromInstanceMetadata,
  fromTokenFile,
} from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentityProvider } from '@smithy/types';
import type { ProviderOptions } from './credentials.js';

// A bundle of its own, of a later generation of the SDK than the clients (docs/dependencies.md).

/** The credentials of a profile of the shared files, by all the ways that the SDK knows. */
export function profileProvider(
  profile: string,
  options: ProviderOptions,
): AwsCredentialIdentityProvider {
  const { region, roles, mfaCodeProvider, session } = options;
  const common = {
    clientConfig: signInConfig(options),
    ...roles,
    // The files are read anew: fresh keys must not wait for a restart.
    ignoreCache: true,
  };
  // The Region goes this way and not with the configuration, where it would win over the
  // `sso_region` of a session: the portal of another Region does not know its token.
  const how = { callerClientConfig: { region: () => Promise.resolve(region), profile } };
  if (mfaCodeProvider === undefined) return () => fromIni({ ...common, profile })(how);
  return async () => {
    // A code is not asked for in vain; and what fails while the SDK asks for it, the SDK leaves to
    // nobody, which ends a process.
    if (session && session.profile !== profile) {
      await fromIni({ ...common, profile: session.profile })(how);
    }
    return fromIni({ ...common, profile, mfaCodeProvider })(how);
  };
}

/**
 * The environment's own: its keys, a web identity, the role of a container or of the machine. Not
 * the SDK's default chain, which asks the profile that AWS_PROFILE names first.
 */
export function environmentProvider({ roles }: ProviderOptions): AwsCredentialIdentityProvider {
  const chain = createCredentialChain(fromEnv(), fromTokenFile({ ...roles }), roleOfThisPlace());
  return () => chain();
}

function roleOfThisPlace(): AwsCredentialIdentityProvider {
  const {
    AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative,
    AWS_CONTAINER_CREDENTIALS_FULL_URI: full,
    AWS_EC2_METADATA_DISABLED: disabled,
  } = process.env;
  if (relative || full) return fromHttp();
  // `fromInstanceMetadata` does not look at this variable; the SDK's default chain does.
  return disabled && disabled !== 'false' ? fromEnv() : fromInstanceMetadata();
}

/** How SSO and the sign-in service are called: the same way out as everything else. */
function signInConfig(options: ProviderOptions) {
  const { http, useFipsEndpoint, useDualstackEndpoint, session } = options;
  return {
    // Without the second, this generation of the SDK only warns of a time-out.
    requestHandler: { ...http, throwOnRequestTimeout: true },
    // Told in any case: unset, the SDK would read the profile that AWS_PROFILE names.
    useFipsEndpoint,
    useDualstackEndpoint,
    ignoreConfiguredEndpointUrls: true,
    ...(session?.endpointUrl === undefined ? {} : { endpoint: session.endpointUrl }),
  };
}
