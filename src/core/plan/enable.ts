import type { VpcId } from '../model/ids.js';
import { message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import type { EnableRequest, Forward, Plan, Planning, Problem, Step } from '../model/plan.js';
import type { ResolverRule } from '../model/resolver.js';
import type { Snapshot } from '../model/snapshot.js';
import type { Verdict } from '../model/verdict.js';
import { verdictFor } from '../verdict/verdict.js';
import { choiceGuards, styleOf } from './choices.js';
import { clientsIn, draftControlPlane443, type Clients } from './controlPlane443.js';
import { assemble, blocker, emptyDraft, mergeDrafts, warning, type Draft } from './draft.js';
import { liveEndpoint } from './endpointUse.js';
import { estateOf, vpcOf, type Estate } from './estate.js';
import { onGround } from './ground.js';
import { foreignOf, noForeign, widened, widenedSnapshot, type Foreign } from './foreign.js';
import { draftForeign } from './foreignAssociation.js';
import { clientGuards, clusterGuards } from './guards.js';
import { clientsOnPremises, onPremisesGuards } from './onPremises.js';
import { stopHelp, willHavePrivate } from './privateAccess.js';
import { surroundingProblems } from './surroundings.js';
import { withoutFixed } from './vpcDns.js';
import { deadRuleProblems } from './deadRules.js';
import { existingRule, type ExistingRule } from './existingRule.js';
import { lackingDns } from './lackingEntries.js';
import { loopProblems } from './loopProblems.js';
import { draftAssociation } from './ruleDraft.js';
import { sitesOf } from './sites.js';
import { askersOf, draftWay } from './way.js';

/**
 * Plans "Enable private DNS resolution" for one or more clusters and their clients: VPCs,
 * networks outside AWS, or both, in the order of aws facts §11. Pure. There is no plan
 * where a blocker forbids it. `clientSnapshots`: what was read as the owners of client VPCs
 * of other accounts, each with its own profile.
 */
export function planEnable(
  snapshot: Snapshot,
  request: EnableRequest,
  clientSnapshots: readonly Snapshot[] = [],
): Planning {
  const names = [request.clusterName, ...(request.furtherClusterNames ?? [])];
  const verdicts = names.flatMap((name) =>
    verdictsFor(widenedSnapshot(snapshot, clientSnapshots), name, withForeign(request)),
  );
  const stops = verdicts.filter(
    (verdict) =>
      verdict.necessity === 'notApplicable' && !willHavePrivate(snapshot, verdict, request),
  );
  if (stops.length > 0) {
    return { verdicts, problems: unique(stops.map((stop) => notApplicable(snapshot, stop))) };
  }
  const found = names.map((name) => estateOf(snapshot, name, styleOf(request)));
  const estates = found.flatMap((one) => ('estate' in one ? [one.estate] : []));
  const [first] = estates;
  if (!first || estates.length < names.length) {
    const problems = found.flatMap((one) => ('problems' in one ? one.problems : []));
    return { verdicts, problems: unique(problems) };
  }
  const foreign = foreignOf(snapshot, request, clientSnapshots);
  const draft = draftEnable(estates, request, verdicts, foreign);
  const problems = unique([...draft.problems, ...surroundingProblems(first, draft)]);
  if (problems.some(({ severity }) => severity === 'blocker')) return { verdicts, problems };
  return { verdicts, problems, plan: planOf(estates, withForeign(request), draft) };
}

/** The request with the client VPCs of all accounts in one list. */
function withForeign(request: EnableRequest): EnableRequest {
  const { clientVpcIds, foreignClients = [] } = request;
  return { ...request, clientVpcIds: [...clientVpcIds, ...foreignClients.map((one) => one.vpcId)] };
}

/** From every client VPC; from outside AWS where that was asked for, or nothing else was. */
function verdictsFor(
  snapshot: Snapshot,
  clusterName: string,
  { clientVpcIds, onPremises }: EnableRequest,
): readonly Verdict[] {
  const outside = onPremises !== undefined || clientVpcIds.length === 0;
  return [
    ...clientVpcIds.map((vpcId) => verdictFor(snapshot, clusterName, { vpcId })),
    ...(outside ? [verdictFor(snapshot, clusterName, { network: 'onPremises' })] : []),
  ];
}

interface EnableDraft extends Draft {
  readonly forwards: readonly Forward[];
}

function draftEnable(
  estates: readonly Estate[],
  request: EnableRequest,
  verdicts: readonly Verdict[],
  foreign: Foreign,
): EnableDraft {
  const facts = foreign.clients.map((one) => one.facts);
  const wide = estates.map((estate) => widened(estate, facts));
  const everybody = withForeign(request);
  const guards = [
    ...foreign.problems,
    ...(foreign.problems.length > 0
      ? []
      : wide.flatMap((estate) => guardsFor(estate, everybody, verdicts))),
  ];
  if (guards.some(({ severity }) => severity === 'blocker')) {
    return { ...emptyDraft, problems: guards, forwards: [] };
  }
  const askers = askersOf(request);
  const rulesNeeded = askers.length > 0 || foreign.clients.length > 0;
  const rules = estates.map((estate) => ({
    estate,
    ...(rulesNeeded ? existingRule(estate, request) : { problems: [] }),
  }));
  const entries = mergeDrafts([draftAll443(wide, everybody), lackingOfRules(rules)]);
  return draftRest(request, guards, entries, rules, foreign);
}

/** What the groups of a rule's endpoints lack, where the rule is used as it is; those of a pair once. */
function lackingOfRules(rules: readonly Ruling[]): Draft {
  const seen = new Set<string>();
  const drafts = rules.map(({ estate, rule }) => {
    const pair = `${rule?.endpointId ?? ''} ${estate.cluster.vpcId ?? ''}`;
    if (!rule || seen.has(pair)) return emptyDraft;
    const suffix = seen.size === 0 ? '' : `:${estate.cluster.name}`;
    seen.add(pair);
    const lacking = lackingDns(estate, rule, suffix);
    return lacking.steps.length > 0 ? lacking : emptyDraft;
  });
  return mergeDrafts(drafts);
}

/** The cluster of an estate with the rule that exists for its name. */
export type Ruling = ExistingRule & { readonly estate: Estate };

/** The way, the rules and the associations, once guards and entries for 443 are drafted. */
export function draftRest(
  request: EnableRequest,
  guards: readonly Problem[],
  entries: Draft,
  rules: readonly Ruling[],
  foreign: Foreign = noForeign,
): EnableDraft {
  const facts = foreign.clients.map((one) => one.facts);
  const askers = askersOf(request);
  const rulesNeeded = askers.length > 0 || foreign.clients.length > 0;
  const problems = [...guards, ...rules.flatMap((one) => one.problems)];
  if (problems.some(({ severity }) => severity === 'blocker')) {
    return { ...emptyDraft, problems, forwards: [] };
  }
  const estates = rules.map(({ estate }) => estate);
  const ruled = rules.filter(({ rule }) => rulesNeeded && !rule);
  const way = draftWay(estates, ruled, request, entries);
  const before = [...entries.steps, ...way.endpoints.steps].map(({ id }) => id);
  const associations = rules.map(({ estate, rule, repair }, index) => {
    const fresh = way.rules.get(estate.cluster.name);
    const after = [...before, ...(fresh?.steps ?? []).map(({ id }) => id)];
    const ruleStep = fresh?.steps[0]?.id ?? 'rule';
    const suffix = index === 0 ? '' : `:${estate.cluster.name}`;
    const existing = rule ?? repair;
    const forRule = existing
      ? { id: existing.id, existing, suffix }
      : { id: { step: ruleStep, output: 'ruleId' }, suffix };
    return mergeDrafts([
      ...askers
        .flatMap((id) => vpcOf(estate, id) ?? [])
        .map((asker) => draftAssociation(estate, asker, forRule, after)),
      draftForeign(estate, foreign, forRule, after),
    ]);
  });
  const merged = mergeDrafts([
    { ...emptyDraft, problems },
    entries,
    ...rules.flatMap(({ estate, rule }) => (rule ? [reusedRule(estate, rule, askers)] : [])),
    way.endpoints,
    ...way.rules.values(),
    ...associations,
  ]);
  const wide = estates.map((estate) => widened(estate, facts));
  return { ...onGround(wide, withForeign(request), merged), forwards: way.forwards };
}

function guardsFor(
  estate: Estate,
  request: EnableRequest,
  verdicts: readonly Verdict[],
): readonly Problem[] {
  const { clientVpcIds, onPremises } = request;
  const nobody = clientVpcIds.length === 0 && !onPremises;
  const own = verdicts.filter(({ clusterName }) => clusterName === estate.cluster.name);
  const guards = [
    ...clusterGuards(estate),
    ...choiceGuards(estate, request),
    ...(nobody ? [noClient()] : []),
    ...clientVpcIds.flatMap((vpcId) => clientGuards(estate, vpcId)),
    ...(onPremises ? onPremisesGuards(estate, onPremises) : []),
    ...(request.evenIfNotNeeded ? [] : notNeeded(estate, own)),
    ...deadRuleProblems(estate),
  ];
  return withoutFixed(guards, request);
}

/** TCP 443 for every pair of a cluster and some clients; a shared group gets an entry once. */
function draftAll443(estates: readonly Estate[], request: EnableRequest): Draft {
  const { clientVpcIds, onPremises } = request;
  let drafted = emptyDraft;
  for (const estate of estates) {
    const clients: readonly Clients[] = [
      ...clientVpcIds
        .flatMap((id) => vpcOf(estate, id) ?? [])
        .map((vpc) => clientsIn(estate.cluster, vpc)),
      ...(onPremises && onPremises.clientRanges.length > 0 ? [clientsOnPremises(onPremises)] : []),
    ];
    for (const one of clients) {
      const earlier: readonly Step[] = drafted.steps;
      drafted = mergeDrafts([drafted, draftControlPlane443(estate, one, request, earlier)]);
    }
  }
  return drafted;
}

function reusedRule(estate: Estate, rule: ResolverRule, associate: readonly VpcId[]): Draft {
  const reason = message('reused.rule', { rule: labelOf(rule) });
  const problems = loopProblems(estate, { ruleId: rule.id, associate });
  return { ...emptyDraft, reused: [{ kind: 'rule', id: rule.id, reason }], problems };
}

function noClient(): Problem {
  return blocker(message('problem.noClientVpc'), message('help.noClientVpc'));
}

function notApplicable(snapshot: Snapshot, stop: Verdict): Problem {
  const what = message('problem.verdict', { summary: stop.summary });
  return blocker(what, stopHelp(snapshot, stop));
}

function notNeeded(estate: Estate, verdicts: readonly Verdict[]): readonly Problem[] {
  return verdicts.flatMap((verdict) => {
    const { summary, advice } = verdict;
    if (verdict.necessity === 'unknown') {
      return [
        warning(message('problem.verdict', { summary }), message('help.verdict', { advice })),
      ];
    }
    if (verdict.necessity !== 'notNeeded') return [];
    const { vantage } = verdict;
    const vpc =
      'vpcId' in vantage ? vpcLabel(estate.vpcs, vantage.vpcId) : message('unknown.onPremises');
    const what = message('problem.notNeeded', { vpc, summary });
    return [blocker(what, message('help.notNeeded', { advice }))];
  });
}

/** What is said of several clusters in the same words is said once. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  const said = new Map(problems.map((one) => [JSON.stringify(one), one]));
  return [...said.values()];
}

function planOf(estates: readonly Estate[], request: EnableRequest, draft: EnableDraft): Plan {
  const [first, ...further] = estates;
  if (!first) throw new RangeError('a plan is about a cluster');
  const { cluster, identity, snapshot } = first;
  const reusedIds = draft.reused.map(({ id }) => id);
  const addressesBefore = first.endpoints
    .filter(({ id }) => reusedIds.includes(id))
    .reduce((sum, endpoint) => sum + (liveEndpoint(first, endpoint)?.attached.length ?? 0), 0);
  const kinds = ['updateResolverRule', 'associateResolverRule'];
  const switchStep = draft.steps.find(({ spec }) => kinds.includes(spec.kind));
  return assemble(draft, {
    verb: 'enable',
    identity,
    clusterName: cluster.name,
    endpointName: cluster.endpointName ?? '',
    ...(further.length === 0 ? {} : { furtherClusters: further.map(planCluster) }),
    clientVpcIds: request.clientVpcIds,
    kept: [],
    addressesBefore,
    sites: estates.flatMap((one) => sitesOf(one.cluster)),
    ...(switchStep ? { switchStepId: switchStep.id } : {}),
    ...(draft.forwards.length === 0 ? {} : { forwards: draft.forwards }),
    basis: String(snapshot.associations.source?.at ?? 0),
  });
}

function planCluster({ cluster }: Estate): {
  readonly name: string;
  readonly endpointName: string;
} {
  return { name: cluster.name, endpointName: cluster.endpointName ?? '' };
}
