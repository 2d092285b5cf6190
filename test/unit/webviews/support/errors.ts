import { message } from '../../../../src/core/model/message.js';
import { PortError } from '../../../../src/core/model/portError.js';

/** What a denied call gives. */
export function accessDenied(operation: string): PortError {
  return new PortError({
    kind: 'accessDenied',
    messageKey: 'error.internal',
    args: { detail: 'denied' },
    help: message('help.reportBug'),
    operation,
    code: 'AccessDeniedException',
  });
}
