// Four vantages for the matrix, as they are met: two inbound addresses near by, a public resolver
// some way off, and an on-premises server one of whose forwarders is dead. Prints their ports.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { decodeMessage } from '../src/core/dns/wire/decode.js';
import { encodeMessage } from '../src/core/dns/wire/encode.js';

/** Milliseconds until the answer to the n-th name. */
const delays: readonly ((at: number) => number)[] = [
  (at) => 1 + (at % 3),
  (at) => 1 + (at % 3),
  (at) => 10 + (at % 20),
  (at) => (at % 10 === 9 ? 1900 : 5),
];

const ports = await Promise.all(
  delays.map(async (delay) => {
    const socket = createSocket('udp4');
    socket.on('message', (datagram, from) => {
      const { message } = decodeMessage(datagram);
      const at = Number(/\d+/.exec(message.questions[0]?.name ?? '')?.[0] ?? 0);
      const rcode = delay(at) > 1000 ? 2 : 0;
      const answer = encodeMessage({ ...message, flags: { ...message.flags, qr: true }, rcode });
      setTimeout(() => socket.send(answer, from.port, from.address), delay(at));
    });
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return socket.address().port;
  }),
);
console.log(JSON.stringify(ports));
