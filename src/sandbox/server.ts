import { setTimeout as wait } from 'node:timers/promises';
import { Account } from './account.js';
import { systemClock, type Clock } from './clock.js';
import { startDataPlane } from './dataplane/dataPlane.js';
import { callAws } from './gateway.js';
import { listen, type Listener } from './http/listener.js';
import { callSandbox, ownPrefix } from './http/ownPath.js';
import { RefreshTimer } from './refreshTimer.js';
import { resetWorld } from './reset.js';
import type { Sandbox } from './sandbox.js';
import { buildScenario } from './scenarios/scenarios.js';
import { unionOf } from './union.js';
import { settle } from './states.js';
import { realTimings, timingsFor } from './timings.js';
import type { World } from './world.js';

export interface SandboxOptions {
  readonly scenario: string;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** How long an inbound endpoint takes; everything else in proportion. Default: as AWS, 60. */
  readonly endpointSeconds?: number;
  /** False lifts the limit of 5 Resolver calls a second. */
  readonly rateLimit?: boolean;
  readonly clock?: Clock;
  /** Closes the sandbox. */
  readonly signal?: AbortSignal;
  /** Starts from this state in place of the scenario's. */
  readonly state?: World;
}

/** Starts the small AWS on a loopback port. Throws for an unknown scenario or a taken port. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  options.signal?.throwIfAborted();
  const clock = options.clock ?? systemClock;
  const { endpointSeconds } = options;
  const timings = endpointSeconds === undefined ? realTimings : timingsFor(endpointSeconds);
  const world = options.state ?? buildScenario(options.scenario, clock.now(), timings);
  const account = new Account(world, clock, options.rateLimit ?? true);
  const closing = new AbortController();
  const dataPlane = await startDataPlane({
    world: () => {
      settle(account.world, account.now());
      return unionOf(account.world);
    },
    now: () => account.now(),
  });
  const timer = new RefreshTimer(account, () => dataPlane.refresh());
  const changed = async (): Promise<void> => {
    await dataPlane.refresh();
    timer.plan();
  };
  const hooks = {
    changed,
    pause: async (milliseconds: number): Promise<void> => {
      await wait(milliseconds, undefined, { signal: closing.signal }).catch(ignoreAbort);
    },
  };

  const listener: Listener = await listen(options.port ?? 0, async ({ request, tooLarge }) => {
    const own = request.path === ownPrefix || request.path.startsWith(`${ownPrefix}/`);
    if (!own) return callAws(account, request, tooLarge, hooks);
    settle(account.world, account.now());
    return callSandbox(
      {
        account,
        describe: () => ({ endpoint, region: account.world.region, profile: 'sandbox' }),
        vantages: async () => {
          await dataPlane.refresh();
          return dataPlane.vantages();
        },
        reset: async (body) => {
          const next = resetWorld(body, account.world, account.now());
          if (typeof next === 'string') return next;
          account.replace(next);
          await changed();
          return undefined;
        },
      },
      request,
    );
  }).catch(async (cause: unknown) => {
    await dataPlane.close();
    throw cause;
  });
  const endpoint: string = `http://127.0.0.1:${listener.port}`;
  timer.plan();

  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= (async () => {
      closing.abort();
      timer.stop();
      await Promise.all([listener.close(), dataPlane.close()]);
    })();
    return closed;
  };
  options.signal?.addEventListener('abort', () => void close(), { once: true });

  return {
    endpoint,
    region: world.region,
    profile: 'sandbox',
    env: environmentFor(endpoint, world.region, 'AKIASANDBOXNOTREAL00'),
    accounts: (world.accounts ?? []).map(({ accountId, alias = accountId, region }) => ({
      profile: `sandbox-${alias}`,
      accountId,
      env: environmentFor(endpoint, region, `AKIA${accountId}SBOX`),
    })),
    vantages: () => dataPlane.vantages(),
    get world() {
      return account.world;
    },
    close,
  };
}

/** The access key id says whose account is called: the one whose twelve digits are in it. */
function environmentFor(
  endpoint: string,
  region: string,
  accessKeyId: string,
): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    // Clients built on botocore before the AWS CLI 2 read only this one.
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'sandbox-not-a-real-secret',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

function ignoreAbort(cause: unknown): void {
  if (!(cause instanceof Error && cause.name === 'AbortError')) throw cause;
}
