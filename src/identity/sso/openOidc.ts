import type * as awsPort from '../../aws/awsPort.js';
import type { Clock } from '../../core/ports.js';
import type { SsoOidc, SsoSession } from '../../core/ports/sso.js';
import type { Profiles } from '../profiles.js';

/** What the calls of a sign-in need. */
export interface OpenOidcOptions {
  /** Loads the SDK. */
  readonly loadAws: () => Promise<Pick<typeof awsPort, 'createSsoOidc'>>;
  readonly profiles: Pick<Profiles, 'findProfile'>;
  readonly clock: Clock;
}

/** The calls of a sign-in for a session, by the way out of the profile that wants it. */
export async function openSsoOidc(
  { loadAws, profiles, clock }: OpenOidcOptions,
  name: string,
  { region }: SsoSession,
): Promise<SsoOidc> {
  const { createSsoOidc } = await loadAws();
  const profile = await profiles.findProfile(name);
  const { endpointUrl, serviceEndpointUrls, caBundle, proxy } = profile;
  return createSsoOidc({
    scope: { profile: name, region },
    clock,
    ...(endpointUrl === undefined ? {} : { endpointUrl }),
    ...(serviceEndpointUrls === undefined ? {} : { serviceEndpointUrls }),
    ...(caBundle === undefined ? {} : { caBundle }),
    ...(proxy ? { proxy } : {}),
    ...(profile.useFipsEndpoint ? { useFipsEndpoint: true } : {}),
    ...(profile.useDualstackEndpoint ? { useDualstackEndpoint: true } : {}),
  });
}
