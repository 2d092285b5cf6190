import { asId, type ResolverRuleId } from '../../model/ids.js';
import { message, type Message } from '../../model/message.js';
import type { StepOutputs } from '../../model/plan.js';
import { portErrorOf } from '../../model/portError.js';
import type { ResolverRuleAssociation } from '../../model/resolver.js';
import type { StepContext, StepHandler } from '../handler.js';
import { usualMs, usualTimes } from '../pace.js';
import { broken, poll, type Look } from '../poll.js';
import type { ReadyStep } from '../ready.js';
import { makeOrTake } from '../takeExisting.js';

type Ready = ReadyStep<'associateResolverRule'>;

/** One per rule and VPC; a second one is refused and counts as done (aws facts §2.8). */
export const associateResolverRule: StepHandler<Ready> = {
  refusesTwice: true,
  async find(ready, context) {
    const association = await lookUp(ready, context);
    if (!association || association.status === 'DELETING') return undefined;
    return { ruleId: ready.ruleId, associationId: association.id };
  },
  make(ready, context) {
    const ruleId = asId<ResolverRuleId>(ready.ruleId);
    const { vpcId, name } = ready;
    const write = async (): Promise<StepOutputs> => {
      const input = { ruleId, vpcId, name };
      const made = await context.aws.associateResolverRule(input, context.writeSignal);
      return { ruleId, associationId: made.id };
    };
    const patiently = (): Promise<StepOutputs> => whenVisible(context, ready, write);
    return makeOrTake(context, thingOf(ready), patiently, async () => {
      const one = await lookUp(ready, context);
      const dying = one?.status === 'DELETING';
      return one && { outputs: { ruleId, associationId: one.id }, dying };
    });
  },
  async mine(ready, _outputs, context) {
    return (await lookUp(ready, context))?.name === ready.name;
  },
  async settle(ready, outputs, context) {
    const thing = thingOf(ready);
    const look = async (): Promise<Look<true>> => {
      const association = await lookUp(ready, context);
      if (!association) return { status: message('wait.notListed') };
      const { status, statusMessage } = association;
      if (status === 'FAILED' || status === 'DELETING') throw broken(thing, status, statusMessage);
      return status === 'COMPLETE' ? { done: true } : { status };
    };
    const times = { ...usualTimes, usual: usualMs.association };
    await poll(context, { thing, wanted: 'COMPLETE' }, look, times);
    return outputs;
  },
};

/** How long a shared rule may be "not found" although RAM says that it is shared, milliseconds. */
const sharingLagMs = 60_000;

/** Right after sharing, a rule that Get shows may still be missing for Associate (aws facts §2.8). */
async function whenVisible<T>(
  { clock, signal }: StepContext,
  { sharedBy }: Ready,
  write: () => Promise<T>,
): Promise<T> {
  const begun = clock.now();
  for (let pause = 500; ; pause = Math.min(2 * pause, 5000)) {
    try {
      return await write();
    } catch (thrown) {
      const error = portErrorOf(thrown);
      const late = clock.now() - begun > sharingLagMs;
      if (sharedBy === undefined || error.kind !== 'notFound' || late) throw error;
      await clock.sleep(pause, signal);
    }
  }
}

function thingOf({ ruleId, vpcId }: Ready): Message {
  return message('wait.association', { rule: ruleId, vpc: vpcId });
}

async function lookUp(
  { ruleId, vpcId }: Ready,
  { aws, signal }: StepContext,
): Promise<ResolverRuleAssociation | undefined> {
  const all = await aws.listRuleAssociations({ ruleId: asId<ResolverRuleId>(ruleId) }, signal);
  return all.find((association) => association.vpcId === vpcId);
}
