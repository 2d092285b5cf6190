import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { rootCertificates } from 'node:tls';
import { EC2Client } from '@aws-sdk/client-ec2';
import { EKSClient } from '@aws-sdk/client-eks';
import { IAMClient } from '@aws-sdk/client-iam';
import { Route53ResolverClient } from '@aws-sdk/client-route53resolver';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import type { Service } from './caller.js';
import { credentialsOf, type CredentialSource, type MfaCodeProvider } from './credentials.js';

/** The SDK's clients of one identity in one Region. */
export interface Clients {
  readonly ec2: EC2Client;
  readonly eks: EKSClient;
  readonly iam: IAMClient;
  readonly resolver: Route53ResolverClient;
  readonly ssm: SSMClient;
  readonly sts: STSClient;
}

/** Where one identity's calls go. */
export interface ClientOptions {
  readonly region: string;
  readonly source: CredentialSource;
  /** For every service that has none of its own below. */
  readonly endpointUrl?: string;
  readonly serviceEndpointUrls?: Readonly<Partial<Record<Service, string>>>;
  /** A PEM file with certificates to trust besides Node's own. */
  readonly caBundle?: string;
  /** Changes when the profile's settings change, so that old clients are not used again. */
  readonly revision?: string;
  readonly mfaCodeProvider?: MfaCodeProvider;
}

/** The endpoint URL configured for a service, if any. */
export function endpointOf(options: ClientOptions, service: Service): string | undefined {
  return options.serviceEndpointUrls?.[service] ?? options.endpointUrl;
}

/** Throws a `PortError` for an endpoint URL that cannot be called; nothing is sent. */
export function checkEndpoints({ endpointUrl, serviceEndpointUrls }: ClientOptions): void {
  for (const url of [endpointUrl, ...Object.values(serviceEndpointUrls ?? {})]) {
    if (url === undefined) continue;
    if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) continue;
    throw new PortError({
      kind: 'invalid',
      messageKey: 'error.aws.badEndpointUrl',
      args: { url },
      help: message('help.aws.checkEndpoint'),
    });
  }
}

/**
 * What makes two sets of clients the same: whose credentials, which Region, which endpoints. A
 * cache keyed by less goes on with the old account after a switch of profile.
 */
export function identityKey(options: ClientOptions): string {
  const { region, source, endpointUrl, serviceEndpointUrls, caBundle, revision } = options;
  const text = JSON.stringify([
    region,
    source,
    endpointUrl,
    serviceEndpointUrls,
    caBundle,
    revision,
  ]);
  return createHash('sha256').update(text).digest('hex');
}

/** The key of the Resolver's rate: whose credentials and which Region, whatever the endpoint. */
export function rateKey({ region, source, revision, endpointUrl }: ClientOptions): string {
  const text = JSON.stringify([region, source, revision, endpointUrl]);
  return createHash('sha256').update(text).digest('hex');
}

/** The clients of an identity, made on first use. The newest few are kept. */
export function clientsOf(options: ClientOptions): Clients {
  const key = identityKey(options);
  const clients = cache.get(key) ?? createClients(options);
  cache.delete(key);
  cache.set(key, clients);
  for (const oldKey of cache.keys()) {
    if (cache.size <= maxCached) break;
    cache.delete(oldKey);
  }
  return clients;
}

/**
 * Forgets the clients of an identity: the SDK remembers keys without an expiry for ever. They are
 * not closed, since other calls may be under way on them; idle connections end by themselves.
 */
export function dropClients(options: ClientOptions): void {
  cache.delete(identityKey(options));
}

const maxCached = 32;
const cache = new Map<string, Clients>();

function createClients(options: ClientOptions): Clients {
  // One resolved provider for all of them, so that a sign-in or an MFA code is asked for once.
  const sts = new STSClient(configOf(options, 'sts'));
  const shared = { credentials: sts.config.credentials };
  const clients = {
    sts,
    ec2: new EC2Client({ ...configOf(options, 'ec2'), ...shared }),
    eks: new EKSClient({ ...configOf(options, 'eks'), ...shared }),
    iam: new IAMClient({ ...configOf(options, 'iam'), ...shared }),
    resolver: new Route53ResolverClient({ ...configOf(options, 'route53resolver'), ...shared }),
    ssm: new SSMClient({ ...configOf(options, 'ssm'), ...shared }),
  };
  for (const client of Object.values(clients)) ignoreConfiguredEndpoint(client);
  return clients;
}

function configOf(options: ClientOptions, service: Service) {
  const endpoint = endpointOf(options, service);
  return {
    region: options.region,
    credentials: credentialsOf(options.source, options.region, options.mfaCodeProvider),
    // Retries are ours (caller.ts): the SDK would retry quotas and bypass the Resolver's rate.
    maxAttempts: 1,
    requestHandler: httpOptionsOf(options),
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}

/** Bounds of one exchange, and whom to trust. */
export function httpOptionsOf({ caBundle }: ClientOptions) {
  return {
    connectionTimeout: 5_000,
    requestTimeout: 30_000,
    ...(caBundle === undefined ? {} : { httpsAgent: agentTrusting(caBundle) }),
  };
}

/**
 * The SDK would take `endpoint_url` from the profile that AWS_PROFILE names, which may be another
 * one than ours and send our calls elsewhere. What applies to our profile is in the options.
 */
function ignoreConfiguredEndpoint(client: { readonly config: object }): void {
  Object.assign(client.config, { serviceConfiguredEndpoint: () => Promise.resolve(undefined) });
}

function agentTrusting(file: string): Agent {
  try {
    const ca = [...rootCertificates, readFileSync(file, 'utf8')];
    return new Agent({ keepAlive: true, maxSockets: 50, ca });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new PortError(
      {
        kind: 'invalid',
        messageKey: 'error.aws.caBundle',
        args: { file, detail },
        help: message('help.aws.checkFile'),
        detail,
      },
      error,
    );
  }
}
