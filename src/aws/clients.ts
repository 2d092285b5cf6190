import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { connect, rootCertificates } from 'node:tls';
import { EC2Client } from '@aws-sdk/client-ec2';
import { EKSClient } from '@aws-sdk/client-eks';
import { IAMClient } from '@aws-sdk/client-iam';
import { Route53ResolverClient } from '@aws-sdk/client-route53resolver';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import type { Service } from './caller.js';
import {
  credentialsOf,
  type CredentialSource,
  type MfaCodeProvider,
  type PersonSession,
} from './credentials.js';
import { createProxiedConnection, type ProxySettings } from './proxy.js';
import { roleAssumers } from './roles.js';

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
  /** The proxy that calls over TLS go through. */
  readonly proxy?: ProxySettings;
  readonly useFipsEndpoint?: boolean;
  readonly useDualstackEndpoint?: boolean;
  /** Changes when the profile's settings change, so that old clients are not used again. */
  readonly revision?: string;
  readonly mfaCodeProvider?: MfaCodeProvider;
  readonly session?: PersonSession;
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
  const own = Object.entries(options).filter(([name]) => name !== 'mfaCodeProvider');
  const text = JSON.stringify(own.sort(([a], [b]) => (a < b ? -1 : 1)));
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
  const sts = stsClient(options, credentialsFor(options));
  const { credentials } = sts.config;
  const clients = {
    sts,
    ec2: new EC2Client({ ...configOf(options, 'ec2'), credentials }),
    eks: new EKSClient({ ...configOf(options, 'eks'), credentials }),
    iam: new IAMClient({ ...configOf(options, 'iam'), credentials }),
    resolver: new Route53ResolverClient({ ...configOf(options, 'route53resolver'), credentials }),
    ssm: new SSMClient({ ...configOf(options, 'ssm'), credentials }),
  };
  for (const client of Object.values(clients)) ignoreConfiguredEndpoint(client);
  return clients;
}

function credentialsFor(options: ClientOptions) {
  const { region, session, mfaCodeProvider } = options;
  return credentialsOf(options.source, {
    region,
    // Roles, SSO and sign-ins are asked the same way out as everything else.
    http: httpOptionsOf(options),
    useFipsEndpoint: options.useFipsEndpoint ?? false,
    useDualstackEndpoint: options.useDualstackEndpoint ?? false,
    ...(session === undefined ? {} : { session }),
    roles: roleAssumers((source) => {
      const client = stsClient(options, source, maxAttemptsForRole);
      ignoreConfiguredEndpoint(client);
      return client;
    }),
    ...(mfaCodeProvider === undefined ? {} : { mfaCodeProvider }),
  });
}

/** A code of an MFA device works once: what can be tried again must not ask for a second one. */
const maxAttemptsForRole = 3;

function stsClient(
  options: ClientOptions,
  credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider,
  maxAttempts = 1,
): STSClient {
  return new STSClient({ ...configOf(options, 'sts'), credentials, maxAttempts });
}

function configOf(options: ClientOptions, service: Service) {
  const endpoint = endpointOf(options, service);
  return {
    region: options.region,
    // Told in any case: unset, the SDK would read the profile that AWS_PROFILE names.
    useFipsEndpoint: options.useFipsEndpoint ?? false,
    useDualstackEndpoint: options.useDualstackEndpoint ?? false,
    // Retries are ours (caller.ts): the SDK would retry quotas and bypass the Resolver's rate.
    maxAttempts: 1,
    requestHandler: httpOptionsOf(options),
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}

/** Bounds of one exchange, and whom to trust. */
export function httpOptionsOf({ caBundle, proxy }: Pick<ClientOptions, 'caBundle' | 'proxy'>) {
  return {
    connectionTimeout: 5_000,
    requestTimeout: 30_000,
    ...(caBundle === undefined && !proxy ? {} : { httpsAgent: agentOf(caBundle, proxy) }),
  };
}

/**
 * The SDK would take `endpoint_url` from the profile that AWS_PROFILE names, which may be another
 * one than ours and send our calls elsewhere. What applies to our profile is in the options.
 */
export function ignoreConfiguredEndpoint(client: { readonly config: object }): void {
  Object.assign(client.config, { serviceConfiguredEndpoint: () => Promise.resolve(undefined) });
}

function agentOf(caBundle: string | undefined, proxy: ProxySettings | undefined): Agent {
  const ca = trusted(caBundle);
  const agent = new Agent({ keepAlive: true, maxSockets: 50, ...(ca ? { ca: [...ca] } : {}) });
  if (proxy) {
    Object.assign(agent, { createConnection: createProxiedConnection(proxy, connect) });
  }
  return agent;
}

/** Whom to trust besides Node's own; `undefined` leaves it to Node. Throws for a file that is not there. */
export function trusted(file: string | undefined): readonly string[] | undefined {
  if (file === undefined) return undefined;
  // Node drops the file of this variable as soon as it is told whom to trust.
  const extra = process.env['NODE_EXTRA_CA_CERTS'];
  const more = extra && existsSync(extra) ? [readFileSync(extra, 'utf8')] : [];
  try {
    return [...rootCertificates, ...more, readFileSync(file, 'utf8')];
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
