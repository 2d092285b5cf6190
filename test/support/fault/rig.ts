import { createAws } from '../../../src/aws/awsPort.js';
import { createTokenBucket } from '../../../src/aws/tokenBucket.js';
import type { ApplyDeps } from '../../../src/core/apply/deps.js';
import type { Aws, Lock, Renew } from '../../../src/core/ports.js';
import { Account } from '../../../src/sandbox/account.js';
import { callAws, type Outcome } from '../../../src/sandbox/gateway.js';
import { credentialScope } from '../../../src/sandbox/http/credentials.js';
import { listen } from '../../../src/sandbox/http/listener.js';
import type { Received } from '../../../src/sandbox/http/readRequest.js';
import { settle } from '../../../src/sandbox/states.js';
import type { World } from '../../../src/sandbox/world.js';
import { memoryJournal, type MemoryJournal } from '../estate.js';
import { memoryLock } from '../memoryLock.js';
import type { Controls, FaultKind } from './faults.js';
import { createVirtualClock, type VirtualClock } from './virtualClock.js';

/** A sandbox without a data plane, in virtual time, that does harm at one chosen call. */
export interface Rig {
  readonly clock: VirtualClock;
  readonly aws: Aws;
  /** As a profile: `sandbox-` and a further account's alias, or the scenario's own. */
  awsOf(profile: string): Aws;
  /** Everything anew: the world as given, an empty journal, no fault. */
  reset(world: World): void;
  readonly journal: MemoryJournal;
  readonly lock: Lock;
  deps(): ApplyDeps;
  /** Harm at the nth call from now, counted from 1; gives the signal of this run. */
  arm(kind: FaultKind, at: number): AbortSignal;
  /** The network, the credentials and the process are well again; waits for stalled calls. */
  heal(): Promise<void>;
  /** Remembers everything as it is now; gives what brings it back, as often as wanted. */
  save(): () => void;
  /** Endpoints that needed action are well again. */
  cure(): void;
  /** Whether the armed fault has acted. */
  readonly fired: boolean;
  /** `service:Operation` of every call that reached AWS since the reset. */
  calls(): readonly string[];
  /** How many calls AWS refused for coming too fast. */
  throttled(): number;
  /** The state now, without faults. */
  world(): World;
  close(): Promise<void>;
}

const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // The journal and the result tell what a test wants to know.
}

/** A call is given up after this long, in real milliseconds; a stall is longer. */
const attemptMs = 100;
const stallMs = 160;
/** A user takes this long to sign in again, longer than any wait may take. */
const signInMs = 60 * 60_000;

