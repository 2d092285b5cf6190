import { asId, type ResolverRuleId } from '../../model/ids.js';
import { portErrorOf } from '../../model/portError.js';
import type { ResolverRuleAssociation } from '../../model/resolver.js';
import type { StepContext, StepHandler } from '../handler.js';
import { broken, findEventually, poll } from '../poll.js';
import type { ReadyStep } from '../ready.js';

type Ready = ReadyStep<'associateResolverRule'>;

/** One per rule and VPC; a second one is refused and counts as done (aws facts §2.8). */
export const associateResolverRule: StepHandler<Ready> = {
  refusesTwice: true,
  async find(ready, context) {
    const association = await lookUp(ready, context);
    if (!association || association.status === 'DELETING') return undefined;
    return { ruleId: ready.ruleId, associationId: association.id };
  },
  async make(ready, context) {
    const ruleId = asId<ResolverRuleId>(ready.ruleId);
    const { vpcId, name } = ready;
    try {
      const made = await context.aws.associateResolverRule(
        { ruleId, vpcId, name },
        context.writeSignal,
      );
      return { outputs: { ruleId, associationId: made.id } };
    } catch (thrown) {
      const error = portErrorOf(thrown);
      const existing =
        error.kind === 'alreadyExists'
          ? await findEventually(context, () => lookUp(ready, context))
          : undefined;
      if (existing) return { outputs: { ruleId, associationId: existing.id }, existed: true };
      throw error;
    }
  },
  async settle(ready, outputs, context) {
    const thing = `association of ${ready.ruleId} with ${ready.vpcId}`;
    await poll(context, { thing, wanted: 'COMPLETE' }, async () => {
      const association = await lookUp(ready, context);
      if (!association) return { status: 'not listed yet' };
      const { status, statusMessage } = association;
      if (status === 'FAILED' || status === 'DELETING') throw broken(thing, status, statusMessage);
      return status === 'COMPLETE' ? { done: true } : { status };
    });
    return outputs;
  },
};

async function lookUp(
  { ruleId, vpcId }: Ready,
  { aws, signal }: StepContext,
): Promise<ResolverRuleAssociation | undefined> {
  const all = await aws.listRuleAssociations({ ruleId: asId<ResolverRuleId>(ruleId) }, signal);
  return all.find((association) => association.vpcId === vpcId);
}
