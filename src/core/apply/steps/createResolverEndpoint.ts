import { asId, type ResolverEndpointId } from '../../model/ids.js';
import { message } from '../../model/message.js';
import type { ResolverEndpointAddress } from '../../model/resolver.js';
import type { StepOutputs } from '../../model/plan.js';
import { tagKeys } from '../../plan/naming.js';
import type { StepContext, StepHandler } from '../handler.js';
import { usualMs, usualTimes } from '../pace.js';
import { broken, poll, type Look } from '../poll.js';
import type { ReadyStep } from '../ready.js';
import { makeOrTake, takeable, type Existing } from '../takeExisting.js';

/** ACTION_NEEDED may pass by itself while an endpoint is made (aws facts §2.3). */
const actionNeededGraceMs = 120_000;

type Ready = ReadyStep<'createResolverEndpoint'>;

/**
 * Finds by CreatorRequestId, because a second create with the same one is refused
 * (aws facts §2.8). Settled when OPERATIONAL; an inbound endpoint also when all its
 * addresses are ATTACHED, because only then the rule's targets are known.
 */
export const createResolverEndpoint: StepHandler<Ready> = {
  refusesTwice: true,
  find: async (ready, context) => takeable(await look(ready, context)),
  make(ready, context) {
    const { name, direction, creatorRequestId, subnetIds, securityGroupId, tags } = ready;
    const pins = ready.pinnedIps ? { pinnedIps: ready.pinnedIps } : {};
    const type = ready.endpointType ? { endpointType: ready.endpointType } : {};
    const input = { name, direction, creatorRequestId, subnetIds, ...pins, ...type, tags };
    const write = async (): Promise<StepOutputs> => {
      const endpoint = await context.aws.createResolverEndpoint(
        { ...input, securityGroupIds: [securityGroupId] },
        context.writeSignal,
      );
      return { endpointId: endpoint.id };
    };
    return makeOrTake(context, name, write, () => look(ready, context));
  },
  async mine({ creatorRequestId, tags }, _outputs, { aws, signal }) {
    const [endpoint] = await aws.listResolverEndpoints({ creatorRequestId }, signal);
    if (!endpoint) return false;
    const found = await aws.listResolverTags(endpoint.arn, signal);
    return found[tagKeys.plan] === tags[tagKeys.plan];
  },
  async settle(ready, outputs, context): Promise<StepOutputs> {
    const id = asId<ResolverEndpointId>(String(outputs.endpointId));
    const thing = `${ready.name} (${id})`;
    const times = { ...usualTimes, usual: usualMs.endpoint };
    const look = lookAtEndpoint(id, thing, context);
    await poll(context, { thing, wanted: 'OPERATIONAL' }, look, times);
    if (ready.direction === 'OUTBOUND') return { endpointId: id };
    const addresses = await poll(
      context,
      { thing, wanted: 'ATTACHED' },
      () => lookAtAddresses(id, context),
      { ...usualTimes, first: 0 },
    );
    return { endpointId: id, addresses };
  },
};

async function look(
  { creatorRequestId }: Ready,
  { aws, signal }: StepContext,
): Promise<Existing | undefined> {
  const [endpoint] = await aws.listResolverEndpoints({ creatorRequestId }, signal);
  if (!endpoint) return undefined;
  return { outputs: { endpointId: endpoint.id }, dying: endpoint.status === 'DELETING' };
}

function lookAtEndpoint(
  id: ResolverEndpointId,
  thing: string,
  { endpoints, clock, signal }: StepContext,
): () => Promise<Look<true>> {
  let troubleSince: number | undefined;
  return async () => {
    const endpoint = await endpoints.look(id, signal);
    if (!endpoint) return { status: message('wait.notListed') };
    const { status, statusMessage } = endpoint;
    if (status === 'OPERATIONAL') return { done: true };
    if (status === 'DELETING') throw broken(thing, status, statusMessage);
    if (status === 'ACTION_NEEDED') {
      troubleSince ??= clock.now();
      if (clock.now() - troubleSince > actionNeededGraceMs) {
        throw broken(thing, status, statusMessage);
      }
    } else {
      troubleSince = undefined;
    }
    return { status };
  };
}

async function lookAtAddresses(
  id: ResolverEndpointId,
  { aws, signal }: StepContext,
): Promise<Look<readonly string[]>> {
  const addresses = await aws.listEndpointAddresses(id, signal);
  const waiting = addresses.find((address) => !isAttached(address));
  if (waiting) return { status: waiting.status };
  if (addresses.length === 0) return { status: message('wait.noAddress') };
  return { done: addresses.flatMap(({ ip }) => (ip === undefined ? [] : [ip])) };
}

function isAttached({ status, ip }: ResolverEndpointAddress): boolean {
  return status === 'ATTACHED' && ip !== undefined;
}
