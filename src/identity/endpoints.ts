import type { EndpointService } from './profile.js';
import type { Env, Section, SharedFiles } from './sharedFiles.js';

/** IAM prefix -> the service's id in variables and in the shared files. */
const services: readonly (readonly [EndpointService, string])[] = [
  ['eks', 'eks'],
  ['ec2', 'ec2'],
  ['iam', 'iam'],
  ['ram', 'ram'],
  ['route53', 'route_53'],
  ['route53profiles', 'route53profiles'],
  ['route53resolver', 'route53resolver'],
  ['servicequotas', 'service_quotas'],
  ['ssm', 'ssm'],
  ['sso', 'sso'],
  ['sso-oauth', 'sso_oidc'],
  ['sts', 'sts'],
];

/** Where calls go instead of to AWS. */
export interface ConfiguredEndpoints {
  readonly endpointUrl?: string;
  readonly serviceEndpointUrls?: Readonly<Partial<Record<EndpointService, string>>>;
}

/**
 * The order of the AWS SDKs: a variable for the service, the variable for all, the `services`
 * section of the profile, `endpoint_url` of the profile. `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`
 * turns all of it off.
 */
export function configuredEndpoints(
  env: Env,
  section: Section | undefined,
  files: SharedFiles | undefined,
): ConfiguredEndpoints {
  const { forAll, forOne } = endpointsOf(env, section, files);
  const own: Partial<Record<EndpointService, string>> = {};
  for (const [service, id] of services) {
    const url = forOne(id);
    if (url && url !== env['AWS_ENDPOINT_URL']) own[service] = url;
  }
  return {
    ...(forAll ? { endpointUrl: forAll } : {}),
    ...(Object.keys(own).length === 0 ? {} : { serviceEndpointUrls: own }),
  };
}

/** What a session needs, by the ids of the services. */
const sessionServices = { login: ['signin'], sso: ['sso', 'sso_oidc'] } as const;

/**
 * Where a session's service is instead of at AWS. The SDK takes one URL for all that a session
 * needs, so `sso` and `sso_oidc` are honoured only where they are the same.
 */
export function sessionEndpoint(
  by: keyof typeof sessionServices,
  env: Env,
  section: Section | undefined,
  files: SharedFiles,
): string | undefined {
  const { forAll, forOne } = endpointsOf(env, section, files);
  const [url, ...others] = sessionServices[by].map((id) => forOne(id) ?? forAll);
  return others.every((other) => other === url) ? url : undefined;
}

function endpointsOf(env: Env, section: Section | undefined, files: SharedFiles | undefined) {
  const ignored = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'];
  if ((ignored ?? section?.['ignore_configured_endpoint_urls'])?.toLowerCase() === 'true') {
    return { forAll: undefined, forOne: () => undefined };
  }
  const everywhere = env['AWS_ENDPOINT_URL'] || undefined;
  const ofServices = files?.services.get(section?.['services'] ?? '');
  return {
    forAll: everywhere ?? (section?.['endpoint_url'] || undefined),
    forOne: (id: string): string | undefined =>
      env[`AWS_ENDPOINT_URL_${id.toUpperCase()}`] ||
      everywhere ||
      ofServices?.[`${id}.endpoint_url`] ||
      undefined,
  };
}
