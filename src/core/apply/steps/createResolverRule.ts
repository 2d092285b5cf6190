import { asId, type ResolverEndpointId, type ResolverRuleId } from '../../model/ids.js';
import type { StepOutputs } from '../../model/plan.js';
import { tagKeys } from '../../plan/naming.js';
import type { StepContext, StepHandler } from '../handler.js';
import { broken, poll } from '../poll.js';
import type { ReadyStep } from '../ready.js';
import { makeOrTake, takeable, type Existing } from '../takeExisting.js';

type Ready = ReadyStep<'createResolverRule'>;

/** Finds by CreatorRequestId; settled when COMPLETE (aws facts §2.5, §2.8). */
export const createResolverRule: StepHandler<Ready> = {
  refusesTwice: true,
  find: async (ready, context) => takeable(await look(ready, context)),
  make(ready, context) {
    const { name, creatorRequestId, domainName, targetIps, tags } = ready;
    const endpointId = asId<ResolverEndpointId>(ready.endpointId);
    const input = { name, creatorRequestId, domainName, endpointId, targetIps, tags };
    const write = async (): Promise<StepOutputs> => {
      const rule = await context.aws.createResolverRule(input, context.writeSignal);
      return { ruleId: rule.id, status: rule.status };
    };
    return makeOrTake(context, name, write, () => look(ready, context));
  },
  async mine({ creatorRequestId, tags }, _outputs, { aws, signal }) {
    const [rule] = await aws.listResolverRules({ creatorRequestId }, signal);
    if (!rule) return false;
    const found = await aws.listResolverTags(rule.arn, signal);
    return found[tagKeys.plan] === tags[tagKeys.plan];
  },
  async settle(ready, outputs, context) {
    const id = asId<ResolverRuleId>(String(outputs.ruleId));
    const thing = `${ready.name} (${id})`;
    const { aws, signal } = context;
    if (outputs.status === 'COMPLETE') return outputs;
    await poll(context, { thing, wanted: 'COMPLETE' }, async () => {
      const { status, statusMessage } = await aws.getResolverRule(id, signal);
      if (status === 'FAILED' || status === 'DELETING') throw broken(thing, status, statusMessage);
      return status === 'COMPLETE' ? { done: true } : { status };
    });
    return outputs;
  },
};

async function look(
  { creatorRequestId }: Ready,
  { aws, signal }: StepContext,
): Promise<Existing | undefined> {
  const [rule] = await aws.listResolverRules({ creatorRequestId }, signal);
  if (!rule) return undefined;
  const { id, status } = rule;
  return { outputs: { ruleId: id, status }, dying: status === 'DELETING' };
}
