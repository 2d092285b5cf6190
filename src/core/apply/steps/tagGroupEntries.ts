import type { SecurityGroupRule } from '../../model/network.js';
import type { StepContext, StepHandler } from '../handler.js';
import type { ReadyStep } from '../ready.js';

type Tagging = ReadyStep<'tagGroupEntries'>;

/** Sets tags of entries of a group; done where they all stand there already. */
export const tagGroupEntries: StepHandler<Tagging> = {
  async find(ready, context) {
    const there = await entriesOf(ready, context);
    const all = there.length === ready.ruleIds.length;
    return all && there.every((one) => bears(one, ready)) ? {} : undefined;
  },
  async make({ ruleIds, tags }, { aws, writeSignal }) {
    await aws.tagEc2(ruleIds, tags, writeSignal);
    return { outputs: {} };
  },
};

/** Takes exactly these tags away; entries that are gone are left out. */
export const untagGroupEntries: StepHandler<ReadyStep<'untagGroupEntries'>> = {
  async find(ready, context) {
    return (await bearing(ready, context)).length === 0 ? {} : undefined;
  },
  async make(ready, context) {
    const ids = (await bearing(ready, context)).map(({ id }) => id);
    if (ids.length > 0) await context.aws.untagEc2(ids, ready.tags, context.writeSignal);
    return { outputs: {} };
  },
};

type Entries = Pick<Tagging, 'groupId' | 'ruleIds' | 'tags'>;

async function entriesOf(
  { groupId, ruleIds }: Entries,
  { aws, signal }: StepContext,
): Promise<readonly SecurityGroupRule[]> {
  const rules = await aws.describeSecurityGroupRules([groupId], signal);
  return rules.filter(({ id }) => ruleIds.includes(id));
}

async function bearing(
  ready: Entries,
  context: StepContext,
): Promise<readonly SecurityGroupRule[]> {
  const { tags } = ready;
  const bearsOne = (one: SecurityGroupRule): boolean =>
    Object.entries(tags).some(([key, value]) => one.tags[key] === value);
  return (await entriesOf(ready, context)).filter(bearsOne);
}

function bears({ tags: has }: SecurityGroupRule, { tags }: Entries): boolean {
  return Object.entries(tags).every(([key, value]) => has[key] === value);
}
