import { setMaxListeners } from 'node:events';
import { partKey, type Part } from '../core/inventory/parts.js';
import type { Change, ReadDeps } from '../core/inventory/read.js';
import type { Reader } from '../core/inventory/reader.js';
import { isSameCaller, scopeKey, type AwsScope, type Identity } from '../core/model/identity.js';
import type { VpcId } from '../core/model/ids.js';
import { portErrorOf } from '../core/model/portError.js';
import type { Snapshot } from '../core/model/snapshot.js';
import type { Underway } from '../core/model/underway.js';
import type { Clock, Dns } from '../core/ports.js';
import type { StoreConnection } from './connection.js';
import { factOf, wasReadSince, withFailure } from './facts.js';
import { createLimiter } from './limiter.js';
import { newState, ownerOf, partsOf, shownOf, takeIn, type ScopeState } from './scopeState.js';

/** What the store needs. */
export interface StoreOptions {
  readonly connect: (scope: AwsScope, signal: AbortSignal) => Promise<StoreConnection>;
  /** Called when the first part is read, never before. */
  readonly loadReader: () => Promise<{ readonly reader: Reader }>;
  readonly clock: Clock;
  readonly dns: Dns;
  /** Of a profile's settings now; asked before each read, so that no read goes on as the old account. */
  readonly revision?: (scope: AwsScope) => Promise<string>;
}

/** How old a fact may be. */
export interface ReadOptions {
  /** Read again whatever is there. */
  readonly fresh?: boolean;
  /** Read again what is older; milliseconds. */
  readonly maxAgeMs?: number;
}

/** Hears which parts of a scope now say something else. */
export type ChangeListener = (scope: AwsScope, parts: readonly Part[]) => void;

/** Everything that is shown is read from here. */
export interface SnapshotStore {
  /** The scopes that somebody has asked about. */
  scopes(): readonly AwsScope[];
  /** What has been read of a scope so far; never waits. */
  snapshot(scope: AwsScope): Snapshot;
  /** The same for eyes only: what lapsed credentials hide stays, and the snapshot is `stale`. */
  shown(scope: AwsScope): Snapshot;
  /** Reads parts; failures become unknown facts, and only `cancelled` is thrown. */
  read(
    scope: AwsScope,
    parts: readonly Part[],
    options: ReadOptions,
    signal: AbortSignal,
  ): Promise<Snapshot>;
  /** Reads again everything that plans and verdicts for one cluster, or several, need. */
  estate(
    scope: AwsScope,
    clusterNames: string | readonly string[],
    signal: AbortSignal,
  ): Promise<Snapshot>;
  /** Reads again everything that a diagnosis of one cluster needs, for these client VPCs. */
  diagnosis(
    scope: AwsScope,
    clusterName: string,
    vpcIds: readonly VpcId[],
    signal: AbortSignal,
  ): Promise<Snapshot>;
  onDidChange(listener: ChangeListener): { dispose(): void };
  /**
   * Says what a run has still to make and to take away as an identity: seen in `shown` while the
   * scope is of the same account, and by nothing that plans. `undefined` takes it back.
   */
  announce(identity: Identity, run: symbol, underway: Underway | undefined): void;
  /**
   * Must be called when credentials may have changed. Scopes whose profile now has other ones are
   * emptied at once, and get their facts back only if STS names the same caller.
   */
  recheck(): Promise<void>;
  /** Drops what was read and the connection, of one scope or of all: other credentials, other facts. */
  forget(scope?: AwsScope): void;
}

/** A thousand clusters must not mean a thousand calls at once. */
const maxReads = 8;

