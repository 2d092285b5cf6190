import type { AwsScope } from './identity.js';
import type { PortErrorInfo } from './portError.js';

/** The layers between us and an answer of AWS, in the order in which they can fail. */
export const connectionLayers = [
  'credentials',
  'dns',
  'tcp',
  'tls',
  'identity',
  'eks',
  'ec2',
  'route53resolver',
] as const;
/** One of them. */
export type ConnectionLayer = (typeof connectionLayers)[number];

/** What a layer saw: a text of its own, a tunnel through a proxy, or a certificate. */
export type LayerSeen =
  | string
  | { readonly host: string; readonly proxy: string }
  | { readonly version: string; readonly subject: string; readonly issuer: string };

/** What came of one layer. */
export interface LayerResult {
  readonly layer: ConnectionLayer;
  /** `skipped`: a layer below has failed, or there is none: no TLS to an http endpoint. */
  readonly outcome: 'ok' | 'failed' | 'skipped';
  /** Addresses, names, ids as they were seen; never a secret. */
  readonly evidence: readonly LayerSeen[];
  readonly error?: PortErrorInfo;
  readonly elapsedMs: number;
}

/** A test of the way to AWS, layer by layer. */
export interface ConnectionReport {
  readonly scope: AwsScope;
  /** The machine that the calls were made from. */
  readonly host: string;
  /** Where STS is spoken to; the other services have hosts of the same kind. */
  readonly endpoint: string;
  /** The proxy on the way, without its password. */
  readonly proxy?: string;
  readonly caBundle?: string;
  readonly layers: readonly LayerResult[];
}

/** The first layer that failed; what comes after it says little. */
export function failedLayer({ layers }: ConnectionReport): LayerResult | undefined {
  return layers.find(({ outcome }) => outcome === 'failed');
}
