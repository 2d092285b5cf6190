import { asId, type ResolverEndpointId, type ResolverRuleId } from '../../model/ids.js';
import { message } from '../../model/message.js';
import { labelOf } from '../../model/names.js';
import type { StepOutputs } from '../../model/plan.js';
import { PortError, portErrorOf } from '../../model/portError.js';
import type { ResolverRule } from '../../model/resolver.js';
import { sameTargets, targetOf, targetText } from '../../model/ruleTarget.js';
import type { StepContext, StepHandler } from '../handler.js';
import { usualTimes } from '../pace.js';
import { broken, poll, type Look } from '../poll.js';
import type { ReadyStep } from '../ready.js';

type Ready = ReadyStep<'updateResolverRule'>;

/**
 * Gives a rule other targets and another endpoint. A rule that is neither as wanted nor
 * as it was when the plan was made was changed by somebody else meanwhile, and is left
 * as it is. While UPDATING it takes no second change, so that is waited for; settled
 * when COMPLETE (aws facts §2.5, RSLVR-00705).
 */
export const updateResolverRule: StepHandler<Ready> = {
  async find(ready, { aws, signal }) {
    const rule = await aws.getResolverRule(idOf(ready), signal);
    return isAs(rule, ready) ? outputsOf(ready) : undefined;
  },
  async make(ready, context) {
    const thing = thingOf(ready);
    const rule = await poll(context, { thing, wanted: 'COMPLETE' }, () => look(ready, context), {
      ...usualTimes,
      first: 0,
    });
    if (isAs(rule, ready)) return { outputs: outputsOf(ready), existed: true };
    if (!isAs(rule, ready.former)) throw changed(rule);
    const first = await attempt(ready, context);
    if (!('done' in first)) {
      await poll(context, { thing, wanted: message('wait.changed') }, () =>
        attempt(ready, context),
      );
    }
    return { outputs: outputsOf(ready) };
  },
  async settle(ready, outputs, context) {
    await poll(context, { thing: thingOf(ready), wanted: 'COMPLETE' }, () => look(ready, context));
    return outputs;
  },
};

async function attempt(ready: Ready, context: StepContext): Promise<Look<true>> {
  const input = {
    ruleId: idOf(ready),
    endpointId: asId<ResolverEndpointId>(ready.endpointId),
    targets: ready.targets.map(targetOf),
  };
  try {
    await context.aws.updateResolverRule(input, context.writeSignal);
    return { done: true };
  } catch (thrown) {
    const error = portErrorOf(thrown);
    if (error.info.rslvr === '00705') return { status: 'UPDATING' };
    throw error;
  }
}

async function look(ready: Ready, { aws, signal }: StepContext): Promise<Look<ResolverRule>> {
  const rule = await aws.getResolverRule(idOf(ready), signal);
  const { status, statusMessage } = rule;
  if (status === 'FAILED' || status === 'DELETING') {
    throw broken(thingOf(ready), status, statusMessage);
  }
  return status === 'COMPLETE' ? { done: rule } : { status };
}

function isAs(
  { endpointId, targets }: ResolverRule,
  wanted: { readonly endpointId: string; readonly targets: readonly string[] },
): boolean {
  return endpointId === wanted.endpointId && sameTargets(targets.map(targetText), wanted.targets);
}

function changed(rule: ResolverRule): PortError {
  const has = rule.targets.map(targetText);
  return new PortError({
    kind: 'conflict',
    messageKey: 'error.ruleChanged',
    args: { rule: labelOf(rule), has, endpoint: rule.endpointId ?? '?' },
    help: message('help.ruleChanged'),
  });
}

function outputsOf({ ruleId, endpointId, targets }: Ready): StepOutputs {
  return { ruleId, endpointId, targets };
}

function idOf({ ruleId }: Ready): ResolverRuleId {
  return asId<ResolverRuleId>(ruleId);
}

function thingOf({ name, ruleId }: Ready): string {
  return labelOf({ id: ruleId, name });
}
