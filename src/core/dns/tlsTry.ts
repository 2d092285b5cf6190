import { connect, type ConnectionOptions } from 'node:tls';
import { tlsFailure, type Try, type TryResult } from './attempt.js';
import { tryStream } from './streamTry.js';
import type { DnsServer, DnsTls } from './types.js';

/**
 * How a TLS socket to a DNS server is opened: by address, TLS 1.2 at least, the certificate judged
 * by `tls.verify` (RFC 8310 section 5). Without a server name the address must be on it.
 */
export function tlsOptions(
  { address, port }: DnsServer,
  { serverName, verify = 'strict', ca }: DnsTls,
  alpn: string,
): ConnectionOptions {
  return {
    host: address,
    port,
    ALPNProtocols: [alpn],
    minVersion: 'TLSv1.2',
    rejectUnauthorized: verify === 'strict',
    ...(serverName !== undefined && { servername: serverName }),
    ...(ca !== undefined && { ca: [...ca] }),
  };
}

/** Asks once over TLS (RFC 7858), ALPN `dot`. Never rejects for network trouble. */
export function tryTls(attempt: Try): Promise<TryResult> {
  const { server, tls = {} } = attempt;
  return tryStream(attempt, {
    open: () => connect(tlsOptions(server, tls, 'dot')).setNoDelay(true),
    ready: 'secureConnect',
    failure: tlsFailure,
  });
}
