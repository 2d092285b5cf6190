import { inboundOf } from '../core/forwarders/inbound.js';
import type { Part } from '../core/inventory/parts.js';
import { valueOf } from '../core/model/fact.js';
import { asId, type VpcId } from '../core/model/ids.js';
import type { ResolverEndpoint } from '../core/model/resolver.js';
import type { Snapshot } from '../core/model/snapshot.js';
import type { Fact } from '../core/model/fact.js';
import { factOf } from '../store/facts.js';
import type { GroupKind, TreeNode } from '../ui/treeNode.js';

const partsOfGroup: Readonly<Record<GroupKind, readonly Part[]>> = {
  clusters: ['clusterNames'],
  vpcs: ['vpcs'],
  endpoints: ['endpoints'],
  rules: ['rules', 'associations'],
  forwarders: ['clusterNames', 'endpoints'],
};

/**
 * What must have been read before a node's children can be shown, as far as what has been read
 * tells: to be asked again until nothing of it is unread.
 */
export function partsFor(node: TreeNode, snapshot: Snapshot): readonly Part[] {
  switch (node.kind) {
    case 'region':
      return ['identity'];
    case 'group':
      return node.group === 'forwarders'
        ? [...partsOfGroup.forwarders, ...inboundOf(snapshot).flatMap(inboundParts)]
        : partsOfGroup[node.group];
    case 'vpc':
      return [
        { vpcDns: node.id },
        ...(['dhcpOptions', 'clusterNames', 'endpoints', 'rules', 'associations'] as const),
      ];
    case 'endpoint':
      return ['subnets', { endpointAddresses: node.id }];
    case 'rule':
      return ['associations', ...sharesOf(node.id, snapshot)];
    case 'profile':
    case 'cluster':
    case 'vpcDns':
    case 'link':
    case 'address':
    case 'association':
    case 'coming':
    case 'note':
      return [];
  }
}

/** What a refresh of one node asks again: itself and what is below it. */
export function partsToRefresh(node: TreeNode, snapshot: Snapshot): readonly Part[] {
  switch (node.kind) {
    case 'cluster':
      return [{ cluster: node.name }];
    case 'vpc':
      return ['vpcs', ...vpcParts(node.id, snapshot)];
    case 'vpcDns':
      return ['dhcpOptions', { vpcDns: node.id }];
    case 'link':
      return partsToRefresh(node.to, snapshot);
    case 'endpoint':
      return ['endpoints', { endpointAddresses: node.id }];
    case 'address':
      return [{ endpointAddresses: node.endpointId }];
    case 'rule':
      return ['rules', 'associations', ...sharesOf(node.id, snapshot)];
    case 'association':
      return ['associations'];
    case 'group':
      return [...partsFor(node, snapshot), ...belowGroup(node.group, snapshot)];
    case 'region':
      return readAlready(snapshot);
    case 'coming':
      return partsToRefresh(node.under, snapshot);
    case 'note':
      return partsToRefresh(node.parent, snapshot);
    case 'profile':
      return [];
  }
}

function belowGroup(group: GroupKind, snapshot: Snapshot): readonly Part[] {
  switch (group) {
    case 'clusters':
      return clusterParts(snapshot);
    case 'endpoints':
      return addressParts(snapshot);
    case 'forwarders':
      return clusterParts(snapshot);
    case 'vpcs':
      return Object.keys(snapshot.vpcDns).map((id) => ({ vpcDns: asId<VpcId>(id) }));
    case 'rules':
      return [];
  }
}

/** What is below a VPC, where somebody has looked. */
function vpcParts(id: VpcId, snapshot: Snapshot): readonly Part[] {
  if (!(id in snapshot.vpcDns)) return [];
  return partsFor({ kind: 'vpc', scope: snapshot.scope, id }, snapshot);
}

function clusterParts(snapshot: Snapshot): readonly Part[] {
  return Object.keys(snapshot.clusters).map((cluster) => ({ cluster }));
}

function inboundParts({ id, arn }: ResolverEndpoint): readonly Part[] {
  return [{ endpointAddresses: id }, { resolverTags: arn }];
}

/** With whom a rule is shared is a question to RAM, and only of use where it is. */
function sharesOf(id: string, snapshot: Snapshot): readonly Part[] {
  const rule = valueOf(snapshot.rules)?.find((one) => one.id === id);
  return rule?.shareStatus === 'SHARED_BY_ME' ? [{ ruleShares: rule.arn }] : [];
}

/** Every part of the tree that somebody has already asked for; a refresh must not read more. */
export function readAlready(snapshot: Snapshot): readonly Part[] {
  const lists = [
    ...(['identity', 'clusterNames', 'vpcs', 'dhcpOptions', 'subnets'] as const),
    ...(['endpoints', 'rules', 'associations'] as const),
  ];
  return [
    ...lists.filter((list) => wasRead(snapshot[list])),
    ...clusterParts(snapshot),
    ...addressParts(snapshot),
    ...Object.keys(snapshot.vpcDns).map((id) => ({ vpcDns: asId<VpcId>(id) })),
  ];
}

/** Whether somebody has asked, whatever came of it. */
export function wasRead(fact: Fact<unknown> | undefined): boolean {
  return fact !== undefined && (fact.known || fact.why.reason !== 'notRead');
}

function addressParts(snapshot: Snapshot): readonly Part[] {
  const asked = snapshot.endpointAddresses;
  const endpoints = snapshot.endpoints.known ? snapshot.endpoints.value : [];
  return endpoints.filter(({ id }) => id in asked).map(({ id }) => ({ endpointAddresses: id }));
}

/** Those of `parts` nobody has asked for yet. */
export function unread(snapshot: Snapshot, parts: readonly Part[]): readonly Part[] {
  return parts.filter((part) => !wasRead(factOf(snapshot, part)));
}
