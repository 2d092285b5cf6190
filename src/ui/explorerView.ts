import { scopeKey, type AwsScope } from '../core/model/identity.js';

/** What of an editor's memory is used: one for each workspace. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** What the user has made of the explorer in this workspace. */
export interface ViewState {
  /** Profile and Region pairs that stand first, in the order they were pinned. */
  readonly pins: readonly AwsScope[];
  /** Whether nothing but those is shown. */
  readonly pinnedOnly: boolean;
  /** Regions that were added to single profiles. */
  readonly added: readonly AwsScope[];
  /** What names, ids, ARNs and endpoint names must contain; empty shows everything. */
  readonly filter: string;
}

/** The state of the explorer; kept per workspace. */
export interface ExplorerView {
  state(): ViewState;
  change(change: Partial<ViewState>): Promise<void>;
}

const key = 'explorer';
const untouched: ViewState = { pins: [], pinnedOnly: false, added: [], filter: '' };

/** The state as the memory has it; `changed` hears of every change. */
export function createExplorerView(memory: Memory, changed: () => void): ExplorerView {
  let state = stateIn(memory.get(key));
  return {
    state: () => state,
    async change(change) {
      state = { ...state, ...change };
      changed();
      await memory.update(key, state);
    },
  };
}

/** Whether a list of scopes has this one. */
export function hasScope(scopes: readonly AwsScope[], scope: AwsScope): boolean {
  return scopes.some((one) => scopeKey(one) === scopeKey(scope));
}

/** The list without this scope. */
export function without(scopes: readonly AwsScope[], scope: AwsScope): readonly AwsScope[] {
  return scopes.filter((one) => scopeKey(one) !== scopeKey(scope));
}

/** What an older version, or a hand, has left there may be anything. */
function stateIn(value: unknown): ViewState {
  if (!isRecord(value)) return untouched;
  const { pins, pinnedOnly, added, filter } = value;
  return {
    pins: scopesIn(pins),
    pinnedOnly: pinnedOnly === true,
    added: scopesIn(added),
    filter: typeof filter === 'string' ? filter : '',
  };
}

function scopesIn(value: unknown): readonly AwsScope[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (!isRecord(one)) return [];
    const { profile, region } = one;
    return typeof profile === 'string' && typeof region === 'string' ? [{ profile, region }] : [];
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
