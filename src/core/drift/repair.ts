import type { VpcId } from '../model/ids.js';
import { message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type {
  EnableRequest,
  Planning,
  Problem,
  RepairRequest,
  Reused,
  Step,
} from '../model/plan.js';
import type { ResolverRule } from '../model/resolver.js';
import type { Snapshot } from '../model/snapshot.js';
import { verdictFor } from '../verdict/verdict.js';
import { deadRules } from '../plan/deadRules.js';
import { removeOneRule } from '../plan/disable.js';
import { assemble, emptyDraft, mergeDrafts, warning, type Draft } from '../plan/draft.js';
import { draftRest } from '../plan/enable.js';
import { estateOf, type Estate } from '../plan/estate.js';
import { existingRule } from '../plan/existingRule.js';
import { clientGuards, clusterGuards } from '../plan/guards.js';
import { deleteEndpoint, removeGroups } from '../plan/removal.js';
import { expectedClients, type Journals } from './expected.js';
import { lostEntries } from './lostEntries.js';
import { lacking443, lackingDns } from '../plan/lackingEntries.js';
import { unusedEndpoints } from './unused.js';

/**
 * Plans what mends the drift of a cluster: corrects our rule, or makes the one for the new
 * name of a cluster that was made anew, re-adds group entries (those for addresses outside AWS
 * as the journal tells), re-makes associations,
 * removes dead rules of ours, and, where asked, endpoints that no rule uses. Pure.
 */
export function planRepair(
  snapshot: Snapshot,
  request: RepairRequest,
  journals: Journals = [],
): Planning {
  const found = estateOf(snapshot, request.clusterName);
  if ('problems' in found) return { verdicts: [], problems: found.problems };
  const { estate } = found;
  const clients = expectedClients(estate, journals);
  const verdicts = clients.map((vpcId) => verdictFor(snapshot, request.clusterName, { vpcId }));
  const draft = draftRepair(estate, clients, request, lostEntries(estate, journals));
  if (draft.problems.some(({ severity }) => severity === 'blocker')) {
    return { verdicts, problems: draft.problems };
  }
  const switches = ['associateResolverRule', 'updateResolverRule'];
  const switchStep = draft.steps.find(({ spec }) => switches.includes(spec.kind));
  const plan = assemble(draft, {
    verb: 'repair',
    identity: estate.identity,
    clusterName: estate.cluster.name,
    endpointName: estate.cluster.endpointName ?? '',
    clientVpcIds: clients,
    kept: draft.kept,
    addressesBefore: touchedAddresses(estate, draft),
    ...(switchStep ? { switchStepId: switchStep.id } : {}),
    basis: String(snapshot.associations.source?.at ?? 0),
  });
  // “Already in place, nothing to do” is no heading for a plan that mends it.
  const told = verdicts.filter(
    ({ necessity }) => necessity !== 'alreadyServed' || plan.steps.length === 0,
  );
  return { verdicts: told, problems: draft.problems, plan };
}

interface RepairDraft extends Draft {
  readonly kept: readonly Reused[];
}

function draftRepair(
  estate: Estate,
  clients: readonly VpcId[],
  request: RepairRequest,
  lost: Draft,
): RepairDraft {
  const dead = deadRules(estate);
  const rule = existingRule(estate, request);
  const served = rule.rule ?? rule.repair;
  const mends = clients.length > 0 && (served !== undefined || dead.length > 0);
  const live = mends ? draftLive(estate, clients, request) : emptyDraft;
  const after = live.steps.map(({ id }) => id);
  const removals = dead.map((one) => removeOneRule(estate, one, () => true));
  const gone = removals.flatMap(({ disassociations, deletion }) => [
    ...disassociations,
    ...deletion,
  ]);
  const later = gone.map((one) => ({ ...one, dependsOn: [...one.dependsOn, ...after] }));
  const unused = request.removeUnused ? removeUnused(estate, dead, later, live) : emptyDraft;
  const merged = mergeDrafts([lost, live, { ...emptyDraft, steps: later }, unused]);
  return { ...merged, kept: removals.flatMap(({ kept }) => kept) };
}

/** The way and the associations as enabling would make them, with the entries that a serving rule's endpoints lack. */
function draftLive(estate: Estate, clients: readonly VpcId[], request: RepairRequest): Draft {
  const { clusterName, repairForeignRules = false } = request;
  const wish: EnableRequest = { clusterName, clientVpcIds: clients, repairForeignRules };
  const ruling = { estate, ...existingRule(estate, wish) };
  const entries = mergeDrafts([
    lacking443(estate, clients),
    ...(ruling.rule ? [lackingDns(estate, ruling.rule)] : []),
  ]);
  return draftRest(wish, guards(estate, clients), entries, [ruling]);
}

function guards(estate: Estate, clients: readonly VpcId[]): readonly Problem[] {
  return [...clusterGuards(estate), ...clients.flatMap((id) => clientGuards(estate, id))];
}

/** On-premises servers that ask an inbound endpoint cannot be seen, so that is said. */
function removeUnused(
  estate: Estate,
  dead: readonly ResolverRule[],
  after: readonly Step[],
  live: Draft,
): Draft {
  const taken = live.reused.map(({ id }) => id);
  const targets = JSON.stringify(live.steps.map(({ spec }) => spec));
  const endpoints = unusedEndpoints(estate, dead).filter(
    ({ id }) => !taken.includes(id) && !targets.includes(id),
  );
  const steps = endpoints.map((endpoint) => deleteEndpoint(endpoint, after));
  const inbound = endpoints.filter(({ direction }) => direction === 'INBOUND').map(labelOf);
  const what = message('problem.unusedInbound', { endpoints: inbound });
  const problems = inbound.length > 0 ? [warning(what, message('help.unusedInbound'))] : [];
  return { ...emptyDraft, steps: [...steps, ...removeGroups(estate, steps)], problems };
}

function touchedAddresses(estate: Estate, draft: Draft): number {
  const ids = [
    ...draft.reused.map(({ id }) => id),
    ...draft.steps.flatMap(({ spec }) =>
      spec.kind === 'deleteResolverEndpoint' ? [spec.endpointId] : [],
    ),
  ];
  return estate.endpoints
    .filter(({ id }) => ids.includes(id))
    .reduce((sum, { addressCount }) => sum + addressCount, 0);
}
