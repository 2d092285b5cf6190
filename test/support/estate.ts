import type { ApplyDeps } from '../../src/core/apply/deps.js';
import { createDnsClient } from '../../src/core/dns/client.js';
import { readEstate } from '../../src/core/inventory/estate.js';
import { clientParts } from '../../src/core/inventory/clientEstate.js';
import { readParts, type ReadDeps } from '../../src/core/inventory/read.js';
import type { ApplyEvent, JournalEntry } from '../../src/core/model/apply.js';
import { asId, type VpcId } from '../../src/core/model/ids.js';
import { emptySnapshot, type Snapshot } from '../../src/core/model/snapshot.js';
import type { SocketVantage } from '../../src/core/model/vantage.js';
import type { Aws, Journal } from '../../src/core/ports.js';
import type { SsmCourier } from '../../src/core/ports/couriers.js';
import { createAws, createSsmCourier, type AwsOptions } from '../../src/aws/awsPort.js';
import { createTokenBucket, type TokenBucket } from '../../src/aws/tokenBucket.js';
import type { Clock as SandboxClock } from '../../src/sandbox/clock.js';
import { startSandbox } from '../../src/sandbox/server.js';
import type { World } from '../../src/sandbox/world.js';
import { memoryLock } from './memoryLock.js';
import { systemClock } from '../../src/store/systemClock.js';

/** One injected fault, as the sandbox's own path takes it. */
export interface Fault {
  readonly service: string;
  readonly operation: string;
  readonly kind: 'error' | 'reset-before' | 'reset-after' | 'stall';
  readonly code?: string;
  readonly status?: number;
  readonly message?: string;
  readonly nth?: number | null;
  readonly times?: number;
}

/** A sandbox in this process, and the core's ports on it. */
export interface TestEstate {
  readonly aws: Aws;
  readonly read: ReadDeps;
  readonly ssm: SsmCourier;
  /** The sandbox's state itself, to be changed as no call of AWS can. */
  readonly world: World;
  readonly endpoint: string;
  readonly journal: MemoryJournal;
  readonly events: ApplyEvent[];
  readonly signal: AbortSignal;
  applyDeps(): ApplyDeps;
  /** What is read with the profile of a further account. */
  clientSnapshot(profile: string, vpcIds?: readonly VpcId[]): Promise<Snapshot>;
  /** AWS as a profile of the sandbox: its own or that of a further account. */
  awsOf(profile: string): Aws;
  snapshot(...clusterNames: string[]): Promise<Snapshot>;
  vpc(name: string): VpcId;
  vantage(id: string): SocketVantage;
  inject(...faults: readonly Fault[]): Promise<void>;
  /** Where one can ask, as things are now. */
  places(): Promise<readonly SocketVantage[]>;
  /** The whole state as text with stable order. */
  dump(): Promise<string>;
  calls(): Promise<
    readonly { readonly service: string; readonly operation: string; readonly status: number }[]
  >;
  close(): Promise<void>;
}

/** A journal that forgets with the test. */
export interface MemoryJournal extends Journal {
  readonly entries: JournalEntry[];
}

export function memoryJournal(): MemoryJournal {
  const entries: JournalEntry[] = [];
  return {
    entries,
    append: (entry) => {
      entries.push(structuredClone(entry));
      return Promise.resolve();
    },
    read: (planId) => Promise.resolve(entries.filter((entry) => entry.planId === planId)),
    plans: () => Promise.resolve([...new Set(entries.map(({ planId }) => planId))].reverse()),
  };
}

const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // A test that wants to hear a log reads the journal or the events instead.
}

function unlimited(): TokenBucket {
  return createTokenBucket({ ratePerSecond: 1000, burst: 1000 }, systemClock);
}

/** Starts a scenario; endpoints take `endpointSeconds`, and nothing is rate-limited unless asked. */
export async function testEstate(
  scenario: string,
  options: {
    readonly endpointSeconds?: number;
    readonly rateLimit?: boolean;
    /** In place of the scenario's own. */
    readonly state?: World;
    readonly clock?: SandboxClock;
  } = {},
): Promise<TestEstate> {
  const sandbox = await startSandbox({
    scenario,
    endpointSeconds: options.endpointSeconds ?? 0.2,
    rateLimit: options.rateLimit ?? false,
    ...(options.state && { state: options.state }),
    ...(options.clock ? { clock: options.clock } : {}),
  });
  const scope = { profile: sandbox.profile, region: sandbox.region };
  const awsOptions = (profile: string): AwsOptions => {
    const account = [sandbox, ...sandbox.accounts].find((one) => one.profile === profile);
    if (!account) throw new Error(`no profile ${profile}`);
    const keys = {
      accessKeyId: account.env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: account.env['AWS_SECRET_ACCESS_KEY'] ?? '',
    };
    return {
      scope: { profile, region: sandbox.region },
      clock: systemClock,
      endpointUrl: sandbox.endpoint,
      source: { from: 'keys', keys },
      ...(options.rateLimit === true ? {} : { resolverBucket: unlimited() }),
    };
  };
  const awsOf = (profile: string): Aws => createAws(awsOptions(profile));
  const aws = awsOf(sandbox.profile);
  const vantage = (id: string): SocketVantage => {
    const found = sandbox.vantages().find((one) => one.id === id);
    if (!found) throw new Error(`no vantage ${id}`);
    const { vpcId, ...rest } = found;
    return vpcId === undefined ? rest : { ...rest, vpcId: asId<VpcId>(vpcId) };
  };
  const read: ReadDeps = {
    aws,
    clock: systemClock,
    dns: createDnsClient(),
    publicServer: vantage('public'),
  };
  const journal = memoryJournal();
  const lock = memoryLock();
  const events: ApplyEvent[] = [];
  const controller = new AbortController();
  const own = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(`${sandbox.endpoint}/_sandbox/${path}`, init);
  return {
    aws,
    read,
    ssm: createSsmCourier(awsOptions(sandbox.profile)),
    get world() {
      return sandbox.world;
    },
    endpoint: sandbox.endpoint,
    journal,
    events,
    signal: controller.signal,
    vantage,
    awsOf,
    clientSnapshot: (profile, vpcIds = []) =>
      readParts(
        { ...read, aws: awsOf(profile) },
        emptySnapshot({ profile, region: sandbox.region }),
        clientParts(vpcIds),
        controller.signal,
      ),
    applyDeps: () => ({
      aws,
      awsAs: ({ profile }) => Promise.resolve(awsOf(profile)),
      journal,
      clock: systemClock,
      lock,
      log: quiet,
      progress: { report: (event) => events.push(event) },
    }),
    snapshot: (...clusterNames) =>
      readEstate(read, emptySnapshot(scope), clusterNames, controller.signal),
    vpc: (name) => {
      const found = sandbox.vantages().find((one) => one.name.startsWith(`${name}:`));
      if (found?.vpcId === undefined) throw new Error(`no VPC ${name}`);
      return asId<VpcId>(found.vpcId);
    },
    inject: async (...faults) => {
      const response = await own('faults', { method: 'POST', body: JSON.stringify(faults) });
      if (!response.ok) throw new Error(await response.text());
    },
    places: async () => (await (await own('vantages')).json()) as never,
    dump: async () => (await own('state')).text(),
    calls: async () => (await (await own('calls')).json()) as never,
    close: () => sandbox.close(),
  };
}
