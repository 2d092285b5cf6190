import type { Account } from './account.js';
import { settle } from './states.js';
import { unionOf } from './union.js';
import type { World } from './world.js';

const longest = 60_000;
const shortest = 20;

/** Wakes the data plane when an endpoint begins to serve, or is gone, though nobody calls. */
export class RefreshTimer {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly account: Account,
    private readonly refresh: () => Promise<void>,
  ) {}

  plan(): void {
    clearTimeout(this.timer);
    if (this.stopped) return;
    const now = this.account.now();
    const next = nextChange(unionOf(this.account.world), now);
    if (next === undefined) return;
    const delay = Math.min(longest, Math.max(shortest, next - now));
    this.timer = setTimeout(() => void this.wake(), delay);
    this.timer.unref();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async wake(): Promise<void> {
    settle(this.account.world, this.account.now());
    try {
      await this.refresh();
    } catch (cause) {
      process.emitWarning(cause instanceof Error ? cause : String(cause));
    }
    this.plan();
  }
}

function nextChange(world: World, now: number): number | undefined {
  const instants = world.resolverEndpoints
    .flatMap(({ operationalAt, goneAt }) => [operationalAt, goneAt ?? operationalAt])
    .filter((instant) => instant > now);
  return instants.length > 0 ? Math.min(...instants) : undefined;
}
