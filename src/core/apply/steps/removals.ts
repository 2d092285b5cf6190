import {
  asId,
  type ResolverEndpointId,
  type ResolverRuleId,
  type SecurityGroupRuleId,
} from '../../model/ids.js';
import { message } from '../../model/message.js';
import { labelOf } from '../../model/names.js';
import type { SecurityGroupRule } from '../../model/network.js';
import { PortError, portErrorOf } from '../../model/portError.js';
import { notesIn } from '../../plan/naming.js';
import { addressesOf } from '../../model/resolver.js';
import type { StepContext, StepHandler } from '../handler.js';
import { usualMs, usualTimes, type PollTimes } from '../pace.js';
import { ifFound, poll, type Look } from '../poll.js';
import type { ReadyStep } from '../ready.js';
import { revokeRemaining } from './revoke.js';

/**
 * Found means: already gone. Settled when a look-up finds nothing (aws facts §2.8). A
 * first attempt does not look: a list may not show yet what was just associated.
 */
export const disassociateResolverRule: StepHandler<ReadyStep<'disassociateResolverRule'>> = {
  refusesTwice: true,
  async find(ready, context) {
    return (await associationStatus(ready, context)) === undefined ? {} : undefined;
  },
  async make({ ruleId, vpcId }, { aws, writeSignal }) {
    const id = asId<ResolverRuleId>(ruleId);
    await ifFound(() => aws.disassociateResolverRule({ ruleId: id, vpcId }, writeSignal));
    return { outputs: {} };
  },
  async settle(ready, outputs, context) {
    const thing = message('wait.association', { rule: ready.ruleId, vpc: ready.vpcId });
    const look = async (): Promise<Look<true>> => gone(await associationStatus(ready, context));
    const times = { ...usualTimes, usual: usualMs.disassociation };
    await poll(context, { thing, wanted: message('wait.gone') }, look, times);
    return outputs;
  },
};

/** Deletes a rule without associations and waits until it is gone. */
export const deleteResolverRule: StepHandler<ReadyStep<'deleteResolverRule'>> = {
  async find(ready, context) {
    return (await ruleStatus(ready, context)) === undefined ? {} : undefined;
  },
  async make({ ruleId }, { aws, writeSignal }) {
    await ifFound(() => aws.deleteResolverRule(asId<ResolverRuleId>(ruleId), writeSignal));
    return { outputs: {} };
  },
  async settle(ready, outputs, context) {
    await poll(context, { thing: ready.ruleId, wanted: message('wait.gone') }, async () =>
      gone(await ruleStatus(ready, context)),
    );
    return outputs;
  },
};

/**
 * Deletes an endpoint and waits until it, and with it the bill, is gone. AWS itself
 * keeps an outbound endpoint that has rules; what still points at an inbound one has
 * to be looked for (aws facts §2.8).
 */
export const deleteResolverEndpoint: StepHandler<ReadyStep<'deleteResolverEndpoint'>> = {
  async find(ready, context) {
    return (await endpointStatus(ready, context)) === undefined ? {} : undefined;
  },
  async make({ endpointId }, context) {
    const { aws, writeSignal } = context;
    const id = asId<ResolverEndpointId>(endpointId);
    await refuseIfTargeted(id, context);
    await ifFound(() => aws.deleteResolverEndpoint(id, writeSignal));
    return { outputs: {} };
  },
  async settle(ready, outputs, context) {
    const look = async (): Promise<Look<true>> =>
      gone((await listedStatus(ready, context)) ?? (await endpointStatus(ready, context)));
    const times = { ...usualTimes, usual: usualMs.endpointDelete };
    await poll(context, { thing: ready.endpointId, wanted: message('wait.gone') }, look, times);
    return outputs;
  },
};

const groupTimes: PollTimes = { first: 500, longest: 5000, timeout: 180_000 };

/**
 * Deletes a group. Just after its endpoint is gone AWS may still see interfaces and
 * answer DependencyViolation, so this is tried again for a while (aws facts §2.8).
 */
export const deleteSecurityGroup: StepHandler<ReadyStep<'deleteSecurityGroup'>> = {
  async find({ groupId }, { aws, signal }) {
    const groups = await aws.describeSecurityGroups(signal);
    return groups.some(({ id }) => id === groupId) ? undefined : {};
  },
  async make({ groupId }, context) {
    const attempt = async (): Promise<Look<true>> => {
      try {
        await ifFound(() => context.aws.deleteSecurityGroup(groupId, context.writeSignal));
        return { done: true };
      } catch (thrown) {
        const error = portErrorOf(thrown);
        if (error.kind === 'inUse') return { status: message('wait.inUse') };
        throw error;
      }
    };
    const first = await attempt();
    if (!('done' in first)) {
      await poll(context, { thing: groupId, wanted: message('wait.gone') }, attempt, groupTimes);
    }
    return { outputs: {} };
  },
};

