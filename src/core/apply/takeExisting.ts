import { message, type Message } from '../model/message.js';
import { portErrorOf } from '../model/portError.js';
import type { StepOutputs } from '../model/plan.js';
import type { Made, StepContext } from './handler.js';
import { findEventually, poll } from './poll.js';

/** Something that stands in the way of making it again. */
export interface Existing {
  readonly outputs: StepOutputs;
  /** It is being deleted: not to be taken, and not for long in the way. */
  readonly dying?: boolean;
}

/** What of an existing thing can be taken: nothing while it is being deleted. */
export function takeable(existing: Existing | undefined): StepOutputs | undefined {
  return existing?.dying ? undefined : existing?.outputs;
}

/** How often a write is tried that dying things stood in the way of. */
const attempts = 3;

/**
 * A write that AWS refuses where the thing is there already (aws facts §2.8). Takes what
 * `look` finds then; what is being deleted is waited for, and the write is tried again.
 * Throws the refusal where nothing of ours is found.
 */
export async function makeOrTake(
  context: StepContext,
  thing: string | Message,
  write: () => Promise<StepOutputs>,
  look: () => Promise<Existing | undefined>,
): Promise<Made> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { outputs: await write() };
    } catch (thrown) {
      const refusal = portErrorOf(thrown);
      if (refusal.kind !== 'alreadyExists' || attempt === attempts) throw refusal;
      const existing = await findEventually(context, look);
      if (!existing) throw refusal;
      if (!existing.dying) return { outputs: existing.outputs, existed: true };
      await poll(context, { thing, wanted: message('wait.gone') }, async () =>
        (await look())?.dying ? { status: 'DELETING' } : { done: true },
      );
    }
  }
}
