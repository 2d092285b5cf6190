import { getServers } from 'node:dns';

/** A server by address. */
export interface ServerAddress {
  readonly address: string;
  readonly port: number;
}

/** The resolvers this machine is configured to ask. */
export function systemServers(): readonly ServerAddress[] {
  return getServers().map(parseServer);
}

/** Node writes `1.2.3.4`, `1.2.3.4:5353`, `2001:db8::1` or `[2001:db8::1]:5353`. */
export function parseServer(text: string): ServerAddress {
  const bracketed = /^\[(.+)\](?::(\d+))?$/.exec(text);
  if (bracketed) return { address: bracketed[1] ?? '', port: Number(bracketed[2] ?? 53) };
  const withPort = /^([^:]+):(\d+)$/.exec(text);
  if (withPort) return { address: withPort[1] ?? '', port: Number(withPort[2]) };
  return { address: text, port: 53 };
}
