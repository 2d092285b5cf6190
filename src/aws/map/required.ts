import { message } from '../../core/model/message.js';
import { PortError } from '../../core/model/portError.js';

/** A member that AWS always sends; the SDK's types make every member optional. */
export function required<T>(value: T | undefined, field: string): T {
  if (value !== undefined) return value;
  throw new PortError({
    kind: 'internal',
    messageKey: 'error.aws.incompleteAnswer',
    args: { field },
    help: message('help.aws.checkEndpoint'),
    detail: field,
  });
}

/** Only the members that have a value. */
export function present<T>(values: readonly (T | undefined)[] | undefined): readonly T[] {
  return (values ?? []).filter((value) => value !== undefined);
}
