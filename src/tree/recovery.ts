import type { AwsScope } from '../core/model/identity.js';
import type { SnapshotStore } from '../store/snapshotStore.js';

/** What coming back needs. */
export interface RecoveryDeps {
  readonly store: Pick<SnapshotStore, 'recheck' | 'read' | 'shown'>;
  /** The scopes that have been looked at. */
  readonly scopes: () => readonly AwsScope[];
  /** Reads a scope again, all that somebody has asked for. */
  readonly refresh: (scope: AwsScope) => Promise<void>;
  /** Draws every row anew. */
  readonly redraw: () => void;
  readonly failed: (thrown: unknown) => void;
  readonly signal: AbortSignal;
}

/** Brings rows back once their credentials are good again. */
export interface Recovery {
  /** A file changed that has to do with credentials. */
  credentialsChanged(): void;
  /** Asks STS, for scopes with stale rows only, whether things are well again. */
  look(): void;
}

/** Rows of a scope come back by themselves; a scope that never was in trouble is asked nothing. */
export function createRecovery(deps: RecoveryDeps): Recovery {
  const { store, signal } = deps;
  let looking: Promise<void> | undefined;
  let again = false;

  const lookAt = async (scope: AwsScope): Promise<void> => {
    const { identity } = await store.read(scope, ['identity'], { fresh: true }, signal);
    if (identity.known) await deps.refresh(scope);
  };
  const lookAtAll = async (): Promise<void> => {
    const stale = deps.scopes().filter((scope) => isInTrouble(store.shown(scope)));
    await Promise.all(stale.map(lookAt));
  };
  const look = (): void => {
    again = looking !== undefined;
    looking ??= lookAtAll()
      .catch(deps.failed)
      .finally(() => {
        looking = undefined;
        if (again) look();
      });
  };
  return {
    look,
    credentialsChanged() {
      store
        .recheck()
        .then(() => {
          deps.redraw();
          look();
        })
        .catch(deps.failed);
    },
  };
}

/** Also a scope whose very first question was refused. */
function isInTrouble({ stale, identity }: ReturnType<SnapshotStore['shown']>): boolean {
  return stale !== undefined || (!identity.known && identity.why.reason === 'failed');
}
