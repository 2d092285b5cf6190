import { isIP } from 'node:net';
import type { SocketVantage } from './vantage.js';

/**
 * A server by what people write: `192.0.2.1`, `192.0.2.1:53`, `2001:db8::1` or
 * `[2001:db8::1]:53`; `undefined` for what is no address. `usual` is the port where none is said.
 */
export function serverVantage(words: string, usual = 53): SocketVantage | undefined {
  const match = /^\[(.+)\](?::(\d+))?$/.exec(words) ?? /^([\d.]+)(?::(\d+))?$/.exec(words);
  const address = match?.[1] ?? words;
  const port = Number(match?.[2] ?? usual);
  if (isIP(address) === 0 || port < 1 || port > 65_535) return undefined;
  const id = `server:${address}#${port}`;
  return { id, name: address, address, port };
}
