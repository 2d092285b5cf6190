import { contains } from '../../model/cidr.js';
import type { SecurityGroupRule } from '../../model/network.js';
import type { Permission } from '../../model/plan.js';
import { isOurs } from '../../plan/naming.js';
import type { StepHandler } from '../handler.js';
import type { ReadyStep } from '../ready.js';

/**
 * Done if every permission has an entry of its own in the group. Only entries that
 * bear our tags are given out as ours: a duplicate that somebody else made is not
 * ours to revoke (aws facts §3.3).
 */
export const authorizeSecurityGroup: StepHandler<ReadyStep<'authorizeSecurityGroup'>> = {
  async find({ groupId, direction, permissions }, { aws, signal }) {
    const rules = await aws.describeSecurityGroupRules([groupId], signal);
    const entries = permissions.map((permission) => entryFor(rules, direction, permission));
    if (entries.some((entry) => entry === undefined)) return undefined;
    const ours = entries.flatMap((entry) => (entry && isOurs(entry.tags) ? [entry.id] : []));
    return { groupId, ruleIds: ours };
  },
  async make({ groupId, direction, permissions, description, tags }, { aws, signal, writeSignal }) {
    const rules = await aws.describeSecurityGroupRules([groupId], signal);
    const there = permissions.flatMap((permission) => entryFor(rules, direction, permission) ?? []);
    const lacking = permissions.filter(
      (permission) => entryFor(rules, direction, permission) === undefined,
    );
    const made = await aws.authorizeSecurityGroup(
      { groupId, direction, permissions: lacking, description, tags },
      writeSignal,
    );
    const before = there.filter((entry) => isOurs(entry.tags)).map(({ id }) => id);
    return { outputs: { groupId, ruleIds: [...before, ...made] } };
  },
};

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
