import type { Invocation, RunCommand } from '../../model/instance.js';

/** `Status` and `StatusDetails` of an invocation. */
export interface InvocationState {
  readonly status: 'Pending' | 'InProgress' | 'Success' | 'Failed' | 'TimedOut' | 'Cancelled';
  readonly details: string;
  /** Nothing will change any more. */
  readonly over: boolean;
}

const going = (status: 'Pending' | 'InProgress'): InvocationState => ({
  status,
  details: status,
  over: false,
});

/** Where an invocation stands at an instant. */
export function invocationState(
  { requestedAt, timeoutSeconds, parameters }: RunCommand,
  { startsAt, endsAt, exitCode, cancelledAt }: Invocation,
  now: number,
): InvocationState {
  if (cancelledAt !== undefined) return { status: 'Cancelled', details: 'Cancelled', over: true };
  if (startsAt === undefined || endsAt === undefined) {
    return now < requestedAt + timeoutSeconds * 1000
      ? going('Pending')
      : { status: 'TimedOut', details: 'DeliveryTimedOut', over: true };
  }
  if (now < startsAt) return going('Pending');
  const longest = startsAt + Number(parameters['executionTimeout']?.[0] ?? 3600) * 1000;
  if (now < Math.min(endsAt, longest)) return going('InProgress');
  if (endsAt > longest) return { status: 'TimedOut', details: 'ExecutionTimedOut', over: true };
  return exitCode === 0
    ? { status: 'Success', details: 'Success', over: true }
    : { status: 'Failed', details: 'Failed', over: true };
}

/** Whether there is any output to be seen. */
export function hasOutput({ status, details }: InvocationState): boolean {
  return status === 'Success' || (status === 'Failed' && details === 'Failed');
}
