import { underwayOf } from '../core/apply/underway.js';
import type { StepState } from '../core/model/apply.js';
import type { SnapshotStore } from '../store/snapshotStore.js';
import type { Operations } from './operations.js';

type Apply = Operations['applyPlan'];

/**
 * The same apply, but the store is told what is still to be made and taken away, so that the tree
 * can show it; nothing of it is left when the run has ended, however it ended.
 */
export function announcing(apply: Apply, store: Pick<SnapshotStore, 'announce'>): Apply {
  return async (plan, onEvent, signal, options) => {
    const states = new Map<string, StepState>();
    const run = Symbol(plan.id);
    const tell = (): void => {
      for (const { identity, underway } of underwayOf(plan, states)) {
        store.announce(identity, run, underway);
      }
    };
    tell();
    try {
      return await apply(
        plan,
        (event) => {
          const before = states.get(event.stepId)?.state;
          states.set(event.stepId, event.state);
          if (before !== event.state.state) tell();
          onEvent(event);
        },
        signal,
        options,
      );
    } finally {
      for (const { identity } of underwayOf(plan, states)) {
        store.announce(identity, run, undefined);
      }
    }
  };
}
