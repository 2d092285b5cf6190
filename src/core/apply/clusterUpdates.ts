import { leadsTo, type ClusterUpdate } from '../model/clusterUpdate.js';
import { message } from '../model/message.js';
import { PortError } from '../model/portError.js';
import type { StepContext } from './handler.js';
import type { PollTimes } from './pace.js';
import { poll, type Look } from './poll.js';
import type { ReadyStep } from './ready.js';

/** EKS takes minutes for an update of endpoint access; three quarters of an hour at most. */
const updateTimes: PollTimes = { first: 500, longest: 10_000, timeout: 2_700_000 };

/** Waits until an update is over, however it ended. Throws `PortError` of kind `timeout`. */
export function waitForUpdate(
  clusterName: string,
  updateId: string,
  context: StepContext,
): Promise<ClusterUpdate> {
  const what = {
    thing: message('wait.update', { update: updateId, cluster: clusterName }),
    wanted: 'Successful',
  };
  const look = async (): Promise<Look<ClusterUpdate>> => {
    const update = await context.aws.describeUpdate(clusterName, updateId, context.signal);
    return update.status === 'InProgress' ? { status: update.status } : { done: update };
  };
  return poll(context, what, look, updateTimes);
}

/** Updates that are looked at together. */
const atOnce = 10;

/**
 * The update under way that leads to what the step asks for, or the one that did so
 * since `doneSince`. EKS says neither which update is the newest nor which one runs.
 */
export async function updateTowards(
  { clusterName, change, doneSince }: ReadyStep<'updateClusterAccess'>,
  { aws, signal }: StepContext,
): Promise<ClusterUpdate | undefined> {
  const ids = await aws.listUpdates(clusterName, signal);
  const serves = ({ status, createdAt }: ClusterUpdate): boolean =>
    status === 'InProgress' ||
    (status === 'Successful' && doneSince !== undefined && createdAt >= doneSince);
  for (let from = 0; from < ids.length; from += atOnce) {
    const updates = await Promise.all(
      ids.slice(from, from + atOnce).map((id) => aws.describeUpdate(clusterName, id, signal)),
    );
    const found = updates.find((update) => serves(update) && leadsTo(update, change));
    if (found) return found;
  }
  return undefined;
}

/** The error of an update that failed or was cancelled: nothing of it is left. */
export function updateFailed(cluster: string, update: ClusterUpdate): PortError {
  const errors = update.errors.map(({ code, message: said }) => `${code}: ${said}`);
  const [first] = update.errors;
  return new PortError({
    kind: 'conflict',
    messageKey: 'error.updateFailed',
    args: {
      cluster,
      update: update.id,
      status: update.status,
      errors: errors.length > 0 ? errors : [message('wait.noReason')],
    },
    help: message('help.updateFailed'),
    operation: 'eks:DescribeUpdate',
    ...(first ? { code: first.code, detail: errors.join('; ') } : {}),
    nothingLeft: true,
  });
}

/**
 * A refusal by an explicit deny is a rule of the organisation or of the account, not a
 * failure: conditions on `eks:endpointPublicAccess` exist for that (aws facts §1.6).
 */
export function refusedByPolicy(error: PortError, cluster: string): PortError {
  const { deniedBy } = error.info.args;
  if (error.kind !== 'accessDenied' || deniedBy === undefined) return error;
  const info = {
    ...error.info,
    messageKey: 'error.accessPolicy',
    args: { ...error.info.args, cluster },
    help: message('help.accessPolicy'),
  } as const;
  return new PortError(info, error);
}
