import { request } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { connect, type ConnectionOptions } from 'node:tls';
import { isLoopbackUrl } from './loopback.js';

/** The proxy of the environment (`HTTPS_PROXY`) and the hosts that are reached without (`NO_PROXY`). */
export interface ProxySettings {
  readonly url: string;
  readonly except: string;
}

/** The proxy for a host, if any; this machine itself is never behind one. */
export function proxyFor(host: string, port: number, proxy?: ProxySettings): URL | undefined {
  if (!proxy || isLoopbackUrl(`https://${host.includes(':') ? `[${host}]` : host}`))
    return undefined;
  const direct = proxy.except.split(/[\s,]+/).some((one) => one && isMeant(one, host, port));
  if (direct) return undefined;
  const text = proxy.url.includes('://') ? proxy.url : `http://${proxy.url}`;
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** `example.com` and `.example.com` mean the domain and all below it; `*` means all. */
function isMeant(entry: string, host: string, port: number): boolean {
  if (entry === '*') return true;
  const [, name = entry, only] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
  if (only !== undefined && Number(only) !== port) return false;
  const domain = name.replace(/^\*?\./, '');
  return host === domain || (isIP(host) === 0 && host.endsWith(`.${domain}`));
}

/** A tunnel by CONNECT. Rejects with the proxy's own refusal, or why it cannot be reached. */
export function tunnel(
  proxy: URL,
  host: string,
  port: number,
  signal?: AbortSignal,
): Promise<Socket> {
  const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const secret = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  const basic = `Basic ${Buffer.from(secret).toString('base64')}`;
  return new Promise((resolve, reject) => {
    const asked = (proxy.protocol === 'https:' ? requestTls : request)({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      method: 'CONNECT',
      path: target,
      agent: false,
      headers: { host: target, ...(proxy.username ? { 'proxy-authorization': basic } : {}) },
      ...(signal ? { signal } : {}),
    });
    asked.once('error', reject);
    asked.once('response', ({ statusCode }) => {
      asked.destroy();
      reject(refusal(proxy, statusCode));
    });
    asked.once('connect', ({ statusCode }, socket: Socket) => {
      if (statusCode === 200) {
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(refusal(proxy, statusCode));
    });
    asked.end();
  });
}

function refusal(proxy: URL, status: number | undefined): Error {
  const text = `the proxy ${proxy.host} answered CONNECT with status ${status ?? 'none'}`;
  // The code that the errors of sockets have, so that it is told like one.
  return Object.assign(new Error(text), { code: 'ECONNREFUSED' });
}

/** How an agent opens a connection: through the proxy where the host has one. */
export function createProxiedConnection(proxy: ProxySettings, direct: typeof connect) {
  return (
    options: ConnectionOptions & { readonly host?: string; readonly port?: number },
    done: (error: Error | null, socket?: Socket) => void,
  ): Socket | undefined => {
    const { host = 'localhost' } = options;
    const { port = 443 } = options;
    const through = proxyFor(host, port, proxy);
    if (!through) return direct(options);
    const servername = options.servername ?? host;
    tunnel(through, host, port).then(
      (socket) => done(null, connect({ ...options, socket, servername })),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
    );
    return undefined;
  };
}
