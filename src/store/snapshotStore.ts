import { setMaxListeners } from 'node:events';
import type { DnsServer } from '../core/dns/types.js';
import { diagnosisRounds } from '../core/inventory/diagnosisEstate.js';
import { estateLists, secondRound } from '../core/inventory/estate.js';
import { listParts, partKey, type Part } from '../core/inventory/parts.js';
import { readChange, type Change, type ReadDeps } from '../core/inventory/read.js';
import { scopeKey, type AwsScope } from '../core/model/identity.js';
import type { VpcId } from '../core/model/ids.js';
import { portErrorOf } from '../core/model/portError.js';
import { emptySnapshot, type Snapshot } from '../core/model/snapshot.js';
import type { Clock, Connection, Dns } from '../core/ports.js';
import { factOf, saysTheSame, wasReadSince, withFailure } from './facts.js';
import { createFlights, type Flights } from './flights.js';
import { createLimiter } from './limiter.js';

/** A connection that can say who plays the public internet. */
export interface StoreConnection extends Connection {
  publicServer?(signal: AbortSignal): Promise<DnsServer | undefined>;
}

/** What the store needs. */
export interface StoreOptions {
  readonly connect: (scope: AwsScope, signal: AbortSignal) => Promise<StoreConnection>;
  readonly clock: Clock;
  readonly dns: Dns;
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
  /** What has been read of a scope so far; never waits. */
  snapshot(scope: AwsScope): Snapshot;
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
  /** Drops what was read and the connection, of one scope or of all: other credentials, other facts. */
  forget(scope?: AwsScope): void;
}

interface ScopeState {
  readonly scope: AwsScope;
  snapshot: Snapshot;
  connection: Promise<StoreConnection> | undefined;
  readonly flights: Flights;
}

/** A thousand clusters must not mean a thousand calls at once. */
const maxReads = 8;

/** An empty store. */
export function createSnapshotStore({ connect, clock, dns }: StoreOptions): SnapshotStore {
  const states = new Map<string, ScopeState>();
  const listeners = new Set<ChangeListener>();
  const limit = createLimiter(maxReads);

  const stateOf = (scope: AwsScope): ScopeState => {
    const found = states.get(scopeKey(scope));
    if (found) return found;
    const made: ScopeState = {
      scope,
      snapshot: emptySnapshot(scope),
      connection: undefined,
      flights: createFlights(),
    };
    states.set(scopeKey(scope), made);
    return made;
  };

  const fire = (scope: AwsScope, parts: readonly Part[]): void => {
    for (const listener of [...listeners]) listener(scope, parts);
  };

  const keep = (state: ScopeState, part: Part, change: Change): void => {
    // Forgotten while it was read: it belongs to credentials that no longer count.
    if (states.get(scopeKey(state.scope)) !== state) return;
    const before = state.snapshot;
    const after = change(before);
    if (part === 'identity' && isAnotherCaller(before, after)) {
      state.snapshot = change(emptySnapshot(state.scope));
      fire(state.scope, [...readParts(before)]);
      return;
    }
    state.snapshot = after;
    if (!saysTheSame(factOf(before, part), factOf(after, part))) fire(state.scope, [part]);
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
      keep(state, part, await readChange(deps, state.snapshot, part, signal));
    } catch (thrown) {
      const error = portErrorOf(thrown);
      if (error.kind === 'cancelled') throw error;
      keep(state, part, (latest) => withFailure(latest, part, error.info, clock.now()));
    }
  };

  const store: SnapshotStore = {
    snapshot: (scope) => stateOf(scope).snapshot,

    async read(scope, parts, { fresh = false, maxAgeMs }, signal) {
      setMaxListeners(0, signal);
      const state = stateOf(scope);
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
      return stateOf(scope).snapshot;
    },

    async estate(scope, clusterNames, signal) {
      const fresh = { fresh: true };
      const clusters = [clusterNames].flat().map((cluster) => ({ cluster }));
      const lists = await store.read(scope, [...clusters, ...estateLists], fresh, signal);
      return store.read(scope, secondRound(lists, clusterNames), fresh, signal);
    },

    async diagnosis(scope, clusterName, vpcIds, signal) {
      let latest = stateOf(scope).snapshot;
      for (const round of diagnosisRounds) {
        const parts = round(latest, { clusterName, vpcIds });
        latest = await store.read(scope, parts, { fresh: true }, signal);
      }
      return latest;
    },

    onDidChange(listener) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },

    forget(scope) {
      const gone = scope ? [states.get(scopeKey(scope))] : [...states.values()];
      for (const state of gone) {
        if (!state) continue;
        states.delete(scopeKey(state.scope));
        const parts = [...readParts(state.snapshot)];
        if (parts.length > 0) fire(state.scope, parts);
      }
    },
  };
  return store;
}

function needsPublicServer(part: Part): boolean {
  return typeof part === 'object' && 'publicAnswer' in part;
}

function isAnotherCaller(before: Snapshot, after: Snapshot): boolean {
  if (!before.identity.known || !after.identity.known) return false;
  const [was, is] = [before.identity.value, after.identity.value];
  return was.accountId !== is.accountId || was.callerArn !== is.callerArn;
}

/** The parts that somebody has asked for. */
function* readParts(snapshot: Snapshot): Generator<Part> {
  for (const part of listParts) {
    const fact = snapshot[part];
    if (fact.known || fact.why.reason !== 'notRead') yield part;
  }
  for (const cluster of Object.keys(snapshot.clusters)) yield { cluster };
}
