import type { Fact } from '../core/model/fact.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';

/** The value of a fact that an act cannot do without; throws why it is not known. */
export function required<T>(fact: Fact<T> | undefined): T {
  if (fact?.known) return fact.value;
  if (fact?.why.reason === 'failed') throw new PortError(fact.why.error);
  throw new PortError({
    kind: 'internal',
    messageKey: 'ui.error.notRead',
    args: {},
    help: message('help.runAgain'),
  });
}

/** Calls off an act that the user has left. */
export function left(): PortError {
  return new PortError({
    kind: 'cancelled',
    messageKey: 'error.cancelled',
    args: {},
    help: message('help.runAgain'),
  });
}
