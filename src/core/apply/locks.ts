import { message, type Message } from '../model/message.js';
import type { Plan } from '../model/plan.js';
import { PortError, portErrorOf } from '../model/portError.js';
import type { Holder } from '../ports.js';
import type { ApplyDeps } from './deps.js';

/** How a run waits for another one. */
export interface Waiting {
  readonly signal: AbortSignal;
  /** Says whom the run waits for. */
  readonly say: (what: Message) => void;
}

const lookMs = 1000;
/** Longer than an enable that waits for everything as long as it may. */
export const patienceMs = 30 * 60_000;

/**
 * Runs `act` while no other process with the same journal works on the plan's sites: a window
 * that comes second waits, says for whom, and goes on when the first has ended. Throws `conflict`
 * when that takes too long, and `cancelled`.
 */
export async function withLocks<T>(
  plan: Plan,
  { lock, clock, log }: Pick<ApplyDeps, 'lock' | 'clock' | 'log'>,
  waiting: Waiting,
  act: () => Promise<T>,
): Promise<T> {
  if (!lock) return act();
  const releases: (() => Promise<void>)[] = [];
  const takeOne = async (key: string): Promise<void> => {
    const begun = clock.now();
    for (;;) {
      const taken = await lock.take(key, plan.id);
      if ('release' in taken) {
        releases.push(taken.release);
        return;
      }
      if (clock.now() - begun > patienceMs)
        throw busy(taken.holder.host, taken.holder.planId, taken.holder.since);
      waiting.say(lockText(taken.holder));
      await clock.sleep(lookMs, waiting.signal);
    }
  };
  try {
    // Always in the same order, so that two plans never wait for each other.
    for (const key of keysOf(plan)) await takeOne(key);
    return await act();
  } finally {
    for (const release of releases.toReversed()) {
      await release().catch((thrown: unknown) => {
        log.warn('apply.lock', { plan: plan.id, detail: portErrorOf(thrown).message });
      });
    }
  }
}

function keysOf({ identity, sites = [], clusterName }: Plan): readonly string[] {
  const places = sites.length > 0 ? sites.map(({ vpcId }) => vpcId as string) : [clusterName];
  const keys = places.map((place) => `${identity.accountId} ${identity.region} ${place}`);
  return [...new Set(keys)].sort();
}

function lockText({ planId, host, pid, since }: Holder): Message {
  const args = { plan: planId, host, pid, since: new Date(since).toISOString() };
  return message('apply.paused.lock', args);
}

/** The error of a run that waited for another one for too long. `since` in epoch milliseconds. */
export function busy(host: string, planId: string, since: number): PortError {
  const minutes = patienceMs / 60_000;
  return new PortError({
    kind: 'conflict',
    messageKey: 'error.apply.busy',
    args: { plan: planId, host, since: new Date(since).toISOString(), minutes },
    help: message('help.apply.busy'),
  });
}
