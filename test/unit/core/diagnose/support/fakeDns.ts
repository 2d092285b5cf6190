import type { DnsExchange, DnsQuery } from '../../../../../src/core/dns/types.js';
import { NO_FLAGS } from '../../../../../src/core/dns/wire/header.js';
import { TYPE } from '../../../../../src/core/dns/wire/recordTypes.js';
import type { SocketVantage } from '../../../../../src/core/model/vantage.js';
import type { Dns } from '../../../../../src/core/ports.js';

export const place = (id: string, address: string): SocketVantage => ({
  id,
  name: id,
  address,
  port: 53,
});

/** An answer with those of the addresses that are of the family asked for. */
export function answered(
  query: DnsQuery,
  rcode: number,
  addresses: readonly string[],
  ttl = 60,
): DnsExchange {
  const name = `${query.name}.`;
  const kind = query.type === 'AAAA' ? 'AAAA' : 'A';
  const type = TYPE[kind];
  const found = addresses.filter((address) => address.includes(':') === (kind === 'AAAA'));
  return {
    kind: 'answer',
    query,
    attempts: [],
    ignored: 0,
    at: 0,
    ms: 1,
    size: 100,
    transport: query.transport,
    server: query.server,
    trailingOctets: 0,
    message: {
      id: 1,
      flags: { ...NO_FLAGS, qr: true },
      rcode,
      questions: [{ name, type, class: 1 }],
      answers: found.map((address) => ({ name, type, class: 1, ttl, data: { kind, address } })),
      authorities: [],
      additionals: [],
    },
  };
}

/** A DNS that remembers what it was asked. */
export function dnsOf(answer: (query: DnsQuery, index: number) => DnsExchange): {
  readonly dns: Dns;
  readonly asked: DnsQuery[];
} {
  const asked: DnsQuery[] = [];
  const query: Dns['query'] = (one, signal) => {
    asked.push(one);
    const base = { query: one, attempts: [], ignored: 0, at: 0 };
    return Promise.resolve(
      signal.aborted ? { ...base, kind: 'cancelled', detail: '' } : answer(one, asked.length),
    );
  };
  return { dns: { query }, asked };
}
