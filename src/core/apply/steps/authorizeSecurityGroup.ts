import { contains } from '../../model/cidr.js';
import type { SecurityGroupRule } from '../../model/network.js';
import type { Permission, StepOutputs } from '../../model/plan.js';
import { isOurs, tagKeys } from '../../plan/naming.js';
import type { StepContext, StepHandler } from '../handler.js';
import type { ReadyStep } from '../ready.js';
import { makeOrTake } from '../takeExisting.js';

type Ready = ReadyStep<'authorizeSecurityGroup'>;

/**
 * Done if every permission has an entry of its own in the group. Only entries that
 * bear the mark of this plan are given out as ours: a duplicate that somebody else or
 * another plan made is not ours to revoke (aws facts §3.3).
 */
export const authorizeSecurityGroup: StepHandler<Ready> = {
  find,
  make(ready, context) {
    const { groupId, direction, permissions, description, tags } = ready;
    const { aws, signal } = context;
    const write = async (): Promise<StepOutputs> => {
      const rules = await aws.describeSecurityGroupRules([groupId], signal);
      const entries = permissions.map((one) => entryFor(rules, direction, one));
      const lacking = permissions.filter((_, at) => entries[at] === undefined);
      const made = await aws.authorizeSecurityGroup(
        { groupId, direction, permissions: lacking, description, tags },
        context.writeSignal,
      );
      return { groupId, ruleIds: [...oursAmong(entries, ready), ...made] };
    };
    // A list may not show yet what is there: then AWS calls it a duplicate.
    return makeOrTake(context, groupId, write, async () => {
      const outputs = await find(ready, context);
      return outputs && { outputs };
    });
  },
  mine: (_ready, { ruleIds }) => Promise.resolve(ruleIds !== undefined && ruleIds.length > 0),
};

async function find(ready: Ready, { aws, signal }: StepContext): Promise<StepOutputs | undefined> {
  const { groupId, direction, permissions } = ready;
  const rules = await aws.describeSecurityGroupRules([groupId], signal);
  const entries = permissions.map((permission) => entryFor(rules, direction, permission));
  if (entries.includes(undefined)) return undefined;
  return { groupId, ruleIds: oursAmong(entries, ready) };
}

function oursAmong(
  entries: readonly (SecurityGroupRule | undefined)[],
  { tags }: Ready,
): readonly string[] {
  const ours = (one: SecurityGroupRule): boolean =>
    isOurs(one.tags) && one.tags[tagKeys.plan] === tags[tagKeys.plan];
  return entries.flatMap((one) => (one && ours(one) ? [one.id] : []));
}

function entryFor(
  rules: readonly SecurityGroupRule[],
  direction: 'ingress' | 'egress',
  { protocol, port, cidr }: Permission,
): SecurityGroupRule | undefined {
  return rules.find(
    (rule) =>
      rule.direction === direction &&
      rule.protocol === protocol &&
      rule.fromPort === port &&
      rule.toPort === port &&
      rule.cidr !== undefined &&
      contains(rule.cidr, cidr) &&
      contains(cidr, rule.cidr),
  );
}
