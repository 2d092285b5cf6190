import type { JournalEntry } from '../model/apply.js';
import { asId, type VpcId } from '../model/ids.js';
import { clientEntryGoes } from '../plan/clientEntries.js';
import { deadRules } from '../plan/deadRules.js';
import type { Estate } from '../plan/estate.js';
import { rulesForName } from '../plan/existingRule.js';
import { isOurAssociation, isOurs, tagKeys } from '../plan/naming.js';
import { ownerOf } from '../plan/ownership.js';

/** The entries of one plan each, in any order. */
export type Journals = readonly (readonly JournalEntry[])[];

/**
 * The client VPCs that should have the rule: those that have it by an association of
 * ours, also by a dead rule's, those that the tags of our 443 entries name, and those
 * that the journal says were associated and not taken off since.
 */
export function expectedClients(estate: Estate, journals: Journals): readonly VpcId[] {
  const ours = [...rulesForName(estate), ...deadRules(estate)].filter(
    ({ arn }) => ownerOf(estate, arn).owner === 'us',
  );
  const associated = estate.associations
    .filter(({ ruleId, name }) => ours.some(({ id }) => id === ruleId) && isOurAssociation(name))
    .map(({ vpcId }) => vpcId);
  const told = ours.length > 0 ? taggedClients(estate) : [];
  const all = new Set<VpcId>([...associated, ...told, ...journalClients(estate, journals)]);
  const visible = estate.vpcs.filter(({ id }) => all.has(id) && id !== estate.cluster.vpcId);
  return visible.map(({ id }) => id).sort();
}

/** An entry that stays for another cluster's sake says nothing about this one. */
function taggedClients(estate: Estate): readonly VpcId[] {
  return estate.securityGroupRules.flatMap((entry) => {
    const client = entry.tags[tagKeys.clientVpc];
    if (!client || !isOurs(entry.tags)) return [];
    if (entry.tags[tagKeys.cluster] !== estate.cluster.arn) return [];
    const onlyOurs = clientEntryGoes(estate, entry, client, () => false);
    return onlyOurs ? [asId<VpcId>(client)] : [];
  });
}

function journalClients(estate: Estate, journals: Journals): readonly VpcId[] {
  const clients = new Set<VpcId>();
  for (const { plan, made } of plansOf(estate, journals)) {
    for (const { id, spec } of plan.steps) {
      if (!made.has(id)) continue;
      if (spec.kind === 'associateResolverRule') clients.add(spec.vpcId);
      if (spec.kind === 'disassociateResolverRule' && plan.verb !== 'repair') {
        clients.delete(spec.vpcId);
      }
    }
  }
  return [...clients];
}

/** Endpoints that the journal says were made for the cluster and not deleted since, by id. */
export function journalEndpoints(estate: Estate, journals: Journals): ReadonlyMap<string, string> {
  const endpoints = new Map<string, string>();
  for (const { plan, made } of plansOf(estate, journals)) {
    for (const { id, spec } of plan.steps) {
      const outputs = made.get(id);
      if (!outputs) continue;
      if (spec.kind === 'createResolverEndpoint' && typeof outputs['endpointId'] === 'string') {
        endpoints.set(outputs['endpointId'], spec.name);
      }
      if (spec.kind === 'deleteResolverEndpoint') endpoints.delete(spec.endpointId);
    }
  }
  return endpoints;
}

/** The plans for the cluster in this account and Region, oldest first, with what each made. */
export function plansOf({ cluster, identity }: Estate, journals: Journals) {
  return journals
    .flatMap((entries) => {
      const begun = entries.findLast((entry) => entry.event === 'plan');
      if (!begun) return [];
      const { plan } = begun;
      const here =
        plan.clusterName === cluster.name &&
        plan.identity.accountId === identity.accountId &&
        plan.identity.region === identity.region;
      const made = new Map(
        entries.flatMap((entry) =>
          entry.event === 'made' ? [[entry.stepId, entry.outputs] as const] : [],
        ),
      );
      return here ? [{ plan, made, at: begun.at }] : [];
    })
    .toSorted((a, b) => a.at - b.at);
}
