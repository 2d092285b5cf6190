import { CallLog } from './calls.js';
import type { Clock } from './clock.js';
import { emptyWorld } from './emptyWorld.js';
import { TokenBucket } from './rateLimit.js';
import type { World } from './world.js';

/** AWS allows 5 Resolver calls a second per account and Region (aws facts §2.10). */
const resolverCallsPerSecond = 5;

/**
 * The accounts as they are now: the scenario's Region, the other Regions (empty until something is
 * made in them), and what has been called.
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

  /** The scenario's own account in its own Region; the further ones are in it. */
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

  /**
   * The account that an access key id belongs to: the one whose twelve digits are in it, else the
   * scenario's own.
   */
  idOf(accessKeyId: string): string {
    const meant = this.home.accounts?.find(({ accountId }) => accessKeyId.includes(accountId));
    return (meant ?? this.home).accountId;
  }

  /** Every account in one Region, the scenario's own first. */
  accountsIn(region: string): readonly World[] {
    const all = [this.home, ...(this.home.accounts ?? [])];
    return region === this.home.region ? all : all.map((each) => this.elsewhere(each, region));
  }

  /** False where AWS would throttle this Resolver call. */
  admitsResolverCall(region: string, accountId: string): boolean {
    if (!this.limited) return true;
    const now = this.now();
    const key = `${accountId}/${region}`;
    const bucket =
      this.buckets.get(key) ?? new TokenBucket(resolverCallsPerSecond, resolverCallsPerSecond, now);
    this.buckets.set(key, bucket);
    return bucket.take(now);
  }

  private elsewhere({ accountId, timings, otherRegions }: World, region: string): World {
    const kept = otherRegions?.find((each) => each.region === region);
    if (kept) return kept;
    const key = `${accountId}/${region}`;
    const found = this.others.get(key);
    if (found) return found;
    const { scenario, oneOrganization } = this.home;
    const made = emptyWorld(scenario, region, timings, accountId);
    if (oneOrganization) made.oneOrganization = true;
    this.others.set(key, made);
    return made;
  }
}
