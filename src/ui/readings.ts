import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';

/** Calls off an act that the user has left. */
export function left(): PortError {
  return new PortError({
    kind: 'cancelled',
    messageKey: 'error.cancelled',
    args: {},
    help: message('help.runAgain'),
  });
}
