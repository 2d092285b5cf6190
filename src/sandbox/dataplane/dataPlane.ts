import type { DataPlane, SandboxVantage, StartDataPlane } from '../dataPlanePort.js';
import type { World } from '../world.js';
import type { Answerer } from './answerQuery.js';
import { ApiServers, type PlaceProxy } from '../kubernetes/proxy.js';
import { LOOPBACK, openListener, type Listener } from './listener.js';
import { placesOf, type Place } from './places.js';
import { resolve, type Origin } from './resolve.js';

/** How often states that change by time alone are looked at, milliseconds. */
const POLL_MS = 250;

/** The world as it is whenever a query comes. */
interface Live {
  world(): World;
  now(): number;
}

/** What is open for one place. */
interface Opened {
  readonly dns: Listener;
  readonly proxy: PlaceProxy;
}

async function closed({ dns, proxy }: Opened): Promise<void> {
  await Promise.all([dns.close(), proxy.close()]);
}

class LoopbackDataPlane implements DataPlane {
  private readonly open = new Map<string, Opened>();
  private readonly apiServers: ApiServers;
  private work: Promise<void> = Promise.resolve();
  private closing = false;
  private timer: NodeJS.Timeout | undefined;
  private failure: Error | undefined;

  constructor(private readonly live: Live) {
    this.apiServers = new ApiServers(live);
  }

  /** Looks at the world now and then, without keeping the process alive. */
  poll(): void {
    this.timer = setInterval(() => this.inBackground(), POLL_MS);
    this.timer.unref();
  }

  vantages(): readonly SandboxVantage[] {
    const places = this.places();
    if (this.differs(places)) this.inBackground();
    return places.flatMap(({ id, name, vpcId }) => {
      const found = this.open.get(id);
      if (!found) return [];
      const proxy = { address: LOOPBACK, port: found.proxy.port };
      const base = { id, name, address: LOOPBACK, port: found.dns.port, proxy };
      return [vpcId === undefined ? base : { ...base, vpcId }];
    });
  }

  /** Rejects with the system's error when a listener cannot be opened, also in the background. */
  async refresh(): Promise<void> {
    await this.enqueue();
    const { failure } = this;
    this.failure = undefined;
    if (failure !== undefined) throw failure;
  }

  async close(): Promise<void> {
    this.closing = true;
    clearInterval(this.timer);
    await this.work;
    await Promise.all([...this.open.values()].map(closed));
    this.open.clear();
  }

  private places(): Place[] {
    return placesOf(this.live.world(), this.live.now());
  }

  private differs(places: readonly Place[]): boolean {
    return places.length !== this.open.size || places.some(({ id }) => !this.open.has(id));
  }

  private inBackground(): void {
    if (this.differs(this.places())) void this.enqueue();
  }

  /** One change of the listeners at a time; its failure is kept for the next refresh. */
  private enqueue(): Promise<void> {
    this.work = this.work
      .then(() => this.align())
      .catch((error: unknown) => {
        this.failure = error instanceof Error ? error : new Error(String(error));
      });
    return this.work;
  }

  private async align(): Promise<void> {
    if (this.closing) return;
    const places = this.places();
    const wanted = new Set(places.map(({ id }) => id));
    for (const [id, listener] of this.open) {
      if (wanted.has(id)) continue;
      this.open.delete(id);
      await closed(listener);
    }
    for (const place of places) {
      if (this.open.has(place.id)) continue;
      this.open.set(place.id, await this.opened(place));
    }
  }

  private async opened(place: Place): Promise<Opened> {
    const dns = await openListener(this.answerer(place.origin));
    try {
      return { dns, proxy: await this.apiServers.open(place) };
    } catch (error) {
      await dns.close();
      throw error;
    }
  }

  private answerer(origin: Origin): Answerer {
    return (question, transport) => {
      const { live } = this;
      const result = resolve(live.world(), live.now(), origin, question, transport);
      return result.outcome === 'silence' ? undefined : result;
    };
  }
}

/** Starts a listener for every place of the world, on loopback (dns facts, in-process data plane). */
export const startDataPlane: StartDataPlane = async (live) => {
  const plane = new LoopbackDataPlane(live);
  try {
    await plane.refresh();
  } catch (error) {
    await plane.close();
    throw error;
  }
  plane.poll();
  return plane;
};
