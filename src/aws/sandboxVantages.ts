import http from 'node:http';
import https from 'node:https';
import type { SocketAddress, SocketVantage } from '../core/model/vantage.js';
import { asId } from '../core/model/ids.js';
import { isLoopbackUrl } from './loopback.js';

/** How long the sandbox may take to tell its vantages, milliseconds. */
const waitMs = 3_000;

/**
 * The vantages that a sandbox on this machine offers; `undefined` where the endpoint is not one.
 * Only loopback endpoints are asked: nothing else is ever sent this request. Rejects when the
 * endpoint cannot be reached.
 */
export async function sandboxVantages(
  endpointUrl: string,
  signal: AbortSignal,
): Promise<readonly SocketVantage[] | undefined> {
  if (!isLoopbackUrl(endpointUrl)) return undefined;
  const body = await get(new URL('/_sandbox/vantages', endpointUrl), signal);
  return body === undefined ? undefined : parseVantages(body);
}

/** The body of a 200; `undefined` for any other status. `fetch` would refuse some ports. */
function get(url: URL, signal: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(waitMs)]);
    const send = url.protocol === 'https:' ? https.get : http.get;
    const request = send(url, { signal: limit }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve(response.statusCode === 200 ? Buffer.concat(chunks).toString('utf8') : undefined),
      );
    });
    request.on('error', (error) => {
      const late = limit.aborted && !signal.aborted;
      reject(late ? Object.assign(error, { name: 'TimeoutError', code: 'ETIMEDOUT' }) : error);
    });
  });
}

/** Reads the sandbox's list, an array or `{"vantages": […]}`; `undefined` if it is neither. */
export function parseVantages(body: string): readonly SocketVantage[] | undefined {
  const list = listIn(jsonIn(body));
  if (list === undefined) return undefined;
  const vantages = list.map(vantageIn);
  return vantages.every((vantage) => vantage !== undefined) ? vantages : undefined;
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Some other web server on this machine: not a sandbox.
    return undefined;
  }
}

function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (typeof value !== 'object' || value === null || !('vantages' in value)) return undefined;
  return Array.isArray(value.vantages) ? (value.vantages as readonly unknown[]) : undefined;
}

function vantageIn(value: unknown): SocketVantage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, name, vpcId, proxy } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || typeof name !== 'string') return undefined;
  const server = socketIn(value);
  if (!server) return undefined;
  const way = socketIn(proxy);
  return {
    id,
    name,
    ...server,
    ...(typeof vpcId === 'string' ? { vpcId: asId(vpcId) } : {}),
    ...(way ? { proxy: way } : {}),
  };
}

function socketIn(value: unknown): SocketAddress | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { address, port } = value as Readonly<Record<string, unknown>>;
  if (typeof address !== 'string' || typeof port !== 'number') return undefined;
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? { address, port } : undefined;
}
