import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Server as ApiServer } from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TYPE } from '../../core/dns/wire/recordTypes.js';
import { LOOPBACK } from '../dataplane/listener.js';
import type { Place } from '../dataplane/places.js';
import { resolve } from '../dataplane/resolve.js';
import type { Cluster } from '../model/cluster.js';
import type { World } from '../world.js';
import { apiServerOf } from './apiServer.js';
import { clusterAt } from './reachable.js';

interface Live {
  world(): World;
  now(): number;
}

/** One place's way out for TCP. */
export interface PlaceProxy {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * The API servers of a sandbox, behind one HTTP proxy for each place. A listener on loopback
 * accepts whoever connects, so it cannot play a packet that is dropped; a proxy can: `CONNECT` to
 * an address that the network would not let the place reach is never answered, exactly as a SYN.
 * And the proxy's name is what every client of Kubernetes reads from HTTPS_PROXY.
 */
export class ApiServers {
  private readonly servers = new Map<string, ApiServer>();

  constructor(private readonly live: Live) {}

  /** Opens a place's proxy. Rejects with the system's error when it cannot. */
  async open(place: Place): Promise<PlaceProxy> {
    const sockets = new Set<Duplex>();
    const server = createServer((_request, response) => {
      response.writeHead(405, { 'content-type': 'text/plain', connection: 'close' });
      response.end('This proxy knows CONNECT only.\n');
    });
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      // Whoever waits for an answer that never comes goes away in the end.
      socket.on('error', () => socket.destroy());
      const cluster = this.clusterFor(place, request.url ?? '');
      if (cluster === undefined) return;
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      if (head.length > 0) socket.unshift(head);
      this.serverOf(cluster).emit('connection', socket);
    });
    const port = await listening(server);
    return {
      port,
      close: async () => {
        const closed = new Promise<void>((done) => server.close(() => done()));
        for (const socket of sockets) socket.destroy();
        await closed;
      },
    };
  }

  /** Who answers at `host:port` for one who asks from there; a name is looked up there as well. */
  private clusterFor(place: Place, authority: string): Cluster | undefined {
    const [, bracketed, plain, port] = /^(?:\[(.+)\]|([^:]+)):(\d+)$/.exec(authority) ?? [];
    const host = bracketed ?? plain;
    if (host === undefined || port !== '443') return undefined;
    const world = this.live.world();
    const now = this.live.now();
    const addresses = isIP(host) === 0 ? this.lookUp(place, host) : [host];
    return addresses
      .map((address) => clusterAt(world, now, place.caller, address))
      .find((cluster) => cluster !== undefined);
  }

  private lookUp({ origin }: Place, name: string): readonly string[] {
    const question = { name, type: TYPE.A, class: 1, recursionDesired: true };
    const result = resolve(this.live.world(), this.live.now(), origin, question, 'udp');
    if (result.outcome === 'silence') return [];
    return result.answers.flatMap(({ data }) => (data.kind === 'A' ? [data.address] : []));
  }

  /** One for each life of a cluster: one made anew has other certificates. */
  private serverOf(cluster: Cluster): ApiServer {
    const key = `${cluster.arn}/${cluster.createdAt}`;
    const found = this.servers.get(key);
    if (found) return found;
    const made = apiServerOf(cluster, () => this.live.world());
    this.servers.set(key, made);
    return made;
  }
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: 0, host: LOOPBACK, exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
}
