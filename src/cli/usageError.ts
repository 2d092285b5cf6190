import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';

/** The arguments make no sense. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A {@link UsageError} as every other error. */
export function usageProblem(error: UsageError): PortError {
  return new PortError({
    kind: 'invalid',
    messageKey: 'error.cli.usage',
    args: { detail: error.message },
    help: message('help.cli.usage'),
  });
}