/** With `limited`, both sides keep to the Resolver's five calls a second. */
export async function createRig(
  first: World,
  { limited = false }: { readonly limited?: boolean } = {},
): Promise<Rig> {
  const clock = createVirtualClock();
  clock.set(startOf(first));
  const account = new Account(structuredClone(first), clock, limited);
  let journal = memoryJournal();
  const lock = memoryLock();
  let armed: { readonly kind: FaultKind; readonly at: number } | undefined;
  let seen = 0;
  let fired = false;
  let dead = false;
  let offline = false;
  let cancel = new AbortController();
  let trouble: { readonly until: number } | undefined;
  let stalled: Promise<unknown>[] = [];

  const inject: Controls['inject'] = (fault) => {
    account.world.faults.push({
      operation: '*',
      nth: null,
      times: 1,
      seen: 0,
      fired: 0,
      ...fault,
    });
  };
  const controls: Controls = {
    inject,
    cancel: () => cancel.abort(),
    goOffline: () => (offline = true),
    die: () => {
      dead = true;
      offline = true;
    },
    actionNeeded: (ms) => (trouble = { until: clock.now() + ms }),
  };

  const answer = async (received: Received): Promise<Outcome> => {
    if (offline) return 'reset';
    seen += 1;
    const { world } = account;
    if (armed && seen === armed.at) {
      fired = true;
      armed.kind.strike(controls, credentialScope(received.request)?.service ?? 'ec2');
      if (armed.kind.before) return 'reset';
    }
    if (trouble && clock.now() >= trouble.until) cure();
    if (trouble) afflict(world);
    const outcome = callAws(account, received.request, received.tooLarge, {
      changed: () => Promise.resolve(),
      pause: () => {
        const pause = new Promise<void>((resolve) => setTimeout(resolve, stallMs));
        stalled.push(pause);
        return pause;
      },
    });
    stalled.push(outcome);
    const result = await outcome;
    if (trouble) afflict(world);
    return result;
  };
  const cure = (): void => {
    trouble = undefined;
    for (const endpoint of account.world.resolverEndpoints) delete endpoint.fault;
  };

  const listener = await listen(0, answer);
  const bucket = limited ? createTokenBucket({ ratePerSecond: 4, burst: 4 }, clock) : undefined;
  const ports = new Map<string, Aws>();
  const portOf = (profile: string, limit: { readonly attemptMs?: number }): Aws => {
    const key = `${profile} ${limit.attemptMs}`;
    const made = ports.get(key) ?? open(profile, limit);
    ports.set(key, made);
    return made;
  };
  const open = (profile: string, limit: { readonly attemptMs?: number }): Aws => {
    const other = account.world.accounts?.find(({ alias }) => profile === `sandbox-${alias}`);
    const keys = { accessKeyId: `AKIA${other?.accountId ?? 'TEST'}`, secretAccessKey: 'x' };
    return counted(
      createAws({
        scope: { profile, region: first.region },
        clock: clock.inCall,
        endpointUrl: `http://127.0.0.1:${listener.port}`,
        source: { from: 'keys', keys },
        resolverBucket: {
          take: (signal) => (bucket ? clock.idle(() => bucket.take(signal)) : Promise.resolve()),
        },
        ...limit,
      }),
      clock,
    );
  };
  const patient = portOf('sandbox', {});
  const hurry = (): { readonly attemptMs?: number } => (armed?.kind.stalls ? { attemptMs } : {});
  const signIn: Renew = async ({ profile }, _error, signal) => {
    await clock.sleep(signInMs, signal);
    account.world.faults = [];
    return portOf(profile, {});
  };

  return {
    clock,
    aws: patient,
    awsOf: (profile) => portOf(profile, {}),
    get journal() {
      return journal;
    },
    lock,
    get fired() {
      return fired;
    },
    reset(world) {
      clock.set(startOf(world));
      account.replace(structuredClone(world));
      journal = memoryJournal();
      armed = undefined;
      trouble = undefined;
      [seen, fired, dead, offline] = [0, false, false, false];
    },
    deps: () => ({
      aws: portOf('sandbox', hurry()),
      awsAs: ({ profile }) => Promise.resolve(portOf(profile, hurry())),
      clock,
      lock,
      log: quiet,
      ...(armed?.kind.renews ? { renew: signIn } : {}),
      progress: { report: ignore },
      journal: {
        ...journal,
        append: (entry) =>
          dead ? Promise.reject(new Error('this process is dead')) : journal.append(entry),
      },
    }),
    arm(kind, at) {
      armed = { kind, at };
      [seen, fired] = [0, false];
      cancel = new AbortController();
      return cancel.signal;
    },
    async heal() {
      await Promise.allSettled(stalled);
      stalled = [];
      armed = undefined;
      [dead, offline] = [false, false];
      account.world.faults = [];
    },
    save() {
      const [now, world, entries] = [clock.now(), structuredClone(account.world), journal.entries];
      const written = structuredClone(entries);
      const before = trouble;
      return () => {
        clock.set(now);
        account.replace(structuredClone(world));
        journal = memoryJournal();
        journal.entries.push(...structuredClone(written));
        trouble = before;
      };
    },
    cure,
    calls: () => account.calls.list().map(({ service, operation }) => `${service}:${operation}`),
    throttled: () => account.calls.list().filter(({ error }) => /Throttl/.test(error ?? '')).length,
    world() {
      cure();
      settle(account.world, clock.now());
      return structuredClone({ ...account.world, faults: [] });
    },
    close: () => listener.close(),
  };
}

function afflict({ resolverEndpoints }: World): void {
  const message = '1 IP address(es) failed to be created. Please remove them.';
  for (const endpoint of resolverEndpoints) endpoint.fault ??= { status: 'ACTION_NEEDED', message };
}

/** A day after everything that the world remembers, so that nothing is new any more. */
function startOf({ clusters, resolverEndpoints, resolverRules, ruleAssociations }: World): number {
  const times = [
    ...clusters.map(({ createdAt }) => createdAt),
    ...resolverEndpoints.map(({ operationalAt }) => operationalAt),
    ...resolverRules.map(({ completeAt }) => completeAt),
    ...ruleAssociations.map(({ completeAt }) => completeAt),
  ];
  return Math.max(...times) + 24 * 60 * 60 * 1000;
}

/** Every call of the port keeps the clock from jumping. */
function counted(aws: Aws, clock: VirtualClock): Aws {
  return new Proxy(aws, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) =>
        clock.work(() => Reflect.apply(member, target, args) as Promise<unknown>);
    },
  });
}
