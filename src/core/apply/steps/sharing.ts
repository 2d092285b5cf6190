import { asId, type ResolverRuleId } from '../../model/ids.js';
import { message } from '../../model/message.js';
import type { StepOutputs } from '../../model/plan.js';
import { PortError } from '../../model/portError.js';
import { isIn, principalsOf, type RuleShare } from '../../model/sharing.js';
import { isOurs } from '../../plan/naming.js';
import type { StepContext, StepHandler } from '../handler.js';
import { usualTimes } from '../pace.js';
import { broken, ifFound, poll, type Look } from '../poll.js';
import type { ReadyStep } from '../ready.js';

type Share = ReadyStep<'shareResolverRule'>;

/**
 * One share of ours per rule: it is made, or extended by the accounts it lacks. Settled
 * when the rule and everybody are bound; an account outside of the organisation is
 * bound only when it has accepted (aws facts §2.11).
 */
export const shareResolverRule: StepHandler<Share> = {
  async find(ready, context) {
    const share = await ourShare(ready, context);
    const has = share ? principalsOf(share).map(({ id }) => id) : [];
    if (!share || !ready.clients.every(({ accountId }) => has.includes(accountId))) {
      return undefined;
    }
    return outputsOf(ready, share.arn);
  },
  async make(ready, context) {
    const { aws, writeSignal } = context;
    const { name, clients, clientToken, tags } = ready;
    const share = await whenNobodyLeaves(ready, context);
    const has = share ? principalsOf(share).map(({ id }) => id) : [];
    const principals = clients.map(({ accountId }) => accountId).filter((id) => !has.includes(id));
    if (share) {
      const { arn: shareArn } = share;
      await aws.addSharePrincipals({ shareArn, principals }, writeSignal);
      return { outputs: outputsOf(ready, shareArn) };
    }
    const input = { name, ruleArn: ruleArnOf(ready), principals, clientToken, tags };
    const shareArn = await aws.createRuleShare(input, writeSignal);
    return { outputs: outputsOf(ready, shareArn) };
  },
  async settle(ready, outputs, context) {
    const thing = `${ready.name} (${String(outputs.shareArn)})`;
    await poll(context, { thing, wanted: 'ASSOCIATED' }, async () => {
      const share = (await shares(ready, context)).find(({ arn }) => arn === outputs.shareArn);
      return share ? lookAtShare(share, ready, thing) : { status: message('wait.notListed') };
    });
    return outputs;
  },
};

function lookAtShare(share: RuleShare, { clients }: Share, thing: string): Look<true> {
  if (share.ruleStatus === 'FAILED') throw broken(thing, 'FAILED', share.name);
  if (share.ruleStatus !== 'ASSOCIATED') return { status: share.ruleStatus };
  for (const { accountId } of clients) {
    const principal = share.principals.find(({ id }) => id === accountId);
    if (!principal) return { status: message('wait.notListed') };
    const { status, external } = principal;
    if (status === 'FAILED') throw broken(thing, status, accountId);
    const invited = external && status === 'ASSOCIATING';
    if (status !== 'ASSOCIATED' && !invited) return { status };
  }
  return { done: true };
}

function ruleArnOf({ arnPrefix, ruleId }: Pick<Share, 'arnPrefix' | 'ruleId'>): string {
  return `${arnPrefix}${ruleId}`;
}

function outputsOf(ready: Share, shareArn: string): StepOutputs {
  return { shareArn, ruleArn: ruleArnOf(ready), ruleId: ready.ruleId };
}

function shares(ready: Share, { aws, signal }: StepContext): Promise<readonly RuleShare[]> {
  return aws.listRuleShares(ruleArnOf(ready), signal);
}

async function ourShare(ready: Share, context: StepContext): Promise<RuleShare | undefined> {
  const all = await shares(ready, context);
  return all.find(({ tags, ruleStatus }) => isOurs(tags) && isIn(ruleStatus));
}

/** An account that is being taken out can be let in again only once it is out. */
function whenNobodyLeaves(ready: Share, context: StepContext): Promise<RuleShare | undefined> {
  const leaves = ({ principals }: RuleShare): boolean =>
    ready.clients.some(({ accountId }) =>
      principals.some(({ id, status }) => id === accountId && status === 'DISASSOCIATING'),
    );
  return poll<RuleShare | undefined>(
    context,
    { thing: ready.name, wanted: 'DISASSOCIATED' },
    async () => {
      const share = await ourShare(ready, context);
      return share && leaves(share) ? { status: 'DISASSOCIATING' } : { done: share };
    },
    { ...usualTimes, first: 0 },
  );
}

