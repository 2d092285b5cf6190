import type { Holder, Lock } from '../../src/core/ports.js';

/** Locks that are forgotten with the test; what shares one is on the same machine. */
export function memoryLock(owner = 'test/1'): Lock {
  const held = new Map<string, Holder>();
  return {
    owner: () => Promise.resolve(owner),
    take(key, planId) {
      const holder = held.get(key);
      if (holder) return Promise.resolve({ holder });
      held.set(key, { planId, host: owner, pid: 1, since: 0 });
      const release = (): Promise<void> => {
        held.delete(key);
        return Promise.resolve();
      };
      return Promise.resolve({ release });
    },
  };
}
