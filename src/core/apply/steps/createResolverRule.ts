import { asId, type ResolverEndpointId, type ResolverRuleId } from '../../model/ids.js';
import type { StepOutputs } from '../../model/plan.js';
import { portErrorOf } from '../../model/portError.js';
import type { StepContext, StepHandler } from '../handler.js';
import { broken, findEventually, poll } from '../poll.js';
import type { ReadyStep } from '../ready.js';

type Ready = ReadyStep<'createResolverRule'>;

/** Finds by CreatorRequestId; settled when COMPLETE (aws facts §2.5, §2.8). */
export const createResolverRule: StepHandler<Ready> = {
  refusesTwice: true,
  find,
  async make(ready, context) {
    const { name, creatorRequestId, domainName, endpointId, targetIps, tags } = ready;
    try {
      const rule = await context.aws.createResolverRule(
        {
          name,
          creatorRequestId,
          domainName,
          endpointId: asId<ResolverEndpointId>(endpointId),
          targetIps,
          tags,
        },
        context.writeSignal,
      );
      return { outputs: { ruleId: rule.id, status: rule.status } };
    } catch (thrown) {
      const error = portErrorOf(thrown);
      const existing =
        error.kind === 'alreadyExists'
          ? await findEventually(context, () => find(ready, context))
          : undefined;
      if (existing) return { outputs: existing, existed: true };
      throw error;
    }
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

async function find(ready: Ready, context: StepContext): Promise<StepOutputs | undefined> {
  const { creatorRequestId, name } = ready;
  const [rule] = await context.aws.listResolverRules({ creatorRequestId }, context.signal);
  if (!rule) return undefined;
  if (rule.status === 'DELETING') {
    throw broken(`${name} (${rule.id})`, rule.status, rule.statusMessage);
  }
  return { ruleId: rule.id, status: rule.status };
}
