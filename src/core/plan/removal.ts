import { asId, type SecurityGroupId } from '../model/ids.js';
import { message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { SecurityGroup, SecurityGroupRule } from '../model/network.js';
import type { Reused, Step } from '../model/plan.js';
import { addressesOf, type ResolverEndpoint, type ResolverRule } from '../model/resolver.js';
import { valueOf } from '../model/fact.js';
import { step } from './draft.js';
import type { Estate } from './estate.js';
import { isForwarded, othersForwardedTo } from './forwards.js';
import { isOurs, tagKeys } from './naming.js';
import { kept, ownerOf, stillForwarded, stillUsed, taggedForCluster } from './ownership.js';

/** Steps that remove, and what is left alone with the reason. */
export interface Removal {
  readonly steps: readonly Step[];
  readonly kept: readonly Reused[];
}

const ours = message('reason.removeOurs');

/** The rule goes if it is ours and its last association goes. */
export function removeRule(
  estate: Estate,
  rule: ResolverRule,
  disassociations: readonly Step[],
  users: readonly string[],
): Removal {
  const owner = ownerOf(estate, rule.arn);
  if (owner.owner !== 'us') return { steps: [], kept: [kept('rule', rule, owner)] };
  if (users.length > 0) return { steps: [], kept: [stillUsed('rule', rule, users)] };
  const title = message('step.deleteRule', { rule: labelOf(rule) });
  const after = disassociations.map(({ id }) => id);
  const spec = { kind: 'deleteResolverRule', ruleId: rule.id } as const;
  return { steps: [step(`delete:${rule.id}`, spec, { title, reason: ours }, after)], kept: [] };
}

/** Endpoints that served the removed rules or are tagged for the cluster, if nothing else uses them. */
export function removeEndpoints(
  estate: Estate,
  removed: readonly ResolverRule[],
  ruleSteps: readonly Step[],
): Removal {
  const steps: Step[] = [];
  const left: Reused[] = [];
  for (const endpoint of estate.endpoints) {
    if (endpoint.status === 'DELETING' || !concerns(estate, endpoint, removed)) continue;
    const kind = endpoint.direction === 'INBOUND' ? 'inboundEndpoint' : 'outboundEndpoint';
    const owner = ownerOf(estate, endpoint.arn);
    const users = usersOf(estate, endpoint, removed).map(labelOf);
    const forwarded = othersForwardedTo(estate, endpoint).map(({ clusterName }) => clusterName);
    if (owner.owner !== 'us') left.push(kept(kind, endpoint, owner));
    else if (users.length > 0) left.push(stillUsed(kind, endpoint, users));
    else if (forwarded.length > 0) left.push(stillForwarded(endpoint, forwarded));
    else steps.push(deleteEndpoint(endpoint, ruleSteps));
  }
  return { steps, kept: left };
}

function concerns(
  estate: Estate,
  endpoint: ResolverEndpoint,
  removed: readonly ResolverRule[],
): boolean {
  return (
    taggedForCluster(estate, endpoint.arn) ||
    isForwarded(estate, endpoint) ||
    removed.some((rule) => uses(estate, rule, endpoint))
  );
}

/** Whether a remaining rule still sends or receives through an endpoint that wears the group. */
export function groupStillServes(
  estate: Estate,
  groupId: SecurityGroupId,
  removed: readonly ResolverRule[],
): boolean {
  return estate.endpoints
    .filter(({ securityGroupIds }) => securityGroupIds.includes(groupId))
    .some(
      (endpoint) =>
        usersOf(estate, endpoint, removed).length > 0 ||
        othersForwardedTo(estate, endpoint).length > 0,
    );
}

function usersOf(
  estate: Estate,
  endpoint: ResolverEndpoint,
  removed: readonly ResolverRule[],
): readonly ResolverRule[] {
  return estate.rules.filter((rule) => !removed.includes(rule) && uses(estate, rule, endpoint));
}

/** Whether a rule sends through the endpoint or to one of its addresses. */
export function uses(estate: Estate, rule: ResolverRule, endpoint: ResolverEndpoint): boolean {
  if (rule.endpointId === endpoint.id) return true;
  const addresses = valueOf(estate.snapshot.endpointAddresses[endpoint.id]) ?? [];
  return rule.targets.some(({ ip }) => addresses.some((one) => addressesOf(one).includes(ip)));
}

/** Deletes an endpoint after these steps. */
export function deleteEndpoint(endpoint: ResolverEndpoint, after: readonly Step[]): Step {
  return step(
    `delete:${endpoint.id}`,
    { kind: 'deleteResolverEndpoint', endpointId: endpoint.id },
    { title: message('step.deleteEndpoint', { endpoint: labelOf(endpoint) }), reason: ours },
    after.map(({ id }) => id),
    endpoint.addressCount,
  );
}

/**
 * Our groups that no remaining endpoint wears; each after the endpoints that wear it. One that is
 * on its way out, as an interrupted run leaves it, is waited for where the group is deleted.
 */
export function removeGroups(estate: Estate, endpointSteps: readonly Step[]): readonly Step[] {
  const goes = (endpoint: ResolverEndpoint): boolean =>
    endpointSteps.some(({ id }) => id === `delete:${endpoint.id}`);
  return estate.securityGroups
    .filter((group) => isOurs(group.tags))
    .flatMap((group) => {
      const wearers = estate.endpoints.filter(
        ({ securityGroupIds, status }) =>
          status !== 'DELETING' && securityGroupIds.includes(group.id),
      );
      if (!wearers.every(goes)) return [];
      if (wearers.length === 0 && group.tags[tagKeys.cluster] !== estate.cluster.arn) return [];
      return [deleteGroup(group, wearers)];
    });
}

function deleteGroup(group: SecurityGroup, wearers: readonly ResolverEndpoint[]): Step {
  return step(
    `delete:${group.id}`,
    { kind: 'deleteSecurityGroup', groupId: group.id },
    { title: message('step.deleteSecurityGroup', { group: labelOf(group) }), reason: ours },
    wearers.map(({ id }) => `delete:${id}`),
  );
}

/** Those of our rules in groups that stay to which this applies, by group and direction. */
export function removeGroupRules(
  estate: Estate,
  groupSteps: readonly Step[],
  after: readonly Step[],
  applies: (rule: SecurityGroupRule) => boolean,
): readonly Step[] {
  const byGroup = new Map<string, SecurityGroupRule[]>();
  for (const rule of estate.securityGroupRules) {
    const goesAnyway = groupSteps.some(({ id }) => id === `delete:${rule.groupId}`);
    if (!isOurs(rule.tags) || goesAnyway || !applies(rule)) continue;
    const key = `${rule.groupId} ${rule.direction}`;
    byGroup.set(key, [...(byGroup.get(key) ?? []), rule]);
  }
  return [...byGroup.values()].flatMap((rules) => revoke(rules, after));
}

function revoke(rules: readonly SecurityGroupRule[], after: readonly Step[]): readonly Step[] {
  const [first] = rules;
  if (!first) return [];
  const { groupId, direction } = first;
  return [
    step(
      `revoke:${groupId}:${direction}`,
      {
        kind: 'revokeSecurityGroupRules',
        groupId: asId<SecurityGroupId>(groupId),
        direction,
        ruleIds: rules.map(({ id }) => id),
      },
      {
        title: message('step.revokeRules', { count: rules.length, group: groupId }),
        reason: ours,
      },
      after.map(({ id }) => id),
    ),
  ];
}
