import type { CallContext } from '../../context.js';
import type { FirewallDomainList, FirewallRuleGroup } from '../../model/firewall.js';
import type { Members } from '../../protocol/members.js';
import { accessDenied, notFound } from './faults.js';
import {
  associationShape,
  configShape,
  domainListShape,
  groupShape,
  metadataOf,
  ruleShape,
} from './firewallShapes.js';
import { resourceId } from './limits.js';
import { listPage, readPageRequest } from './listing.js';

// DNS Firewall, as far as it is read (aws facts §2.12). Its lists are filtered by members of the
// request, not by `Filters`.

export function listFirewallRuleGroups({ world }: CallContext, input: Members): object {
  return pageOf(
    input,
    'FirewallRuleGroups',
    world.firewallRuleGroups,
    ({ id }) => id,
    (group) => ({
      ...metadataOf(group),
      OwnerId: group.ownerId,
      ShareStatus: 'NOT_SHARED',
    }),
  );
}

export function getFirewallRuleGroup(context: CallContext, input: Members): object {
  const id = input.requiredString('FirewallRuleGroupId', resourceId);
  input.check();
  return { FirewallRuleGroup: groupShape(groupOf(context, id)) };
}

export function listFirewallRules(context: CallContext, input: Members): object {
  const id = input.requiredString('FirewallRuleGroupId', resourceId);
  const priority = input.integer('Priority', 0, 2 ** 31 - 1);
  const action = input.string('Action', { values: ['ALLOW', 'BLOCK', 'ALERT'] });
  input.check();
  const group = groupOf(context, id);
  const rules = group.rules
    .filter((rule) => priority === undefined || rule.priority === priority)
    .filter((rule) => action === undefined || rule.action === action)
    .sort((a, b) => a.priority - b.priority);
  return pageOf(input, 'FirewallRules', rules, ruleKey, (rule) => ruleShape(group, rule));
}

export function listFirewallRuleGroupAssociations({ world }: CallContext, input: Members): object {
  const groupId = input.string('FirewallRuleGroupId', resourceId);
  const vpcId = input.string('VpcId', resourceId);
  const priority = input.integer('Priority', 0, 2 ** 31 - 1);
  const status = input.string('Status', { values: ['COMPLETE', 'DELETING', 'UPDATING'] });
  input.check();
  const found = world.firewallAssociations
    .filter((each) => groupId === undefined || each.groupId === groupId)
    .filter((each) => vpcId === undefined || each.vpcId === vpcId)
    .filter((each) => priority === undefined || each.priority === priority)
    .filter((each) => status === undefined || each.status === status);
  return pageOf(input, 'FirewallRuleGroupAssociations', found, ({ id }) => id, associationShape);
}

export function getFirewallRuleGroupAssociation({ world }: CallContext, input: Members): object {
  const id = input.requiredString('FirewallRuleGroupAssociationId', resourceId);
  input.check();
  const found = world.firewallAssociations.find((each) => each.id === id);
  return { FirewallRuleGroupAssociation: associationShape(present(found, id)) };
}

export function listFirewallDomainLists({ world }: CallContext, input: Members): object {
  const lists = world.firewallDomainLists;
  return pageOf(input, 'FirewallDomainLists', lists, ({ id }) => id, metadataOf);
}

export function getFirewallDomainList(context: CallContext, input: Members): object {
  const id = input.requiredString('FirewallDomainListId', resourceId);
  input.check();
  return { FirewallDomainList: domainListShape(domainListOf(context, id)) };
}

export function listFirewallDomains(context: CallContext, input: Members): object {
  const id = input.requiredString('FirewallDomainListId', resourceId);
  const page = readPageRequest(input, 5000);
  input.check();
  const { domains, managedOwnerName } = domainListOf(context, id);
  if (managedOwnerName !== undefined) {
    throw accessDenied(`The domains of the managed domain list ${id} cannot be viewed`);
  }
  const rows = domains.map((domain) => ({ key: domain, shape: domain, filterable: {} }));
  return withoutSize(listPage(rows, 'Domains', page));
}

export function getFirewallConfig({ world }: CallContext, input: Members): object {
  const vpcId = input.requiredString('ResourceId', resourceId);
  input.check();
  present(
    world.vpcs.find((vpc) => vpc.vpcId === vpcId),
    vpcId,
  );
  return { FirewallConfig: configShape(world, vpcId) };
}

export function listFirewallConfigs({ world }: CallContext, input: Members): object {
  const ids = world.vpcs.map(({ vpcId }) => vpcId);
  return pageOf(
    input,
    'FirewallConfigs',
    ids,
    (id) => id,
    (id) => configShape(world, id),
    10,
  );
}

function pageOf<T>(
  input: Members,
  member: string,
  rows: readonly T[],
  keyOf: (row: T) => string,
  shape: (row: T) => object,
  most?: number,
): object {
  const page = readPageRequest(input, most);
  input.check();
  const listed = rows.map((row) => ({ key: keyOf(row), shape: shape(row), filterable: {} }));
  return withoutSize(listPage(listed, member, page));
}

/** These lists do not repeat the size of the page. */
function withoutSize(page: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(page).filter(([name]) => name !== 'MaxResults'));
}

function ruleKey({ priority, name }: { readonly priority: number; readonly name: string }): string {
  return `${priority}/${name}`;
}

function groupOf({ world }: CallContext, id: string): FirewallRuleGroup {
  return present(
    world.firewallRuleGroups.find((group) => group.id === id),
    id,
  );
}

function domainListOf({ world }: CallContext, id: string): FirewallDomainList {
  return present(
    world.firewallDomainLists.find((list) => list.id === id),
    id,
  );
}

function present<T>(found: T | undefined, id: string): T {
  if (found !== undefined) return found;
  throw notFound(`[RSLVR-02025] Can't find the resource with ID "${id}".`, 'FIREWALL');
}
