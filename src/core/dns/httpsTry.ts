import type { ClientHttp2Session, IncomingHttpHeaders } from 'node:http2';
import { isIPv6 } from 'node:net';
import { connect } from 'node:tls';
import { tlsFailure, type Try, type TryResult } from './attempt.js';
import { receiveMessage } from './receive.js';
import { tlsOptions } from './tlsTry.js';
import type { DnsServer, DnsTls } from './types.js';

const MAX_BODY = 0xffff;
const MEDIA_TYPE = 'application/dns-message';

/** The URL's path where none is given: what every known service uses. */
export const DEFAULT_PATH = '/dns-query';

/** Host and port of the URL: the server's name where there is one, else its address. */
export function authorityOf({ address, port }: DnsServer, { serverName }: DnsTls = {}): string {
  const host = serverName ?? (isIPv6(address) ? `[${address}]` : address);
  return port === 443 ? host : `${host}:${String(port)}`;
}

/** Why an HTTP answer holds no DNS message (RFC 8484 section 4.2), or undefined. */
function complaint(headers: IncomingHttpHeaders & { ':status'?: number }): string | undefined {
  const status = headers[':status'] ?? 0;
  if (status !== 200) return `HTTP status ${String(status)}`;
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  return type === MEDIA_TYPE ? undefined : `not ${MEDIA_TYPE}`;
}

/**
 * Asks once over HTTPS: POST over HTTP/2 on a connection of its own (RFC 8484), body at most 65535
 * octets, no redirects. Never rejects for network trouble.
 */
export async function tryHttps(attempt: Try): Promise<TryResult> {
  const { server, query, octets, ms, signal, tls = {}, path = DEFAULT_PATH } = attempt;
  const began = performance.now();
  // Loaded on first use: most questions need none of it.
  const http2 = await import('node:http2');
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve({ outcome: 'cancelled', ignored: [] });
      return;
    }
    const socket = connect(tlsOptions(server, tls, 'h2')).setNoDelay(true);
    let session: ClientHttp2Session | undefined;
    let settled = false;
    const finish = (result: TryResult): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      session?.destroy();
      socket.destroy();
      resolve(result);
    };
    const end = (outcome: 'http-failed' | 'tls-failed', detail: string): void => {
      finish({ outcome, detail, ignored: [] });
    };
    const onAbort = (): void => {
      finish({ outcome: 'cancelled', ignored: [] });
    };
    const timer = setTimeout(
      () => {
        finish({ outcome: 'timeout', ignored: [] });
      },
      ms - (performance.now() - began),
    );
    signal.addEventListener('abort', onAbort, { once: true });
    const onError = (error: NodeJS.ErrnoException): void => {
      if (error.code?.startsWith('ERR_HTTP2') === true) end('http-failed', error.message);
      else finish({ ...tlsFailure(error), ignored: [] });
    };
    const onClose = (): void => {
      finish({ outcome: 'closed', detail: 'end of file', ignored: [] });
    };
    socket.on('error', onError);
    socket.on('close', onClose);
    socket.on('secureConnect', () => {
      if (settled) return;
      if (socket.alpnProtocol !== 'h2') {
        end('tls-failed', 'the server does not speak HTTP/2');
        return;
      }
      session = http2.connect(`https://${authorityOf(server, tls)}`, {
        createConnection: () => socket,
        settings: { enablePush: false },
      });
      session.on('error', onError);
      session.on('close', onClose);
      const request = session.request({
        ':method': 'POST',
        ':path': path,
        'content-type': MEDIA_TYPE,
        accept: MEDIA_TYPE,
        'content-length': octets.length,
      });
      const body: Buffer[] = [];
      let size = 0;
      request.on('error', onError);
      request.on('response', (headers) => {
        const wrong = complaint(headers);
        if (wrong !== undefined) end('http-failed', wrong);
      });
      request.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_BODY) end('http-failed', 'body over 65535 octets');
        else body.push(chunk);
      });
      request.on('end', () => {
        if (size > 0) finish(receiveMessage(query, Buffer.concat(body)));
        else end('http-failed', 'empty body');
      });
      request.end(octets);
    });
  });
}
