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
  const ignored = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'];
  if ((ignored ?? section?.['ignore_configured_endpoint_urls'])?.toLowerCase() === 'true')
    return {};
  const ofServices = files?.services.get(section?.['services'] ?? '');
  const everywhere = env['AWS_ENDPOINT_URL'] || undefined;
  const own: Partial<Record<EndpointService, string>> = {};
  for (const [service, id] of services) {
    const url =
      env[`AWS_ENDPOINT_URL_${id.toUpperCase()}`] ||
      everywhere ||
      ofServices?.[`${id}.endpoint_url`];
    if (url && url !== everywhere) own[service] = url;
  }
  const endpointUrl = everywhere ?? section?.['endpoint_url'];
  return {
    ...(endpointUrl ? { endpointUrl } : {}),
    ...(Object.keys(own).length === 0 ? {} : { serviceEndpointUrls: own }),
  };
}
