import type { DnsExchange, DnsQuery } from '../../../../src/core/dns/types.js';

/** What a server that gives these IPv4 addresses would have answered. */
export function answered(query: DnsQuery, addresses: readonly string[]): DnsExchange {
  const name = `${query.name}.`;
  return {
    kind: 'answer',
    query,
    attempts: [
      { transport: query.transport, edns: true, id: 4660, ms: 3, outcome: 'answer', ignored: [] },
    ],
    ignored: 0,
    at: 1_790_000_000_000,
    transport: query.transport,
    ms: 3,
    size: 124,
    server: query.server,
    trailingOctets: 0,
    message: {
      id: 4660,
      flags: {
        qr: true,
        opcode: 0,
        aa: false,
        tc: false,
        rd: true,
        ra: true,
        z: false,
        ad: false,
        cd: false,
      },
      rcode: 0,
      questions: [{ name, type: 1, class: 1 }],
      answers: addresses.map((address) => ({
        name,
        type: 1,
        class: 1,
        ttl: 60,
        data: { kind: 'A', address },
      })),
      authorities: [],
      additionals: [],
      edns: { version: 0, udpSize: 1232, dnssecOk: false, options: [] },
    },
  };
}

/** Nobody answered. */
export function timedOut(query: DnsQuery): DnsExchange {
  return {
    kind: 'timeout',
    query,
    attempts: [
      { transport: 'udp', edns: true, id: 1, ms: 2000, outcome: 'timeout', ignored: [] },
      { transport: 'udp', edns: true, id: 2, ms: 2000, outcome: 'timeout', ignored: [] },
    ],
    ignored: 0,
    at: 1_790_000_004_000,
    detail: 'no answer',
  };
}
