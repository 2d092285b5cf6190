import { portErrorOf } from '../../model/portError.js';
import type { Tags } from '../../model/network.js';
import type { StepContext, StepHandler } from '../handler.js';
import type { ReadyStep } from '../ready.js';

/** Sets tags of an endpoint or a rule; done where they all stand there already. */
export const tagResolver: StepHandler<ReadyStep<'tagResolver'>> = {
  async find({ arn, tags }, context) {
    const there = await tagsOf(arn, context);
    return Object.entries(tags).every(([key, value]) => there[key] === value) ? { arn } : undefined;
  },
  async make({ arn, tags }, { aws, writeSignal }) {
    await aws.tagResolver(arn, tags, writeSignal);
    return { outputs: { arn } };
  },
};

/** Takes tags away; done where none of them is there, or the thing itself is gone. */
export const untagResolver: StepHandler<ReadyStep<'untagResolver'>> = {
  async find({ arn, keys }, context) {
    const there = await tagsOf(arn, context);
    return keys.some((key) => key in there) ? undefined : {};
  },
  async make({ arn, keys }, { aws, writeSignal }) {
    await aws.untagResolver(arn, keys, writeSignal);
    return { outputs: {} };
  },
};

async function tagsOf(arn: string, { aws, signal }: StepContext): Promise<Tags> {
  try {
    return await aws.listResolverTags(arn, signal);
  } catch (thrown) {
    const error = portErrorOf(thrown);
    if (error.kind === 'notFound') return {};
    throw error;
  }
}
