import type { Fact } from './fact.js';
import { message } from './message.js';
import { PortError } from './portError.js';

/** The value of a fact that an act or an answer cannot do without; throws `PortError`: why it is not known. */
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
