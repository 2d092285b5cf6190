import { message, type Message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import type { Reused, Step } from '../model/plan.js';
import type { ResolverRule, ResolverRuleAssociation } from '../model/resolver.js';
import type { VpcId } from '../model/ids.js';
import { principalsOf, type RuleShare } from '../model/sharing.js';
import { whyUnknown } from '../model/why.js';
import { step } from './draft.js';
import type { Estate } from './estate.js';
import type { ClientFacts } from './foreign.js';
import { isOurAssociation, isOurs } from './naming.js';

/** What becomes of a rule's users in other accounts. */
export interface ForeignRemoval {
  /** Disassociations, each as the owner of its VPC. */
  readonly disassociations: readonly Step[];
  /** After which the rule is shared with nobody that has left. */
  readonly unshares: readonly Step[];
  /** VPCs that go on using the rule. */
  readonly users: readonly string[];
  readonly clients: readonly VpcId[];
  /** Associations that are left alone. */
  readonly kept: readonly Reused[];
  /** Why the rule must stay whatever else is true: who may use it cannot be asked. */
  readonly ruleStays?: Reused;
}

const nothing: ForeignRemoval = {
  disassociations: [],
  unshares: [],
  users: [],
  clients: [],
  kept: [],
};

/**
 * Takes away what is ours in the accounts whose facts are at hand. A rule that is shared with
 * anybody else stays: deleting or un-sharing it would revert the sharees without a word (aws
 * facts §2.8, §2.11).
 */
export function removeForeign(
  estate: Estate,
  rule: ResolverRule,
  chosen: (vpcId: string) => boolean,
  others: readonly ClientFacts[],
): ForeignRemoval {
  if (rule.ownerId !== estate.identity.accountId) return nothing;
  const fact = estate.snapshot.ruleShares[rule.arn];
  if (!fact?.known) {
    if (rule.shareStatus !== 'SHARED_BY_ME') return nothing;
    const thing = labelOf(rule);
    return keep(rule, message('kept.sharedUnknown', { thing, why: whyUnknown(fact) }));
  }
  const shares = fact.value.filter((share) => principalsOf(share).length > 0);
  const perClient = others.map((facts) => removeFrom(rule, chosen, facts));
  const leaving = perClient.filter(({ leaves }) => leaves).map(({ facts }) => facts);
  return {
    disassociations: perClient.flatMap((one) => one.disassociations),
    unshares: shares
      .filter(({ tags }) => isOurs(tags))
      .flatMap((share) => unshare(rule, share, leaving, perClient)),
    users: perClient.flatMap((one) => one.users),
    clients: perClient.flatMap((one) => one.clients),
    kept: perClient.flatMap((one) => one.kept),
    ...stays(rule, shares, others),
  };
}

function keep(rule: ResolverRule, reason: Message): ForeignRemoval {
  return { ...nothing, ruleStays: { kind: 'rule', id: rule.id, reason } };
}

interface FromClient extends Omit<ForeignRemoval, 'unshares' | 'ruleStays'> {
  readonly facts: ClientFacts;
  /** Whether the account does not use the rule any more, as far as this plan is concerned. */
  readonly leaves: boolean;
}

function removeFrom(
  rule: ResolverRule,
  chosen: (vpcId: string) => boolean,
  facts: ClientFacts,
): FromClient {
  const { identity, vpcs } = facts;
  const associations = facts.associations.filter(({ ruleId }) => ruleId === rule.id);
  const goes = (one: ResolverRuleAssociation): boolean =>
    chosen(one.vpcId) && isOurAssociation(one.name);
  const going = associations.filter(goes);
  const staying = associations.filter((one) => !goes(one));
  const label = ({ vpcId }: ResolverRuleAssociation): string =>
    `${vpcLabel(vpcs, vpcId)} (${identity.accountId})`;
  const disassociations = going.map((one): Step => {
    const vpc = label(one);
    const words = {
      title: message('step.disassociate', { rule: labelOf(rule), vpc }),
      reason: message('reason.removeAssociation', { vpc }),
    };
    const { vpcId } = one;
    const spec = { kind: 'disassociateResolverRule', ruleId: rule.id, vpcId } as const;
    return { ...step(`disassociate:${rule.id}:${vpcId}`, spec, words), as: identity };
  });
  // Nobody chosen in an account that uses nothing: it was shared for a reason of its own.
  const everything = chosen('');
  return {
    facts,
    disassociations,
    users: staying.map(label),
    clients: going.map(({ vpcId }) => vpcId),
    kept: staying
      .filter(({ vpcId }) => chosen(vpcId))
      .map((one) => ({
        kind: 'association',
        id: one.id,
        reason: message('kept.notOurs', { thing: labelOf(one) }),
      })),
    leaves: staying.length === 0 && (going.length > 0 || everything),
  };
}

/** One step for all accounts that leave a share. */
function unshare(
  rule: ResolverRule,
  share: RuleShare,
  leaving: readonly ClientFacts[],
  perClient: readonly FromClient[],
): readonly Step[] {
  const clients = leaving
    .map(({ identity }) => identity)
    .filter(({ accountId }) => principalsOf(share).some(({ id }) => id === accountId));
  if (clients.length === 0) return [];
  const after = perClient.flatMap(({ disassociations }) => disassociations);
  const accounts = clients.map(({ accountId }) => accountId);
  return [
    step(
      `unshare:${share.arn.replace(/^.*\//, '')}`,
      {
        kind: 'unshareResolverRule',
        shareArn: share.arn,
        ruleArn: rule.arn,
        clients,
      },
      {
        title: message('step.unshareRule', { rule: labelOf(rule), accounts }),
        reason: message('reason.unshareRule'),
      },
      after.map(({ id }) => id),
    ),
  ];
}

function stays(
  rule: ResolverRule,
  shares: readonly RuleShare[],
  others: readonly ClientFacts[],
): Pick<ForeignRemoval, 'ruleStays'> {
  const thing = labelOf(rule);
  const strange = shares.filter(({ tags }) => !isOurs(tags));
  if (strange.length > 0) {
    const reason = message('kept.shareNotOurs', { thing, shares: strange.map(({ name }) => name) });
    return { ruleStays: { kind: 'rule', id: rule.id, reason } };
  }
  const accounts = shares
    .flatMap(principalsOf)
    .map(({ id }) => id)
    .filter((id) => !others.some(({ identity }) => identity.accountId === id));
  if (accounts.length === 0) return {};
  const reason = message('kept.sharedWith', { thing, accounts: [...new Set(accounts)] });
  return { ruleStays: { kind: 'rule', id: rule.id, reason } };
}
