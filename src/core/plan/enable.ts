import type { VpcId } from '../model/ids.js';
import { message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import type { EnableRequest, Plan, Planning, Problem } from '../model/plan.js';
import type { ResolverRule } from '../model/resolver.js';
import type { Snapshot } from '../model/snapshot.js';
import { text } from '../model/text.js';
import type { Verdict } from '../model/verdict.js';
import { verdictFor } from '../verdict/verdict.js';
import { draftControlPlane443 } from './controlPlane443.js';
import { assemble, blocker, emptyDraft, mergeDrafts, warning, type Draft } from './draft.js';
import { draftEndpoint } from './endpointDraft.js';
import { liveEndpoint } from './endpointUse.js';
import { estateOf, vpcOf, type Estate } from './estate.js';
import { clientGuards, clusterGuards } from './guards.js';
import { draftAssociation, draftRule, existingRule } from './ruleDraft.js';
import { chooseSides, type Sides } from './sides.js';
import { dedicatedTenancy, quotaProblem } from './placement.js';

/**
 * Plans "Enable private DNS resolution" for one cluster and some client VPCs, in
 * the order of aws facts §11. Pure. There is no plan where a blocker forbids it.
 */
export function planEnable(snapshot: Snapshot, request: EnableRequest): Planning {
  const verdicts = request.clientVpcIds.map((vpcId) =>
    verdictFor(snapshot, request.clusterName, { vpcId }),
  );
  const anyway =
    verdicts.length > 0
      ? verdicts
      : [verdictFor(snapshot, request.clusterName, { network: 'onPremises' })];
  const stop = anyway.find(({ necessity }) => necessity === 'notApplicable');
  if (stop) {
    const help = message('help.verdict', { advice: text(stop.advice) });
    const problem = blocker(message('problem.verdict', { summary: text(stop.summary) }), help);
    return { verdicts: anyway, problems: [problem] };
  }
  const found = estateOf(snapshot, request.clusterName);
  if ('problems' in found) return { verdicts: anyway, problems: found.problems };
  const draft = draftEnable(found.estate, request, anyway);
  const { problems } = draft;
  if (problems.some(({ severity }) => severity === 'blocker'))
    return { verdicts: anyway, problems };
  return { verdicts: anyway, problems, plan: planOf(found.estate, request, draft) };
}

function draftEnable(estate: Estate, request: EnableRequest, verdicts: readonly Verdict[]): Draft {
  const guards = [
    ...clusterGuards(estate),
    ...(request.clientVpcIds.length === 0 ? [noClient()] : []),
    ...request.clientVpcIds.flatMap((vpcId) => clientGuards(estate, vpcId)),
    ...(request.evenIfNotNeeded ? [] : notNeeded(estate, verdicts)),
  ];
  const { vpcId } = estate.cluster;
  if (!vpcId || guards.some(({ severity }) => severity === 'blocker')) {
    return { ...emptyDraft, problems: guards };
  }
  const clients = request.clientVpcIds.flatMap((id) => vpcOf(estate, id) ?? []);
  const groups = mergeDrafts(
    clients.map((client) => draftControlPlane443(estate, client, request)),
  );
  const rule = existingRule(estate);
  const way = rule.rule ? reusedRule(rule.rule) : newWay(estate, vpcId, request);
  const before = [...groups.steps, ...way.steps].map(({ id }) => id);
  const forRule = rule.rule ? { id: rule.rule.id, existing: rule.rule } : { id: ruleRef };
  const associations = clients.map((client) => draftAssociation(estate, client, forRule, before));
  return mergeDrafts([
    { ...emptyDraft, problems: [...guards, ...rule.problems] },
    groups,
    way,
    ...associations,
  ]);
}

const ruleRef = { step: 'rule', output: 'ruleId' };

function reusedRule(rule: ResolverRule): Draft {
  const reason = message('reused.rule', { rule: labelOf(rule) });
  return { ...emptyDraft, reused: [{ kind: 'rule', id: rule.id, reason }] };
}

/** Both endpoints, existing or new, and a new rule between them. */
function newWay(estate: Estate, clusterVpcId: VpcId, request: EnableRequest): Draft {
  const sides = chooseSides(estate, clusterVpcId, request);
  const { inbound, outbound } = sides;
  const inDraft = draftEndpoint(estate, 'INBOUND', inbound, outbound, request.inboundSubnetIds);
  const outDraft = draftEndpoint(estate, 'OUTBOUND', outbound, inbound, request.outboundSubnetIds);
  const rule = draftRule(estate, inDraft, outDraft, outbound.vpcId);
  return mergeDrafts([
    { ...emptyDraft, problems: [...sides.problems, ...placementProblems(estate, sides)] },
    inDraft,
    outDraft,
    rule,
  ]);
}

function placementProblems(estate: Estate, sides: Sides): readonly Problem[] {
  const fresh = [sides.inbound, sides.outbound].filter((side) => !side.existing);
  return [
    ...fresh.flatMap((side) => dedicatedTenancy(estate, side.vpcId)),
    ...quotaProblem(estate, fresh.length),
  ];
}

function noClient(): Problem {
  return blocker(message('problem.noClientVpc'), message('help.noClientVpc'));
}

function notNeeded(estate: Estate, verdicts: readonly Verdict[]): readonly Problem[] {
  return verdicts.flatMap((verdict) => {
    const summary = text(verdict.summary);
    const advice = text(verdict.advice);
    if (verdict.necessity === 'unknown') {
      return [
        warning(message('problem.verdict', { summary }), message('help.verdict', { advice })),
      ];
    }
    if (verdict.necessity !== 'notNeeded') return [];
    const { vantage } = verdict;
    const vpc = 'vpcId' in vantage ? vpcLabel(estate.vpcs, vantage.vpcId) : '';
    const what = message('problem.notNeeded', { vpc, summary });
    return [blocker(what, message('help.notNeeded', { advice }))];
  });
}

function planOf(estate: Estate, request: EnableRequest, draft: Draft): Plan {
  const { cluster, identity, snapshot } = estate;
  const reusedIds = draft.reused.map(({ id }) => id);
  const addressesBefore = estate.endpoints
    .filter(({ id }) => reusedIds.includes(id))
    .reduce((sum, endpoint) => sum + (liveEndpoint(estate, endpoint)?.attached.length ?? 0), 0);
  const switchStep = draft.steps.find(({ spec }) => spec.kind === 'associateResolverRule');
  return assemble(draft, {
    verb: 'enable',
    identity,
    clusterName: cluster.name,
    endpointName: cluster.endpointName ?? '',
    clientVpcIds: request.clientVpcIds,
    kept: [],
    addressesBefore,
    ...(switchStep ? { switchStepId: switchStep.id } : {}),
    basis: String(snapshot.associations.source?.at ?? 0),
  });
}
