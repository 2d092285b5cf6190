import { isSecure, dnsTransports, type WayChoice } from '../core/dns/way.js';
import type { DnsTransport } from '../core/dns/types.js';
import { serverNamePattern, urlPathPattern } from '../core/model/serverName.js';
import { UsageError } from './usageError.js';

/** Flags of the verbs that ask: `verify`, `matrix` and `dig`. */
export const askFlags = {
  inside: { type: 'boolean' },
  'no-reach': { type: 'boolean' },
  markdown: { type: 'boolean' },
  watch: { type: 'string' },
  nodes: { type: 'boolean' },
  transport: { type: 'string' },
  tcp: { type: 'boolean' },
  tls: { type: 'boolean' },
  https: { type: 'boolean' },
  'tls-ca': { type: 'string' },
  'no-tls-ca': { type: 'boolean' },
  'tls-hostname': { type: 'string' },
  'https-path': { type: 'string' },
} as const;

interface Values {
  readonly inside?: boolean | undefined;
  readonly 'no-reach'?: boolean | undefined;
  readonly markdown?: boolean | undefined;
  readonly watch?: string | undefined;
  readonly nodes?: boolean | undefined;
  readonly transport?: string | undefined;
  readonly tcp?: boolean | undefined;
  readonly tls?: boolean | undefined;
  readonly https?: boolean | undefined;
  readonly 'tls-ca'?: string | undefined;
  readonly 'no-tls-ca'?: boolean | undefined;
  readonly 'tls-hostname'?: string | undefined;
  readonly 'https-path'?: string | undefined;
}

/** What they mean; absent ones are off. */
export interface AskOptions {
  /** Also one instance of each VPC that has one online in Systems Manager. */
  readonly inside: boolean;
  /** Only DNS: no TCP 443, no TLS, no kubectl. */
  readonly noReach: boolean;
  readonly markdown: boolean;
  /** Seconds from one round to the next; absent: once. */
  readonly watchSeconds?: number;
  /** verify: also `kubectl get nodes`. */
  readonly nodes: boolean;
  /** How questions travel; UDP where nothing was said. */
  readonly way: WayChoice;
}

/** Throws {@link UsageError} for an interval that is none. */
export function askFlagValues(values: Values): AskOptions {
  const { inside = false, markdown = false, watch } = values;
  const seconds = watch === undefined ? undefined : Number(watch);
  if (seconds !== undefined && !(seconds >= 1 && seconds <= 86_400)) {
    throw new UsageError('--watch takes 1 to 86400 seconds.');
  }
  const noReach = values['no-reach'] ?? false;
  return {
    inside,
    markdown,
    noReach,
    nodes: values.nodes ?? false,
    way: wayIn(values),
    ...(seconds === undefined ? {} : { watchSeconds: seconds }),
  };
}

function wayIn(values: Values): WayChoice {
  const said = dnsTransports.filter((one) => one !== 'udp' && values[one] === true);
  const named = values.transport;
  const all = new Set<string>([...said, ...(named === undefined ? [] : [named])]);
  const [word = 'udp', another] = all;
  if (another !== undefined) throw new UsageError('Give one transport: --tcp, --tls or --https.');
  const transport = dnsTransports.find((one) => one === word);
  if (!transport) {
    throw new UsageError(`--transport takes ${dnsTransports.join(', ')}, not ${word}.`);
  }
  return { transport, ...certificateIn(values, transport) };
}

function certificateIn(values: Values, transport: DnsTransport): Partial<WayChoice> {
  const {
    'tls-ca': caFile,
    'no-tls-ca': anyCertificate = false,
    'tls-hostname': serverName,
    'https-path': path,
  } = values;
  const some = caFile !== undefined || serverName !== undefined || anyCertificate;
  if (some && !isSecure(transport)) {
    throw new UsageError('--tls-ca, --no-tls-ca and --tls-hostname go with --tls or --https.');
  }
  if (path !== undefined && transport !== 'https') {
    throw new UsageError('--https-path goes with --https.');
  }
  if (path !== undefined && !urlPathPattern.test(path)) {
    throw new UsageError(`--https-path begins with a slash: ${path} does not do.`);
  }
  if (serverName !== undefined && !serverNamePattern.test(serverName)) {
    throw new UsageError(`--tls-hostname takes a host name, not ${serverName}.`);
  }
  if (caFile !== undefined && anyCertificate) {
    throw new UsageError('Give --tls-ca or --no-tls-ca.');
  }
  return {
    ...(caFile === undefined ? {} : { caFile }),
    ...(serverName === undefined ? {} : { serverName }),
    ...(path === undefined ? {} : { path }),
    ...(anyCertificate ? { anyCertificate } : {}),
  };
}

/** A flag that would be of no use here is an error: whoever gave it expects something of it. */
export function checkAskFlags(options: AskOptions & { readonly verb: string }): void {
  const { verb, inside, noReach, markdown, watchSeconds, nodes, way } = options;
  if (inside && verb !== 'verify' && verb !== 'matrix') {
    throw new UsageError('--inside goes with verify and matrix only.');
  }
  if ((noReach || markdown || watchSeconds !== undefined) && verb !== 'matrix') {
    throw new UsageError('--watch, --markdown and --no-reach go with matrix only.');
  }
  if (nodes && verb !== 'verify') {
    throw new UsageError('--nodes goes with verify only; matrix asks for nodes unless --no-reach.');
  }
  const speaks = ['verify', 'matrix', 'dig'].includes(verb);
  // The sandbox's servers speak what VPC Resolver's do.
  const plain = verb === 'headless' && way.transport === 'tcp';
  if (way.transport !== 'udp' && !speaks && !plain) {
    throw new UsageError('A transport goes with verify, matrix and dig only.');
  }
}
