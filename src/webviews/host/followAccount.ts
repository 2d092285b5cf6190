import { isSameCaller, scopeKey, type AwsScope, type Identity } from '../../core/model/identity.js';
import type { SnapshotStore } from '../../store/snapshotStore.js';

/** What shows things of an account, and must not go on with them as another one. */
export interface OfAccount {
  /** Credentials have changed: shows nothing until it is known whose they are. False if nothing is shown. */
  hold(scope: AwsScope): boolean;
  /** They are of whoever it was. */
  release(scope: AwsScope): void;
  /** They are somebody else's, or nobody's: begins anew. */
  renew(scope: AwsScope): void;
}

/** Tells the panels when a profile has come to mean another account or role. */
export function followAccount(
  store: Pick<SnapshotStore, 'onDidChange' | 'read' | 'scopes' | 'shown'>,
  panels: readonly OfAccount[],
  signal: AbortSignal,
): { dispose(): void } {
  const callers = new Map<string, Identity>();
  const held = new Set<string>();

  const ask = async (scope: AwsScope): Promise<void> => {
    const key = scopeKey(scope);
    if (held.has(key)) return;
    held.add(key);
    try {
      await store.read(scope, ['identity'], {}, signal);
    } catch {
      // Only the end of the extension stops it; any other failure is in the store.
      return;
    }
    // That somebody was named is not always a change in the store.
    if (store.shown(scope).identity.known) look(scope);
    else if (held.delete(key)) for (const one of panels) one.renew(scope);
  };
  const look = (scope: AwsScope): void => {
    const { identity } = store.shown(scope);
    const before = callers.get(scopeKey(scope));
    if (identity.known) {
      callers.set(scopeKey(scope), identity.value);
      if (!before) return;
      const wasHeld = held.delete(scopeKey(scope));
      const same = isSameCaller(before, identity.value);
      if (same && !wasHeld) return;
      for (const one of panels) {
        if (same) one.release(scope);
        else one.renew(scope);
      }
    } else if (before && identity.why.reason === 'notRead') {
      const waiting = panels.filter((one) => one.hold(scope));
      if (waiting.length > 0) void ask(scope);
    }
  };
  for (const scope of store.scopes()) look(scope);
  return store.onDidChange(look);
}
