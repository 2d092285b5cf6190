import type { StepState } from '../model/apply.js';
import { message, type Message } from '../model/message.js';
import type { Forward, Plan } from '../model/plan.js';

/** A name that DNS servers outside AWS have to forward, and to which addresses where they are known. */
export interface ToForward {
  readonly endpointName: string;
  /** Absent until the new inbound endpoint is there. */
  readonly addresses?: readonly string[];
}

/** What has to be forwarded after a plan; with the states of its steps, also to new endpoints. */
export function toForward(
  { forwards = [] }: Plan,
  states: Readonly<Record<string, StepState>> = {},
): readonly ToForward[] {
  return forwards.map(({ endpointName, to }) => {
    const addresses = addressesOf(to, states);
    return { endpointName, ...(addresses ? { addresses } : {}) };
  });
}

/** It as a sentence. */
export function forwardMessage({ endpointName: name, addresses }: ToForward): Message {
  return addresses
    ? message('plan.forward', { name, addresses })
    : message('plan.forwardLater', { name });
}

function addressesOf(
  to: Forward['to'],
  states: Readonly<Record<string, StepState>>,
): readonly string[] | undefined {
  if (!('step' in to)) return to;
  const state = states[to.step];
  const output = state?.state === 'done' ? state.outputs[to.output] : undefined;
  return typeof output === 'object' ? output : undefined;
}
