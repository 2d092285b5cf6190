import { isOurs, tagKeys } from '../../plan/naming.js';
import type { SecurityGroup } from '../../model/network.js';
import type { StepOutputs } from '../../model/plan.js';
import type { StepContext, StepHandler } from '../handler.js';
import type { ReadyStep } from '../ready.js';
import { makeOrTake } from '../takeExisting.js';

type Ready = ReadyStep<'createSecurityGroup'>;

/**
 * A group counts as done if it has the name, the VPC and our tags for the cluster. AWS
 * refuses a second one of the name, which a list may not show yet.
 */
export const createSecurityGroup: StepHandler<Ready> = {
  find,
  make(ready, context) {
    const { vpcId, name, description, tags } = ready;
    const input = { vpcId, name, description, tags };
    const write = async (): Promise<StepOutputs> => ({
      groupId: await context.aws.createSecurityGroup(input, context.writeSignal),
    });
    return makeOrTake(context, name, write, async () => {
      const outputs = await find(ready, context);
      return outputs && { outputs };
    });
  },
  async mine(ready, _outputs, context) {
    const group = await lookUp(ready, context);
    return group?.tags[tagKeys.plan] === ready.tags[tagKeys.plan];
  },
};

async function find(ready: Ready, context: StepContext): Promise<StepOutputs | undefined> {
  const group = await lookUp(ready, context);
  return group && { groupId: group.id };
}

async function lookUp(
  { name, vpcId, tags }: Ready,
  { aws, signal }: StepContext,
): Promise<SecurityGroup | undefined> {
  const groups = await aws.describeSecurityGroups(signal);
  return groups.find(
    (one) =>
      one.name === name &&
      one.vpcId === vpcId &&
      isOurs(one.tags) &&
      one.tags[tagKeys.cluster] === tags[tagKeys.cluster],
  );
}
