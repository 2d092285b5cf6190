import type { Identity } from '../model/identity.js';
import { message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { Step } from '../model/plan.js';
import type { ResolverRule } from '../model/resolver.js';
import { isIn, principalsOf } from '../model/sharing.js';
import { blocker, emptyDraft, mergeDrafts, problemsOnly, step, type Draft } from './draft.js';
import { nameFor, tagsFor, vpcOf, type Estate } from './estate.js';
import { widened, type ClientFacts, type Foreign } from './foreign.js';
import { hash } from './naming.js';
import { draftAssociation } from './ruleDraft.js';

/** The rule that is to be associated: one that exists, or the output of a step. */
type ForRule = Parameters<typeof draftAssociation>[2];

/**
 * The associations with client VPCs of other accounts: the rule is shared with each account
 * that does not see it yet, accepted there, and associated by the owner of the VPC (aws
 * facts §2.11, §6). Sharing alone changes nobody's answers, so only the association waits.
 */
export function draftForeign(
  estate: Estate,
  { clients }: Foreign,
  rule: ForRule,
  after: readonly string[],
): Draft {
  const wide = widened(
    estate,
    clients.map(({ facts }) => facts),
  );
  const drafts = clients.flatMap(({ vpcId, facts }) => {
    const vpc = vpcOf(wide, vpcId);
    return vpc ? [{ facts, draft: draftAssociation(wide, vpc, rule, after) }] : [];
  });
  const blind = drafts.filter(
    ({ facts, draft }) => draft.steps.length > 0 && !has(estate, facts, rule.existing),
  );
  const needy = [
    ...new Map(blind.map(({ facts: { identity } }) => [identity.accountId, identity])).values(),
  ];
  const sharing = needy.length === 0 ? emptyDraft : draftSharing(estate, needy, rule);
  const associations = drafts.map(({ facts: { identity }, draft }) => {
    const accepted = acceptId(identity, rule.suffix);
    const more = sharing.steps.filter(({ id }) => id === accepted).map(({ id }) => id);
    const steps = draft.steps.map((one) => asOwner(estate, one, identity, more));
    return { ...draft, steps };
  });
  return mergeDrafts([sharing, ...associations]);
}

/**
 * Whether the account has the rule for good. That it sees it is not enough for one of ours: it
 * does for a while after the share began to go.
 */
function has(
  { identity, snapshot }: Estate,
  client: ClientFacts,
  rule: ResolverRule | undefined,
): boolean {
  if (!client.rules.some(({ id }) => id === rule?.id)) return false;
  const shares = snapshot.ruleShares[rule?.arn ?? ''];
  if (rule?.ownerId !== identity.accountId || !shares?.known) return true;
  const { accountId } = client.identity;
  return shares.value.some(
    (share) => isIn(share.ruleStatus) && principalsOf(share).some(({ id }) => id === accountId),
  );
}

function acceptId({ accountId }: Identity, suffix: string): string {
  return `accept:${accountId}${suffix}`;
}

function draftSharing(estate: Estate, clients: readonly Identity[], rule: ForRule): Draft {
  const { identity, cluster, snapshot } = estate;
  const accounts = clients.map(({ accountId }) => accountId).sort();
  const { existing, suffix } = rule;
  if (existing && existing.ownerId !== identity.accountId) {
    return problemsOnly(notOwned(existing, accounts));
  }
  const { partition, region, accountId } = identity;
  const name = nameFor(estate, 'Rule');
  const basis = String(snapshot.associations.source?.at ?? 0);
  const share = step(
    `share${suffix}`,
    {
      kind: 'shareResolverRule',
      ruleId: rule.id,
      arnPrefix: `arn:${partition}:route53resolver:${region}:${accountId}:resolver-rule/`,
      name,
      clients,
      clientToken: hash(cluster.arn, cluster.endpointName ?? '', basis, ...accounts).slice(0, 32),
      tags: tagsFor(estate),
    },
    {
      title: message('step.shareRule', { rule: existing ? labelOf(existing) : name, accounts }),
      reason: message('reason.shareRule'),
      inverse: message('inverse.unshareRule'),
    },
    typeof rule.id === 'string' ? [] : [rule.id.step],
  );
  const accepts = clients.map((client): Step => ({
    ...step(
      acceptId(client, suffix),
      {
        kind: 'acceptRuleShare',
        ruleId: rule.id,
        shareArn: { step: share.id, output: 'shareArn' },
      },
      {
        title: message('step.acceptShare', { account: client.accountId }),
        reason: message('reason.acceptShare'),
      },
      [share.id],
    ),
    as: client,
  }));
  return { ...emptyDraft, steps: [share, ...accepts] };
}

function notOwned(rule: ResolverRule, accounts: readonly string[]) {
  const what = message('problem.ruleNotOwned', { rule: labelOf(rule), owner: rule.ownerId });
  return blocker(what, message('help.ruleNotOwned', { accounts }));
}

/** The calls of the VPC's owner; the rule's is another account. */
function asOwner(estate: Estate, one: Step, as: Identity, after: readonly string[]): Step {
  const { spec } = one;
  if (spec.kind !== 'associateResolverRule') return { ...one, as };
  const { accountId: account } = as;
  const vpc = spec.vpcId;
  return {
    ...one,
    spec: { ...spec, sharedBy: estate.identity.accountId },
    reason: message('reason.associateForeign', { vpc, account }),
    dependsOn: [...one.dependsOn, ...after],
    as,
  };
}
