import type { Desk } from '../../../src/agent/operations.js';
import type { Plan } from '../../../src/core/model/plan.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import type { Operations } from '../../../src/ui/operations.js';
import { fakeDeps } from '../commands/fakes.js';

/** A desk over one snapshot, and what it was told. */
export function fakeDesk(
  held: Snapshot,
  operations: Partial<Operations> = {},
  more: Partial<Desk> = {},
): { readonly desk: Desk; readonly kept: Plan[]; readonly diagnosed: string[] } {
  const kept: Plan[] = [];
  const diagnosed: string[] = [];
  const desk: Desk = {
    operations: fakeDeps(held, {}, operations).deps.operations,
    defaults: () => ({}),
    style: () => ({}),
    keep: (plan) => void kept.push(plan),
    diagnosed: (text) => void diagnosed.push(text),
    howToApply: ({ id }) => `how to apply ${id}`,
    ...more,
  };
  return { desk, kept, diagnosed };
}
