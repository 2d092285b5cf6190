import { isOurs, tagKeys } from '../../plan/naming.js';
import type { StepHandler } from '../handler.js';
import type { ReadyStep } from '../ready.js';

/** A group counts as done if it has the name, the VPC and our tags for the cluster. */
export const createSecurityGroup: StepHandler<ReadyStep<'createSecurityGroup'>> = {
  async find({ name, vpcId, tags }, { aws, signal }) {
    const groups = await aws.describeSecurityGroups(signal);
    const group = groups.find(
      (one) =>
        one.name === name &&
        one.vpcId === vpcId &&
        isOurs(one.tags) &&
        one.tags[tagKeys.cluster] === tags[tagKeys.cluster],
    );
    return group && { groupId: group.id };
  },
  async make({ vpcId, name, description, tags }, { aws, writeSignal }) {
    const groupId = await aws.createSecurityGroup({ vpcId, name, description, tags }, writeSignal);
    return { outputs: { groupId } };
  },
};
