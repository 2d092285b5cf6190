import { CallLog } from './calls.js';
import type { Clock } from './clock.js';
import { emptyWorld } from './emptyWorld.js';
import { TokenBucket } from './rateLimit.js';
import type { World } from './world.js';

/** AWS allows 5 Resolver calls a second per account and Region (aws facts §2.10). */
const resolverCallsPerSecond = 5;

/**
 * The account as it is now: the scenario's Region, the other Regions (empty until something is made
 * in them), and what has been called.
 */
export class Account {
  readonly calls = new CallLog();
  private others = new Map<string, World>();
  private buckets = new Map<string, TokenBucket>();

  constructor(
    private home: World,
    private readonly clock: Clock,
    private readonly limited: boolean,
  ) {}

  get world(): World {
    return this.home;
  }

  now(): number {
    return this.clock.now();
  }

  replace(world: World): void {
    this.home = world;
    this.others = new Map();
    this.buckets = new Map();
    this.calls.clear();
  }

  worldOf(region: string): World {
    if (region === this.home.region) return this.home;
    const found = this.others.get(region);
    if (found) return found;
    const made = emptyWorld(this.home.scenario, region, this.home.timings);
    this.others.set(region, made);
    return made;
  }

  /** False where AWS would throttle this Resolver call. */
  admitsResolverCall(region: string): boolean {
    if (!this.limited) return true;
    const now = this.now();
    const bucket =
      this.buckets.get(region) ??
      new TokenBucket(resolverCallsPerSecond, resolverCallsPerSecond, now);
    this.buckets.set(region, bucket);
    return bucket.take(now);
  }
}