/**
 * Revokes by rule id, never by range (aws facts §3.3); ids that are gone are left out. Those that
 * somebody else noted himself on since lose only our note.
 */
export const revokeSecurityGroupRules: StepHandler<ReadyStep<'revokeSecurityGroupRules'>> = {
  async find(ready, context) {
    const left = await remaining(ready, context);
    return left.length === 0 && (await noted(ready, context)).length === 0 ? {} : undefined;
  },
  async make(ready, context) {
    const { groupId, direction, notes } = ready;
    const { aws } = context;
    const shared = notes ? await noted(ready, context) : [];
    if (notes && shared.length > 0) await aws.untagEc2(shared, notes, context.writeSignal);
    await revokeRemaining(
      () => remaining(ready, context),
      (ruleIds) =>
        aws.revokeSecurityGroupRules({ groupId, direction, ruleIds }, context.writeSignal),
    );
    return { outputs: {} };
  },
};

function gone(status: string | undefined): Look<true> {
  return status === undefined ? { done: true } : { status };
}

async function associationStatus(
  { ruleId, vpcId, associationId }: ReadyStep<'disassociateResolverRule'>,
  { aws, signal }: StepContext,
): Promise<string | undefined> {
  const all = await aws.listRuleAssociations({ ruleId: asId<ResolverRuleId>(ruleId) }, signal);
  const meant = (id: string): boolean => associationId === undefined || id === associationId;
  return all.find((one) => one.vpcId === vpcId && meant(one.id))?.status;
}

async function ruleStatus(
  { ruleId }: ReadyStep<'deleteResolverRule'>,
  { aws, signal }: StepContext,
): Promise<string | undefined> {
  const rule = await ifFound(() => aws.getResolverRule(asId<ResolverRuleId>(ruleId), signal));
  return rule?.status;
}

/** Throws `inUse` if a rule that we can see still forwards to an address of the endpoint. */
async function refuseIfTargeted(
  id: ResolverEndpointId,
  { aws, signal }: StepContext,
): Promise<void> {
  const addresses = (await ifFound(() => aws.listEndpointAddresses(id, signal))) ?? [];
  const rules = await aws.listResolverRules({}, signal);
  const users = rules.filter(
    ({ status, targets }) =>
      status !== 'DELETING' &&
      targets.some(({ ip }) => addresses.some((one) => addressesOf(one).includes(ip))),
  );
  if (users.length === 0) return;
  throw new PortError({
    kind: 'inUse',
    messageKey: 'error.stillTargeted',
    args: { endpoint: id, rules: users.map(labelOf) },
    help: message('help.stillTargeted'),
  });
}

async function listedStatus(
  { endpointId }: ReadyStep<'deleteResolverEndpoint'>,
  { endpoints, signal }: StepContext,
): Promise<string | undefined> {
  return (await endpoints.look(asId<ResolverEndpointId>(endpointId), signal))?.status;
}

/** By a Get: a list may not show yet what was just made, and an endpoint left behind costs money. */
async function endpointStatus(
  { endpointId }: ReadyStep<'deleteResolverEndpoint'>,
  { aws, signal }: StepContext,
): Promise<string | undefined> {
  const id = asId<ResolverEndpointId>(endpointId);
  return (await ifFound(() => aws.getResolverEndpoint(id, signal)))?.status;
}

async function remaining(
  ready: ReadyStep<'revokeSecurityGroupRules'>,
  context: StepContext,
): Promise<readonly SecurityGroupRuleId[]> {
  const entries = await entriesOf(ready, context);
  return entries.filter((one) => !isOthersToo(ready, one)).map(({ id }) => id);
}

/** Entries that others use by now and that still bear our note. */
async function noted(
  ready: ReadyStep<'revokeSecurityGroupRules'>,
  context: StepContext,
): Promise<readonly SecurityGroupRuleId[]> {
  const keys = Object.keys(ready.notes ?? {});
  if (keys.length === 0) return [];
  const entries = await entriesOf(ready, context);
  return entries
    .filter((one) => isOthersToo(ready, one) && keys.some((key) => key in one.tags))
    .map(({ id }) => id);
}

function isOthersToo(
  { notes }: ReadyStep<'revokeSecurityGroupRules'>,
  { tags }: SecurityGroupRule,
): boolean {
  return notes !== undefined && Object.keys(notesIn(tags)).some((key) => !(key in notes));
}

async function entriesOf(
  { groupId, ruleIds }: ReadyStep<'revokeSecurityGroupRules'>,
  { aws, signal }: StepContext,
): Promise<readonly SecurityGroupRule[]> {
  const rules = await aws.describeSecurityGroupRules([groupId], signal);
  return rules.filter(({ id }) => ruleIds.includes(id));
}
