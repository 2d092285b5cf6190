import type { Profile } from './profile.js';
import type { Env, Section } from './sharedFiles.js';

/** Proxy, FIPS and dual-stack, as every AWS tool reads them: a variable beats the profile's setting. */
export function wayOut(
  env: Env,
  section: Section | undefined,
): Pick<Profile, 'proxy' | 'useFipsEndpoint' | 'useDualstackEndpoint'> {
  const url = env['HTTPS_PROXY'] || env['https_proxy'];
  const isOn = (variable: string, setting: string): boolean =>
    (env[variable] || section?.[setting])?.toLowerCase() === 'true';
  return {
    ...(url ? { proxy: { url, except: env['NO_PROXY'] || env['no_proxy'] || '' } } : {}),
    ...(isOn('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint') ? { useFipsEndpoint: true } : {}),
    ...(isOn('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint')
      ? { useDualstackEndpoint: true }
      : {}),
  };
}
