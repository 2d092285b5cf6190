import { listParts, type Part } from '../core/inventory/parts.js';
import type { Fact } from '../core/model/fact.js';
import { isSameCaller, type AwsScope, type Identity } from '../core/model/identity.js';
import type { PortErrorInfo } from '../core/model/portError.js';
import { emptySnapshot, type Snapshot } from '../core/model/snapshot.js';
import type { Underway } from '../core/model/underway.js';
import type { Change } from '../core/inventory/read.js';
import type { StoreConnection } from './connection.js';
import { factOf, saysTheSame } from './facts.js';
import { createFlights, type Flights } from './flights.js';

/** All that is held of one scope, as one identity: replaced as a whole when that may have changed. */
export interface ScopeState {
  readonly scope: AwsScope;
  readonly flights: Flights;
  snapshot: Snapshot;
  /** The same object unless credentials have lapsed: then what was known stays, and `stale` says why. */
  shown: Snapshot;
  /** Facts read with other credentials: nobody sees them until STS has named the same caller. */
  kept: Snapshot | undefined;
  connection: Promise<StoreConnection> | undefined;
  fingerprint: string | undefined;
  /** What runs still have to do, and in which account. */
  runs: ReadonlyMap<symbol, { readonly accountId: string; readonly underway: Underway }>;
  /** What was last made of both. */
  withRuns:
    { readonly shown: Snapshot; readonly runs: object; readonly made: Snapshot } | undefined;
  /** Whether its facts were taken away because of other credentials: those who wait ask again. */
  turned: boolean;
}

/** Nothing read yet. `before` is what is left of other credentials of the same scope. */
export function newState(scope: AwsScope, before?: ScopeState): ScopeState {
  const snapshot = emptySnapshot(scope);
  const kept = before && ownerOf(before) ? (before.kept ?? before.shown) : undefined;
  return {
    scope,
    flights: createFlights(),
    snapshot,
    shown: snapshot,
    kept,
    connection: undefined,
    fingerprint: undefined,
    runs: new Map(),
    withRuns: undefined,
    turned: false,
  };
}

/** What is shown: the facts, and what runs have still to do. The same object for the same of both. */
export function shownOf(state: ScopeState): Snapshot {
  const { shown, runs, withRuns } = state;
  if (runs.size === 0) return shown;
  if (withRuns?.shown === shown && withRuns.runs === runs) return withRuns.made;
  const { identity } = shown;
  // A run goes on after its profile has come to mean another account; its rows do not.
  const all = [...runs.values()].filter(
    ({ accountId }) => identity.known && identity.value.accountId === accountId,
  );
  const underway = {
    coming: all.flatMap(({ underway: { coming } }) => coming),
    going: all.flatMap(({ underway: { going } }) => going),
  };
  const made = { ...shown, underway };
  state.withRuns = { shown, runs, made };
  return made;
}

/** Whose facts these are, as far as STS has ever said. */
export function ownerOf({ shown, kept }: ScopeState): Identity | undefined {
  if (shown.identity.known) return shown.identity.value;
  return kept?.identity.known ? kept.identity.value : undefined;
}

/**
 * Takes an answer in, or the failure that makes the fact unknown; what lapsed credentials hide is
 * still shown. @returns the parts that now say something else.
 */
export function takeIn(state: ScopeState, part: Part, change: Change): readonly Part[] {
  const before = state.shown;
  const owner = ownerOf(state);
  const latest = change(state.snapshot);
  if (part === 'identity' && latest.identity.known && owner) {
    if (!isSameCaller(owner, latest.identity.value)) {
      state.snapshot = change(emptySnapshot(state.scope));
      state.shown = state.snapshot;
      state.kept = undefined;
      state.turned = true;
      return partsOf(before);
    }
    if (state.kept) {
      state.snapshot = merged(state.kept, latest);
      state.shown = state.snapshot;
      state.kept = undefined;
      return partsOf(state.snapshot);
    }
  }
  const trouble = troubleOf(factOf(latest, part));
  if (trouble && factOf(before, part)?.known) {
    state.snapshot = latest;
    state.shown = {
      ...before,
      stale: before.stale?.kind === trouble.kind ? before.stale : trouble,
    };
    return before.stale === state.shown.stale ? [] : [part];
  }
  state.shown = state.shown === state.snapshot ? latest : change(state.shown);
  state.snapshot = latest;
  if (state.shown.stale && !isAnyStale(state)) state.shown = fresh(state.shown);
  const same = saysTheSame(factOf(before, part), factOf(state.shown, part));
  return same && before.stale === state.shown.stale ? [] : [part];
}

/** The parts that somebody has asked for. */
export function partsOf(snapshot: Snapshot): readonly Part[] {
  const lists = listParts.filter((part) => {
    const fact = snapshot[part];
    return fact.known || fact.why.reason !== 'notRead';
  });
  return [...lists, ...Object.keys(snapshot.clusters).map((cluster) => ({ cluster }))];
}

/** What says nothing of the part itself, only that nothing can be asked just now. */
function troubleOf(fact: Fact<unknown> | undefined): PortErrorInfo | undefined {
  if (!fact || fact.known || fact.why.reason === 'notRead') return undefined;
  const { error } = fact.why;
  const lapsed = error.kind === 'expiredCredentials' || error.kind === 'noCredentials';
  return lapsed || error.kind === 'unreachable' ? error : undefined;
}

function isAnyStale({ snapshot, shown }: ScopeState): boolean {
  return partsOf(shown).some(
    (part) => troubleOf(factOf(snapshot, part)) && factOf(shown, part)?.known === true,
  );
}

function fresh({ stale: _gone, ...snapshot }: Snapshot): Snapshot {
  return snapshot;
}

/** What was read lately, and the rest from before. */
function merged({ stale: _gone, ...before }: Snapshot, latest: Snapshot): Snapshot {
  const members = Object.entries(latest).map(([name, is]: [string, unknown]) => {
    const was: unknown = before[name as keyof typeof before];
    if (isFact(is)) return [name, is.known || !isFact(was) ? is : was] as const;
    return [name, isMap(was) && isMap(is) ? { ...was, ...is } : is] as const;
  });
  return { ...before, ...(Object.fromEntries(members) as object) };
}

function isFact(value: unknown): value is Fact<unknown> {
  return isMap(value) && typeof value['known'] === 'boolean';
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
