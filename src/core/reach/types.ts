import type { SocketAddress } from '../model/vantage.js';

/** An API server to be reached. */
export interface ReachTarget {
  /** IPv4 or IPv6 literal: an address of the answer, or a control-plane interface's. */
  readonly address: string;
  /** 443, but for tests. */
  readonly port: number;
  /** The endpoint name: sent as SNI, and wanted on the certificate. */
  readonly serverName: string;
  /**
   * `certificateAuthority.data` of the cluster, PEM in base64: trusted, and nothing else is. Absent
   * where it is not known; then the TLS step cannot be made.
   */
  readonly certificateAuthority?: string;
  /** Where TCP leaves by; absent: from this machine, straight. */
  readonly proxy?: SocketAddress;
}

/** What can be turned; milliseconds. */
export interface ReachKnobs {
  /** Wait for each of the three steps. Default 3000. */
  readonly stepMs: number;
}

/** How one step ended. `detail` is the other side's or the system's own word, escaped. */
export type StepOutcome =
  | { readonly kind: 'ok' }
  /** No answer at all: a group, ACL or route drops the packets. */
  | { readonly kind: 'timeout' }
  /** Something is there and nothing listens. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** The connection was cut. */
  | { readonly kind: 'closed'; readonly detail: string }
  /** The certificate is for other names than the endpoint's. */
  | { readonly kind: 'name-mismatch'; readonly detail: string }
  /** Not of the cluster's own authority: something re-signs the traffic, or it is another cluster. */
  | { readonly kind: 'unknown-authority'; readonly detail: string }
  | { readonly kind: 'expired'; readonly detail: string }
  | { readonly kind: 'tls-failed'; readonly detail: string }
  /** The cluster's authority is not known, so that no certificate could be judged. */
  | { readonly kind: 'no-authority' }
  /** What came back is not HTTP. */
  | { readonly kind: 'not-http'; readonly detail: string }
  | { readonly kind: 'cancelled' };

/** One step of the way and how long it took. */
export interface ReachStep {
  readonly step: 'tcp' | 'tls' | 'version';
  /** Milliseconds. */
  readonly ms: number;
  readonly outcome: StepOutcome;
}

/** What came of trying: the steps made, the last one the first that failed. */
export interface Reach {
  readonly target: ReachTarget;
  /** Epoch milliseconds at which it began. */
  readonly at: number;
  readonly steps: readonly ReachStep[];
  /** HTTP status of `GET /version`. 401 and 403 prove as much as 200: the API server answered. */
  readonly status?: number;
  /** `gitVersion`, where it was told. */
  readonly version?: string;
  /** TCP, TLS and HTTP all went through, with a status that only an API server gives. */
  readonly reached: boolean;
}
