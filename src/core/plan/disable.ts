import type { VpcId } from '../model/ids.js';
import { message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import type { DisableRequest, Planning, Problem, Reused, Step } from '../model/plan.js';
import type { ResolverRule, ResolverRuleAssociation } from '../model/resolver.js';
import type { Snapshot } from '../model/snapshot.js';
import { verdictFor } from '../verdict/verdict.js';
import { clientEntryGoes, onPremisesEntryGoes } from './clientEntries.js';
import { deadRules } from './deadRules.js';
import { assemble, emptyDraft, step, warning } from './draft.js';
import { estateOf, type Estate } from './estate.js';
import { clientFacts, widened, widenedSnapshot, type ClientFacts } from './foreign.js';
import { removeForeign } from './foreignRemoval.js';
import { forwarderWarnings, isForwarded, removeForwardTags, unseenUsers } from './forwards.js';
import { goneEstateOf, isGone } from './goneCluster.js';
import { isOurAssociation, tagKeys } from './naming.js';
import {
  groupStillServes,
  removeEndpoints,
  removeGroupRules,
  removeGroups,
  removeRule,
} from './removal.js';
import { notedFor, removeNotes } from './serverEntries.js';
import { sitesOf } from './sites.js';

/**
 * Plans the inverse of "Enable": only what tags or names prove to be ours, and only
 * where nobody else uses it, in AWS's order (aws facts §2.8). With some client VPCs
 * given, the shared pieces stay until the last of them goes. A cluster that is gone is taken
 * for what our tags say it was. `clientSnapshots`: what was read as the owners of client VPCs
 * of other accounts. Pure.
 */
export function planDisable(
  snapshot: Snapshot,
  request: DisableRequest,
  clientSnapshots: readonly Snapshot[] = [],
): Planning {
  const { clusterName, clientVpcIds = [] } = request;
  const gone = isGone(snapshot, clusterName);
  const everybody = widenedSnapshot(snapshot, clientSnapshots);
  // Nobody needs the name of a cluster that is gone.
  const verdicts = (gone ? [] : clientVpcIds).map((vpcId) =>
    verdictFor(everybody, clusterName, { vpcId }),
  );
  const found = (gone ? goneEstateOf : estateOf)(snapshot, clusterName);
  if ('problems' in found) return { verdicts, problems: found.problems };
  const { estate } = found;
  const others = clientSnapshots.map(clientFacts);
  const unknown = others.flatMap((one) => ('problems' in one ? one.problems : []));
  if (unknown.length > 0) return { verdicts, problems: unknown };
  const facts = others.flatMap((one) => ('facts' in one ? [one.facts] : []));
  const draft = draftDisable(estate, request.clientVpcIds, facts);
  const plan = assemble(
    { ...emptyDraft, steps: draft.steps },
    {
      verb: 'disable',
      identity: estate.identity,
      clusterName: estate.cluster.name,
      endpointName: estate.cluster.endpointName ?? '',
      clientVpcIds: draft.clients,
      kept: draft.kept,
      addressesBefore: draft.addressesBefore,
      sites: sitesOf(estate.cluster),
      basis: String(snapshot.associations.source?.at ?? 0),
    },
  );
  return { verdicts, problems: problemsOf(estate, draft, request.clientVpcIds), plan };
}

interface DisableDraft {
  readonly steps: readonly Step[];
  readonly kept: readonly Reused[];
  readonly clients: readonly VpcId[];
  readonly addressesBefore: number;
}

function draftDisable(
  estate: Estate,
  only: readonly VpcId[] | undefined,
  others: readonly ClientFacts[],
): DisableDraft {
  const wide = widened(estate, others);
  const chosen = (vpcId: string): boolean => !only || only.some((id) => id === vpcId);
  const named = estate.rules.filter(
    ({ type, domainName }) => type === 'FORWARD' && domainName === estate.cluster.endpointName,
  );
  const rules = [...named, ...deadRules(estate)];
  const perRule = rules.map((rule) => removeOneRule(estate, rule, chosen, others));
  // A client VPC that cannot be asked goes on using what may still be shared with it.
  const hidden = (vpcId: string): boolean =>
    perRule.some((one) => one.ruleStays) && !wide.vpcs.some(({ id }) => id === vpcId);
  const disassociations = perRule.flatMap((one) => one.disassociations);
  const ruleSteps = perRule.flatMap((one) => one.deletion);
  const gone = rules.filter(({ id }) => ruleSteps.some((one) => one.id === `delete:${id}`));
  // Some client VPCs named: the network outside AWS stays, and with it what it asks.
  const onlyVpcs = only !== undefined && isForwarded(estate);
  const lastGoes = gone.length === rules.length && !onlyVpcs;
  const endpoints = lastGoes
    ? removeEndpoints(estate, gone, [...disassociations, ...ruleSteps])
    : { steps: [], kept: [] };
  const groups = lastGoes ? removeGroups(estate, endpoints.steps) : [];
  const leaving = (one: ResolverRuleAssociation): boolean =>
    disassociations.some(({ id }) => id === `disassociate:${one.ruleId}:${one.vpcId}`);
  const groupRules = removeGroupRules(
    estate,
    groups,
    [...disassociations, ...ruleSteps, ...endpoints.steps],
    (entry) => {
      const client = entry.tags[tagKeys.clientVpc];
      if (client !== undefined) {
        return chosen(client) && !hidden(client) && clientEntryGoes(wide, entry, client, leaving);
      }
      if (entry.tags[tagKeys.onPremises] !== undefined) {
        return only === undefined && onPremisesEntryGoes(estate, entry);
      }
      const noted = notedFor(estate, entry);
      if (noted.own || noted.others.length > 0) {
        return only === undefined && noted.own && noted.others.length === 0;
      }
      if (entry.tags[tagKeys.cluster] !== estate.cluster.arn) return false;
      return lastGoes && !groupStillServes(estate, entry.groupId, gone);
    },
  );
  const untags =
    only === undefined
      ? [...removeForwardTags(estate, endpoints.steps), ...removeNotes(estate)]
      : [];
  const removed = estate.endpoints.filter(({ id }) =>
    endpoints.steps.some((one) => one.id === `delete:${id}`),
  );
  return {
    steps: [
      ...disassociations,
      ...ruleSteps,
      ...endpoints.steps,
      ...groups,
      ...groupRules,
      ...untags,
    ],
    kept: [...perRule.flatMap((one) => one.kept), ...endpoints.kept],
    clients: only ?? perRule.flatMap((one) => one.clients),
    addressesBefore: removed.reduce((sum, { addressCount }) => sum + addressCount, 0),
  };
}

/** Disassociates a rule from the chosen VPCs where the association is ours, and deletes it after the last. */
export function removeOneRule(
  estate: Estate,
  rule: ResolverRule,
  chosen: (vpcId: string) => boolean,
  others: readonly ClientFacts[] = [],
): {
  readonly disassociations: readonly Step[];
  readonly deletion: readonly Step[];
  readonly kept: readonly Reused[];
  readonly clients: readonly VpcId[];
  readonly ruleStays: boolean;
} {
  const abroad = removeForeign(estate, rule, chosen, others);
  const associations = estate.associations.filter(({ ruleId }) => ruleId === rule.id);
  const goes = (one: ResolverRuleAssociation): boolean =>
    chosen(one.vpcId) && isOurAssociation(one.name);
  const disassociations = [
    ...associations.filter(goes).map((one) => disassociate(estate, rule, one)),
    ...abroad.disassociations,
  ];
  const staying = associations.filter((one) => !goes(one));
  const users = [...staying.map(({ vpcId }) => vpcLabel(estate.vpcs, vpcId)), ...abroad.users];
  const before = [...disassociations, ...abroad.unshares];
  const deletion = abroad.ruleStays
    ? { steps: [], kept: [abroad.ruleStays] }
    : removeRule(estate, rule, before, users);
  const foreign = staying
    .filter((one) => chosen(one.vpcId))
    .map((one): Reused => {
      const thing = labelOf(one);
      return { kind: 'association', id: one.id, reason: message('kept.notOurs', { thing }) };
    });
  return {
    disassociations,
    deletion: [...abroad.unshares, ...deletion.steps],
    kept: [...foreign, ...abroad.kept, ...deletion.kept],
    clients: [...associations.filter(goes).map(({ vpcId }) => vpcId), ...abroad.clients],
    ruleStays: abroad.ruleStays !== undefined,
  };
}

function disassociate(
  estate: Estate,
  rule: ResolverRule,
  association: ResolverRuleAssociation,
): Step {
  const { vpcId } = association;
  const vpc = vpcLabel(estate.vpcs, vpcId);
  return step(
    `disassociate:${rule.id}:${vpcId}`,
    { kind: 'disassociateResolverRule', ruleId: rule.id, vpcId },
    {
      title: message('step.disassociate', { rule: labelOf(rule), vpc }),
      reason: message('reason.removeAssociation', { vpc }),
    },
  );
}

function problemsOf(
  estate: Estate,
  draft: DisableDraft,
  only: readonly VpcId[] | undefined,
): readonly Problem[] {
  if (draft.steps.length > 0) {
    const forwarders = only === undefined ? forwarderWarnings(estate) : [];
    return [...forwarders, ...unseenUsers(estate, draft.steps)];
  }
  const what = message('problem.nothingOurs', { cluster: estate.cluster.name });
  return [warning(what, message('help.nothingOurs'))];
}
