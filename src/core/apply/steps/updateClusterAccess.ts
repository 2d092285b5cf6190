import type { Cluster } from '../../model/cluster.js';
import type { AccessChange } from '../../model/clusterUpdate.js';
import type { StepOutputs } from '../../model/plan.js';
import { portErrorOf } from '../../model/portError.js';
import type { Made, StepContext, StepHandler } from '../handler.js';
import type { ReadyStep } from '../ready.js';
import { refusedByPolicy, updateFailed, updateTowards, waitForUpdate } from '../clusterUpdates.js';

type Ready = ReadyStep<'updateClusterAccess'>;

/** Earlier attempts whose tokens may be used up, and foreign updates to wait for. */
const attempts = 20;

/**
 * One UpdateClusterConfig, and the wait for the update that it begins. Done if the cluster
 * has the access, or if an update that leads there is under way, whoever began it. EKS
 * refuses what is so already, and gives the same update for the same token (aws facts §1.6).
 */
export const updateClusterAccess: StepHandler<Ready> = {
  refusesTwice: true,
  async find(ready, context): Promise<StepOutputs | undefined> {
    if (await hasAccess(ready, context)) return {};
    const update = await updateTowards(ready, context);
    return update && { updateId: update.id };
  },
  async make(ready, context): Promise<Made> {
    let token = 1;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const update = await write(ready, token, context);
        if (update.status === 'InProgress') return { outputs: { updateId: update.id } };
        // The answer to an earlier attempt with this token, which is over.
        if (await hasAccess(ready, context)) return { outputs: {}, existed: true };
        token += 1;
        if (attempt >= attempts) throw updateFailed(ready.clusterName, update);
      } catch (thrown) {
        const refusal = refusedByPolicy(portErrorOf(thrown), ready.clusterName);
        if (refusal.kind === 'alreadyExists') return { outputs: {}, existed: true };
        const { updateId } = refusal.info.args;
        if (refusal.kind !== 'inUse' || typeof updateId !== 'string' || attempt >= attempts) {
          throw refusal;
        }
        await waitForUpdate(ready.clusterName, updateId, context);
      }
    }
  },
  async settle(ready, outputs, context) {
    const { updateId } = outputs;
    if (typeof updateId !== 'string') return outputs;
    const update = await waitForUpdate(ready.clusterName, updateId, context);
    if (update.status !== 'Successful') throw updateFailed(ready.clusterName, update);
    return outputs;
  },
};

function write(
  { clusterName, change, clientRequestToken }: Ready,
  token: number,
  context: StepContext,
) {
  const used = token === 1 ? clientRequestToken : `${clientRequestToken}-${token}`;
  const input = { clusterName, change, clientRequestToken: used };
  return context.aws.updateClusterAccess(input, context.writeSignal);
}

async function hasAccess(
  { clusterName, change }: Ready,
  { aws, signal }: StepContext,
): Promise<boolean> {
  return isSo(await aws.describeCluster(clusterName, signal), change);
}

function isSo(
  cluster: Cluster,
  { publicAccess, privateAccess, publicAccessCidrs }: AccessChange,
): boolean {
  const { access } = cluster;
  if (access === undefined) return false;
  const sorted = (ranges: readonly string[]): string => [...ranges].sort().join();
  return (
    (publicAccess === undefined || publicAccess === (access !== 'private')) &&
    (privateAccess === undefined || privateAccess === (access !== 'public')) &&
    (!publicAccessCidrs || sorted(publicAccessCidrs) === sorted(cluster.publicAccessCidrs))
  );
}
