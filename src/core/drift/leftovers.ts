import { notRead, valueOf, type Fact } from '../model/fact.js';
import type { Identity } from '../model/identity.js';
import { message } from '../model/message.js';
import type { Planning, Problem } from '../model/plan.js';
import type { Snapshot } from '../model/snapshot.js';
import { whyUnknown } from '../model/why.js';
import { planDisable } from '../plan/disable.js';
import { blocker, warning } from '../plan/draft.js';
import { goneClusters } from '../plan/goneCluster.js';
import { isOurRequest } from '../plan/naming.js';
import { field, type DriftItem } from './item.js';

/** What is left of one cluster that is gone, and the plan that removes it. */
export interface Leftover {
  readonly clusterName: string;
  /** Like any other plan to disable; it has steps. */
  readonly planning: Planning;
  /** US dollars a month that end with the plan. */
  readonly monthlyCost: number;
}

/** What is left of all clusters that are gone, or why that cannot be told. */
export interface Leftovers {
  readonly leftovers: readonly Leftover[];
  readonly problems: readonly Problem[];
}

/**
 * Finds what our tags name clusters for that `eks:ListClusters` does not list. What clusters that
 * are there still use is not left over. Pure; a list that is not known is a problem, never "gone".
 */
export function leftoversIn(snapshot: Snapshot): Leftovers {
  const needed = [
    factProblem('sts:GetCallerIdentity', snapshot.identity),
    factProblem('eks:ListClusters', snapshot.clusterNames),
    factProblem('route53resolver:ListResolverEndpoints', snapshot.endpoints),
    factProblem('route53resolver:ListResolverRules', snapshot.rules),
    factProblem('ec2:DescribeSecurityGroups', snapshot.securityGroups),
    factProblem('ec2:DescribeSecurityGroupRules', snapshot.securityGroupRules),
  ].flat();
  if (needed.length > 0) return { leftovers: [], problems: needed };
  const plannings = goneClusters(snapshot).map((clusterName) => ({
    clusterName,
    planning: planDisable(snapshot, { clusterName }),
  }));
  const blockers = plannings.flatMap(({ planning: { plan, problems } }) => (plan ? [] : problems));
  const leftovers = plannings.flatMap(({ clusterName, planning }): readonly Leftover[] => {
    const { plan } = planning;
    if (!plan || plan.steps.length === 0) return [];
    const monthlyCost = plan.cost.before - plan.cost.after;
    return [{ clusterName, planning, monthlyCost }];
  });
  const said = new Map(blockers.map((one) => [JSON.stringify(one), one]));
  return { leftovers, problems: [...said.values(), ...unreadTags(snapshot)] };
}

/** One item for each cluster that is gone. */
export function orphanItems(snapshot: Snapshot): readonly DriftItem[] {
  const identity = valueOf(snapshot.identity);
  if (!identity) return [];
  return leftoversIn(snapshot).leftovers.map((one) => itemOf(snapshot, identity, one));
}

function itemOf(
  { clusterNames }: Snapshot,
  { profile, region }: Identity,
  { clusterName: cluster, planning, monthlyCost }: Leftover,
): DriftItem {
  const steps = planning.plan?.steps ?? [];
  const args = { cluster, things: steps.length, cost: monthlyCost.toFixed(2) };
  const key = monthlyCost > 0 ? 'drift.orphan' : 'drift.orphanUnpriced';
  const names = valueOf(clusterNames) ?? [];
  const item = {
    kind: 'orphan',
    subject: cluster,
    message: message(key, args),
    evidence: [
      field('eks:ListClusters', 'clusters', names.join(', ')),
      ...steps.map(({ title }) => title),
      message('drift.orphanCommand', { profile, region, cluster }),
    ],
  } as const;
  return monthlyCost > 0 ? { ...item, monthlyCost } : item;
}

function factProblem(call: string, fact: Fact<unknown>): readonly Problem[] {
  if (fact.known) return [];
  const what = message('problem.unknownFact', { call, why: whyUnknown(fact) });
  return [blocker(what, message('help.unknownFact'))];
}

/** What may be ours, and whose: nobody could be asked. */
function unreadTags(snapshot: Snapshot): readonly Problem[] {
  const things = [...(valueOf(snapshot.endpoints) ?? []), ...(valueOf(snapshot.rules) ?? [])];
  const unread = things.filter(
    ({ arn, creatorRequestId }) =>
      isOurRequest(creatorRequestId) && snapshot.resolverTags[arn]?.known === false,
  );
  const [first] = unread;
  if (!first) return [];
  const why = whyUnknown(snapshot.resolverTags[first.arn] ?? notRead);
  const call = 'route53resolver:ListTagsForResource';
  return [warning(message('problem.unknownFact', { call, why }), message('help.unknownFact'))];
}
