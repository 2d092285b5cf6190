import type { SocketVantage, Vantage } from '../model/vantage.js';
import type { DnsTransport, DnsWay } from './types.js';

/** The transports, as they are offered. */
export const dnsTransports = ['udp', 'tcp', 'tls', 'https'] as const;

/** A way as people say it: certificates are still in their file, and nothing of it was checked. */
export interface WayChoice {
  readonly transport: DnsTransport;
  /** The name on the server's certificate; absent: its address has to be on it. */
  readonly serverName?: string;
  /** A file of certificates, PEM, trusted in place of the system's. */
  readonly caFile?: string;
  /** Path of the URL, for HTTPS. */
  readonly path?: string;
  /** Take any certificate (RFC 8310 section 5, opportunistic). */
  readonly anyCertificate?: boolean;
}

/** Whether a transport has a TLS session, and so a certificate to judge. */
export function isSecure(transport: DnsTransport): boolean {
  return transport === 'tls' || transport === 'https';
}

/** The port of a transport where none is given (RFC 1035, RFC 7858, RFC 8484). */
export function portOf(transport: DnsTransport): number {
  if (transport === 'tls') return 853;
  return transport === 'https' ? 443 : 53;
}

/** Only what says how a question travels; absent stays absent. */
export function wayOf({ transport, tls, path }: DnsWay): DnsWay {
  return {
    transport,
    ...(tls === undefined ? {} : { tls }),
    ...(path === undefined ? {} : { path }),
  };
}

/** A place as it is asked over a transport: a server at the port of DNS, at the transport's own port. */
export function askedOver(vantage: SocketVantage, transport: DnsTransport): SocketVantage;
export function askedOver(vantage: Vantage, transport: DnsTransport): Vantage;
export function askedOver(vantage: Vantage, transport: DnsTransport): Vantage {
  if (vantage.through !== undefined || vantage.port !== 53) return vantage;
  return { ...vantage, port: portOf(transport) };
}
