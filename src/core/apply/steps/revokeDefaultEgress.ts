import type { SecurityGroupId, SecurityGroupRuleId } from '../../model/ids.js';
import type { StepContext, StepHandler } from '../handler.js';
import type { ReadyStep } from '../ready.js';
import { revokeRemaining } from './revoke.js';

/** Takes the allow-all egress entry away that AWS puts into a new group (aws facts §3.3). */
export const revokeDefaultEgress: StepHandler<ReadyStep<'revokeDefaultEgress'>> = {
  async find({ groupId }, context) {
    return (await allowAll(groupId, context)).length === 0 ? { groupId } : undefined;
  },
  async make({ groupId }, context) {
    const { aws } = context;
    await revokeRemaining(
      () => allowAll(groupId, context),
      (ruleIds) =>
        aws.revokeSecurityGroupRules(
          { groupId, direction: 'egress', ruleIds },
          context.writeSignal,
        ),
    );
    return { outputs: { groupId } };
  },
};

async function allowAll(
  groupId: SecurityGroupId,
  { aws, signal }: StepContext,
): Promise<readonly SecurityGroupRuleId[]> {
  const rules = await aws.describeSecurityGroupRules([groupId], signal);
  return rules
    .filter(
      ({ direction, protocol, cidr }) =>
        direction === 'egress' && protocol === '-1' && (cidr === '0.0.0.0/0' || cidr === '::/0'),
    )
    .map(({ id }) => id);
}