/**
 * As the sharee: accepts the invitation where there is one. Inside an organisation there
 * is none, and the rule just appears. Settled when the rule can be seen.
 */
export const acceptRuleShare: StepHandler<ReadyStep<'acceptRuleShare'>> = {
  async find({ ruleId }, context) {
    return (await isVisible(ruleId, context)) ? { ruleId } : undefined;
  },
  async make({ ruleId, shareArn }, context) {
    const { aws, signal, writeSignal } = context;
    const thing = message('wait.invitation', { share: shareArn });
    const invitation = await poll<string | undefined>(
      context,
      { thing, wanted: 'PENDING' },
      async () => {
        const [received] = await aws.listShareInvitations(shareArn, signal);
        if (received?.status === 'PENDING') return { done: received.arn };
        if (await isVisible(ruleId, context)) return { done: undefined };
        if (received?.status === 'REJECTED' || received?.status === 'EXPIRED') {
          throw broken(thing, received.status, '');
        }
        return { status: received?.status ?? message('wait.notListed') };
      },
    );
    if (invitation === undefined) return { outputs: { ruleId }, existed: true };
    await aws.acceptShareInvitation(invitation, writeSignal);
    return { outputs: { ruleId } };
  },
  async settle({ ruleId }, outputs, context) {
    await poll(context, { thing: ruleId, wanted: message('wait.visible') }, async () =>
      (await isVisible(ruleId, context)) ? { done: true } : { status: message('wait.notShared') },
    );
    return outputs;
  },
};

async function isVisible(ruleId: string, { aws, signal }: StepContext): Promise<boolean> {
  const id = asId<ResolverRuleId>(ruleId);
  return (await ifFound(() => aws.getResolverRule(id, signal))) !== undefined;
}

type Unshare = ReadyStep<'unshareResolverRule'>;

/**
 * Takes accounts out of a share; with the last one the share goes. What a sharee has
 * associated would end without a word (aws facts §2.8), so each is asked first.
 */
export const unshareResolverRule: StepHandler<Unshare> = {
  refusesTwice: true,
  async find(ready, context) {
    return (await remaining(ready, context)).length === 0 ? {} : undefined;
  },
  async make(ready, context) {
    const { aws, writeSignal } = context;
    const { shareArn } = ready;
    await refuseIfUsed(ready, context);
    const share = await shareOf(ready, context);
    const leaving = clientsIn(share, ready, isIn);
    const stays = (share ? principalsOf(share) : []).filter(({ id }) => !leaving.includes(id));
    // A share that is not listed is too new to be, and then only for these, or gone.
    if (stays.length === 0) await ifFound(() => aws.deleteRuleShare(shareArn, writeSignal));
    else if (leaving.length > 0) {
      const input = { shareArn, principals: leaving };
      await ifFound(() => aws.removeSharePrincipals(input, writeSignal));
    }
    return { outputs: {} };
  },
  async settle(ready, outputs, context) {
    await poll(context, { thing: ready.shareArn, wanted: message('wait.gone') }, async () => {
      const left = await remaining(ready, context);
      return left.length === 0 ? { done: true } : { status: 'DISASSOCIATING' };
    });
    return outputs;
  },
};

async function shareOf(
  { shareArn, ruleArn }: Unshare,
  { aws, signal }: StepContext,
): Promise<RuleShare | undefined> {
  return (await aws.listRuleShares(ruleArn, signal)).find(({ arn }) => arn === shareArn);
}

function clientsIn(
  share: RuleShare | undefined,
  { clients }: Unshare,
  counts: (status: string) => boolean,
): readonly string[] {
  return (share?.principals ?? [])
    .filter(({ id, status }) => counts(status) && clients.some((one) => one.accountId === id))
    .map(({ id }) => id);
}

async function remaining(ready: Unshare, context: StepContext): Promise<readonly string[]> {
  const share = await shareOf(ready, context);
  return clientsIn(share, ready, (status) => isIn(status) || status === 'DISASSOCIATING');
}

async function refuseIfUsed({ clients, ruleArn }: Unshare, context: StepContext): Promise<void> {
  const ruleId = asId<ResolverRuleId>(ruleArn.replace(/^.*\//, ''));
  for (const client of clients) {
    const all = await context.as(client, (aws) =>
      aws.listRuleAssociations({ ruleId }, context.signal),
    );
    const used = all.filter(({ status }) => status !== 'DELETING');
    if (used.length === 0) continue;
    const { accountId: account } = client;
    throw new PortError({
      kind: 'inUse',
      messageKey: 'error.stillAssociated',
      args: { rule: ruleId, account, vpcs: used.map(({ vpcId }) => vpcId) },
      help: message('help.stillAssociated'),
    });
  }
}
