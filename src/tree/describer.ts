import { scopeKey, type AwsScope } from '../core/model/identity.js';
import type { Operations } from '../ui/operations.js';
import { wasRead } from './reads.js';

/** How many `eks:DescribeCluster` calls of the explorer are under way at once. */
export const describingAtOnce = 4;

/** Reads the clusters of a list behind the rows that are there already. */
export interface Describer {
  want(scope: AwsScope, names: readonly string[], signal: AbortSignal): void;
}

/**
 * Listing gives names only; what a row says of a cluster needs a call of its own. A
 * Region of a thousand clusters must show its names at once and fill in the rest, a
 * few at a time, each cluster once.
 */
export function createDescriber(
  operations: Pick<Operations, 'snapshot' | 'read'>,
  failed: (thrown: unknown) => void,
): Describer {
  const wanted = new Map<string, { scope: AwsScope; name: string; signal: AbortSignal }>();
  const running = new Set<string>();

  function next(): void {
    while (running.size < describingAtOnce) {
      const entry = wanted.entries().next();
      if (entry.done) return;
      const [key, { scope, name, signal }] = entry.value;
      wanted.delete(key);
      if (signal.aborted || wasRead(operations.snapshot(scope).clusters[name])) continue;
      running.add(key);
      operations
        .read(scope, [{ cluster: name }], signal)
        .catch(failed)
        .finally(() => {
          running.delete(key);
          next();
        });
    }
  }

  return {
    want(scope, names, signal) {
      for (const name of names) {
        const key = `${scopeKey(scope)}/${name}`;
        if (!running.has(key)) wanted.set(key, { scope, name, signal });
      }
      next();
    },
  };
}