/** An empty store. */
export function createSnapshotStore(options: StoreOptions): SnapshotStore {
  const { connect, loadReader, clock, dns, revision } = options;
  const states = new Map<string, ScopeState>();
  const listeners = new Set<ChangeListener>();
  const limit = createLimiter(maxReads);

  const stateOf = (scope: AwsScope): ScopeState => {
    const found = states.get(scopeKey(scope));
    if (found) return found;
    const made = newState(scope);
    states.set(scopeKey(scope), made);
    return made;
  };

  const fire = (scope: AwsScope, parts: readonly Part[]): void => {
    for (const listener of [...listeners]) listener(scope, parts);
  };

  /** Forgotten while it was read: it belongs to credentials that no longer count. */
  const isCurrent = (state: ScopeState): boolean => states.get(scopeKey(state.scope)) === state;

  const keep = (state: ScopeState, part: Part, change: Change): void => {
    if (!isCurrent(state)) return;
    const parts = takeIn(state, part, change);
    if (parts.length > 0) fire(state.scope, parts);
  };

  const turnOver = (state: ScopeState): ScopeState => {
    if (!isCurrent(state)) return stateOf(state.scope);
    const made = newState(state.scope, state);
    states.set(scopeKey(state.scope), made);
    state.turned = true;
    const parts = partsOf(state.shown);
    if (parts.length > 0) fire(state.scope, parts);
    return made;
  };

  /** The state of a scope as whoever its profile means now. */
  const currentState = async (scope: AwsScope): Promise<ScopeState> => {
    const state = stateOf(scope);
    const opened = await state.connection?.catch(() => undefined);
    if (!revision || opened?.revision === undefined) return stateOf(scope);
    const now = await revision(scope).catch(() => undefined);
    return now === opened.revision ? stateOf(scope) : turnOver(state);
  };

  const connectionOf = async (state: ScopeState, signal: AbortSignal): Promise<StoreConnection> => {
    const opening = (state.connection ??= connect(state.scope, signal));
    try {
      return await opening;
    } catch (error) {
      if (state.connection === opening) state.connection = undefined;
      throw error;
    }
  };

  const readOne = async (state: ScopeState, part: Part, signal: AbortSignal): Promise<void> => {
    try {
      const connection = await connectionOf(state, signal);
      const server = needsPublicServer(part) ? await connection.publicServer?.(signal) : undefined;
      const deps: ReadDeps = {
        aws: connection.aws,
        clock,
        dns,
        ...(server ? { publicServer: server } : {}),
      };
      const { reader } = await loadReader();
      const change = await reader.readChange(deps, state.snapshot, part, signal);
      if (!(await isStillUs(state, part, connection, signal))) return;
      keep(state, part, change);
    } catch (thrown) {
      const error = portErrorOf(thrown);
      if (error.kind === 'cancelled') throw error;
      keep(state, part, (latest) => withFailure(latest, part, error.info, clock.now()));
    }
  };

  /**
   * The SDK gets new credentials by itself: from a program, a role, an environment. Whose they are
   * must be known before what was read with them is kept; another caller has emptied the scope.
   */
  const isStillUs = async (
    state: ScopeState,
    part: Part,
    connection: StoreConnection,
    signal: AbortSignal,
  ): Promise<boolean> => {
    const now = await connection.fingerprint?.(signal);
    const before = state.fingerprint;
    if (now === undefined || now === before) return true;
    state.fingerprint = now;
    if (before === undefined || part === 'identity') return true;
    const owner = ownerOf(state);
    await state.flights.join('who', false, (stop) => readOne(state, 'identity', stop), signal);
    const is = ownerOf(state);
    if (owner && is && isSameCaller(owner, is) && state.snapshot.identity.known) return true;
    if (isCurrent(state) && !(owner && is)) turnOver(state);
    return false;
  };

  const store: SnapshotStore = {
    scopes: () => [...states.values()].filter(hasReadings).map(({ scope }) => scope),
    snapshot: (scope) => stateOf(scope).snapshot,
    shown: (scope) => shownOf(stateOf(scope)),

    async read(scope, parts, { fresh = false, maxAgeMs }, signal) {
      setMaxListeners(0, signal);
      const state = await currentState(scope);
      if (state.kept && !parts.includes('identity')) {
        await store.read(scope, ['identity'], { fresh: true }, signal);
      }
      const since = maxAgeMs === undefined ? -Infinity : clock.now() - maxAgeMs;
      const wanted = parts.filter((part) => fresh || !wasReadSince(state.snapshot, part, since));
      await Promise.all(
        wanted.map((part) =>
          state.flights.join(
            partKey(part),
            fresh,
            (stop) => limit(() => readOne(state, part, stop)),
            signal,
          ),
        ),
      );
      const latest = stateOf(scope).snapshot;
      const lost = state.turned ? wanted.filter((part) => !wasAsked(latest, part)) : [];
      return lost.length === 0 ? latest : store.read(scope, lost, {}, signal);
    },

    async estate(scope, clusterNames, signal) {
      const fresh = { fresh: true };
      const { reader } = await loadReader();
      const clusters = [clusterNames].flat().map((cluster) => ({ cluster }));
      const lists = await store.read(scope, [...clusters, ...reader.estateLists], fresh, signal);
      return store.read(scope, reader.secondRound(lists, clusterNames), fresh, signal);
    },

    async diagnosis(scope, clusterName, vpcIds, signal) {
      let latest = stateOf(scope).snapshot;
      const { reader } = await loadReader();
      for (const round of reader.diagnosisRounds) {
        const parts = round(latest, { clusterName, vpcIds });
        latest = await store.read(scope, parts, { fresh: true }, signal);
      }
      return latest;
    },

    announce(identity, run, underway) {
      const { profile, region, accountId } = identity;
      const state = stateOf({ profile, region });
      const runs = new Map(state.runs);
      runs.delete(run);
      if (underway && underway.coming.length + underway.going.length > 0)
        runs.set(run, { accountId, underway });
      if (runs.size === 0 && state.runs.size === 0) return;
      state.runs = runs;
      fire(state.scope, ['endpoints', 'rules', 'associations']);
    },

    onDidChange(listener) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },

    async recheck() {
      await Promise.all(
        [...states.values()].map(async ({ scope }) => {
          const state = await currentState(scope);
          // A sign-in leaves the files as they are: only the clients remember that it had lapsed.
          if (state.shown.stale) state.connection = undefined;
        }),
      );
    },

    forget(scope) {
      const gone = scope ? [states.get(scopeKey(scope))] : [...states.values()];
      for (const state of gone) {
        if (!state) continue;
        states.delete(scopeKey(state.scope));
        const parts = partsOf(state.shown);
        if (parts.length > 0) fire(state.scope, parts);
      }
    },
  };
  return store;
}

function wasAsked(snapshot: Snapshot, part: Part): boolean {
  const fact = factOf(snapshot, part);
  return fact !== undefined && (fact.known || fact.why.reason !== 'notRead');
}

function hasReadings({ snapshot }: ScopeState): boolean {
  return partsOf(snapshot).length > 0;
}

function needsPublicServer(part: Part): boolean {
  return typeof part === 'object' && 'publicAnswer' in part;
}
