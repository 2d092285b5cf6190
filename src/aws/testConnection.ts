import { lookup } from 'node:dns/promises';
import { hostname } from 'node:os';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type {
  ConnectionLayer,
  ConnectionReport,
  LayerResult,
} from '../core/model/connectionReport.js';
import type { AwsScope } from '../core/model/identity.js';
import { message } from '../core/model/message.js';
import { PortError, portErrorOf } from '../core/model/portError.js';
import type { Aws } from '../core/ports.js';
import type { Caller } from './caller.js';
import { endpointOf, trusted, type Clients, type ClientOptions } from './clients.js';
import { diagnose, portError } from './errors.js';
import { proxyFor, tunnel } from './proxy.js';

/** What a test of a connection needs. */
export interface ConnectionTestDeps {
  readonly scope: AwsScope;
  readonly options: ClientOptions;
  readonly clients: () => Clients;
  readonly call: Caller;
  readonly aws: Pick<
    Aws,
    'callerIdentity' | 'listClusters' | 'describeVpcs' | 'listResolverEndpoints'
  >;
}

/** How long one layer of the network may take, milliseconds. */
const layerMs = 5_000;

/** Goes the way to AWS layer by layer, with one read of each service. Rejects only when cancelled. */
export async function testConnection(
  deps: ConnectionTestDeps,
  signal: AbortSignal,
): Promise<ConnectionReport> {
  const { scope, options, aws } = deps;
  const url = stsUrl(deps);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = url.protocol === 'https:';
  const port = Number(url.port || (secure ? 443 : 80));
  const proxy = secure ? proxyFor(host, port, options.proxy) : undefined;
  const next = proxy ? { host: proxy.hostname, port: Number(proxy.port || 80) } : { host, port };
  const layers: LayerResult[] = [];
  let blocked = false;

  const layer = async (
    name: ConnectionLayer,
    act: (stop: AbortSignal) => Promise<LayerResult['evidence']>,
  ): Promise<void> => {
    if (blocked) {
      layers.push({ layer: name, outcome: 'skipped', evidence: [], elapsedMs: 0 });
      return;
    }
    const begun = performance.now();
    const elapsed = (): number => performance.now() - begun;
    try {
      const evidence = await act(signal);
      layers.push({ layer: name, outcome: 'ok', evidence, elapsedMs: elapsed() });
    } catch (thrown) {
      const error = asPortError(thrown, name, url.href, scope);
      if (error.kind === 'cancelled') throw error;
      layers.push({
        layer: name,
        outcome: 'failed',
        evidence: [],
        error: error.info,
        elapsedMs: elapsed(),
      });
      blocked = network.has(name);
    }
  };

  await layer('credentials', () => credentialsOf(deps, signal));
  await layer('dns', async () => {
    if (isIP(next.host) !== 0) return [next.host];
    const found = await lookup(next.host, { all: true });
    return [`${next.host}: ${found.map(({ address }) => address).join(', ')}`];
  });
  await layer('tcp', async (stop) => {
    const socket = proxy
      ? await tunnel(proxy, host, port, within(stop))
      : await opened(connectTcp({ host, port }), 'connect', stop);
    socket.destroy();
    return [proxy ? { host: `${host}:${port}`, proxy: proxy.host } : `${host}:${port}`];
  });
  if (secure) {
    await layer('tls', async (stop) => {
      const ca = trusted(options.caBundle);
      const socket = proxy ? await tunnel(proxy, host, port, within(stop)) : undefined;
      const secured = connectTls({
        ...(socket ? { socket } : { host, port }),
        ...(isIP(host) === 0 ? { servername: host } : {}),
        ...(ca ? { ca: [...ca] } : {}),
      });
      await opened(secured, 'secureConnect', stop);
      const { subject, issuer } = secured.getPeerCertificate();
      const version = secured.getProtocol() ?? '';
      secured.destroy();
      return [{ version, subject: nameOf(subject), issuer: nameOf(issuer) }];
    });
  } else layers.push({ layer: 'tls', outcome: 'skipped', evidence: [], elapsedMs: 0 });

  await layer('identity', async (stop) => [(await aws.callerIdentity(stop)).arn]);
  blocked ||= layers.some(
    ({ layer: name, outcome }) => name === 'credentials' && outcome === 'failed',
  );
  await layer('eks', async (stop) => [String((await aws.listClusters(stop)).length)]);
  await layer('ec2', async (stop) => [String((await aws.describeVpcs(stop)).length)]);
  await layer('route53resolver', async (stop) => [
    String((await aws.listResolverEndpoints({}, stop)).length),
  ]);
  return {
    scope,
    host: hostname(),
    endpoint: url.href,
    ...(proxy ? { proxy: `${proxy.protocol}//${proxy.host}` } : {}),
    ...(options.caBundle === undefined ? {} : { caBundle: options.caBundle }),
    layers,
  };
}

/** Where one of these fails, nothing above it can answer. */
const network: ReadonlySet<ConnectionLayer> = new Set(['dns', 'tcp', 'tls', 'identity']);

function stsUrl({ options, clients }: ConnectionTestDeps): URL {
  const configured = endpointOf(options, 'sts');
  if (configured !== undefined) return new URL(configured);
  const { endpointProvider } = clients().sts.config;
  const parameters = {
    Region: options.region,
    UseFIPS: options.useFipsEndpoint ?? false,
    UseDualStack: options.useDualstackEndpoint ?? false,
    UseGlobalEndpoint: false,
  };
  return endpointProvider(parameters, {}).url;
}

async function credentialsOf(
  { call, clients }: ConnectionTestDeps,
  signal: AbortSignal,
): Promise<LayerResult['evidence']> {
  const { accessKeyId, expiration } = await call(
    { service: 'sts', operation: 'credentials', send: () => clients().sts.config.credentials() },
    signal,
  );
  const key = `${accessKeyId.slice(0, 4)}…${accessKeyId.slice(-4)}`;
  return [key, ...(expiration ? [expiration.toISOString()] : [])];
}

function within(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(layerMs)]);
}

async function opened<S extends Socket>(socket: S, event: string, stop: AbortSignal): Promise<S> {
  const limit = within(stop);
  const aborted = (): void => {
    const name = stop.aborted ? 'AbortError' : 'TimeoutError';
    socket.destroy(Object.assign(new Error(name), { name, code: 'ETIMEDOUT' }));
  };
  limit.addEventListener('abort', aborted, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once(event, () => resolve());
      socket.once('error', reject);
    });
    return socket;
  } finally {
    limit.removeEventListener('abort', aborted);
  }
}

function asPortError(
  thrown: unknown,
  layer: ConnectionLayer,
  endpointUrl: string,
  scope: AwsScope,
): PortError {
  if (thrown instanceof PortError) return thrown;
  if (layer === 'dns' && thrown instanceof Error) {
    const code = 'code' in thrown ? String(thrown.code) : thrown.name;
    return new PortError(
      {
        kind: 'unreachable',
        messageKey: 'error.aws.unreachable',
        args: { operation: 'DNS', endpoint: new URL(endpointUrl).hostname, code },
        help: message('help.aws.checkNetwork', { host: hostname(), region: scope.region }),
        code,
      },
      thrown,
    );
  }
  const context = { operation: layer.toUpperCase(), scope, fromEnvironment: false, endpointUrl };
  const error = portError(diagnose(thrown), { ...context, attempts: 1 }, thrown);
  return portErrorOf(error);
}

function nameOf(name: { readonly CN?: string | string[]; readonly O?: string | string[] }): string {
  return [name.CN ?? name.O ?? '?'].flat().join(', ');
}
