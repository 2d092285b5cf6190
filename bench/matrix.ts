// Prints one line of JSON: the matrix of 100 clusters by 5 vantages, against its slowest single check.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createDnsClient } from '../src/core/dns/client.js';
import { decodeMessage } from '../src/core/dns/wire/decode.js';
import { encodeMessage } from '../src/core/dns/wire/encode.js';
import { NO_FLAGS } from '../src/core/dns/wire/header.js';
import { CLASS_IN, TYPE } from '../src/core/dns/wire/recordTypes.js';
import type { SocketVantage } from '../src/core/model/vantage.js';
import { runMatrix, type MatrixCluster } from '../src/core/verify/matrix.js';

const clusters = Array.from({ length: 100 }, (_, index): MatrixCluster => {
  const endpointName = `c${index}.gr7.us-east-1.eks.amazonaws.com`;
  const value = [`10.0.${index}.10`, `10.0.${index}.20`];
  return {
    name: `c${index}`,
    endpointName,
    types: ['A'],
    expected: { known: true, value, source: { call: 'ec2:DescribeNetworkInterfaces', at: 0 } },
  };
});

/** A resolver that takes `delayMs`, and never answers for one cluster in so many. */
async function server(delayMs: number, silentEvery: number) {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  socket.on('message', (octets, from) => {
    const { message } = decodeMessage(octets, { trailing: 'count' });
    const [question] = message.questions;
    if (!question) return;
    const index = Number(/^c(\d+)\./i.exec(question.name)?.[1]);
    if (silentEvery > 0 && index % silentEvery === 0) return;
    const answers = [10, 20].map((last) => ({
      name: question.name,
      type: TYPE.A,
      class: CLASS_IN,
      ttl: 60,
      data: { kind: 'A' as const, address: `10.0.${index}.${last}` },
    }));
    const reply = encodeMessage({
      ...{ id: message.id, rcode: 0, questions: [question], answers },
      flags: { ...NO_FLAGS, qr: true, rd: true, ra: true },
      authorities: [],
      additionals: [],
    });
    setTimeout(() => socket.send(reply, from.port, from.address), delayMs);
  });
  return socket;
}

// Near, near, in another Region, on another continent, and one behind a group that drops some.
const servers = await Promise.all([
  server(1, 0),
  server(2, 0),
  server(30, 0),
  server(90, 0),
  server(5, 5),
]);
const vantages = servers.map((socket, index): SocketVantage => {
  const { port } = socket.address();
  return { id: `v${index}`, name: `v${index}`, address: '127.0.0.1', port };
});
const dns = createDnsClient();
const reach = () => Promise.reject(new Error('not part of this figure'));
let slowest = 0;
const timed: typeof dns = {
  query: async (query, signal) => {
    const began = performance.now();
    try {
      return await dns.query(query, signal);
    } finally {
      slowest = Math.max(slowest, performance.now() - began);
    }
  },
};
const never = new AbortController().signal;
const request = { clusters, vantages, transport: 'udp', reach: false } as const;
const { ms, cells } = await runMatrix({ dns: timed, reach }, request, never);
for (const socket of servers) socket.close();
const right = cells.filter(({ check }) => check?.verdict.kind === 'private').length;
console.log(JSON.stringify({ ms, slowest, ratio: ms / slowest, cells: cells.length, right }));
