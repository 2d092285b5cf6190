import type { Part } from '../core/inventory/parts.js';
import type { Snapshot } from '../core/model/snapshot.js';
import type { Fact } from '../core/model/fact.js';
import { factOf } from '../store/facts.js';
import type { GroupKind, TreeNode } from '../ui/treeNode.js';

const partsOfGroup: Readonly<Record<GroupKind, readonly Part[]>> = {
  clusters: ['clusterNames'],
  vpcs: ['vpcs'],
  endpoints: ['endpoints'],
  rules: ['rules', 'associations'],
};

/** What must have been read before a node's children can be shown. */
export function partsFor(node: TreeNode): readonly Part[] {
  switch (node.kind) {
    case 'region':
      return ['identity'];
    case 'group':
      return partsOfGroup[node.group];
    case 'endpoint':
      return [{ endpointAddresses: node.id }];
    case 'rule':
      return ['associations'];
    case 'profile':
    case 'cluster':
    case 'vpc':
    case 'address':
    case 'association':
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
      return ['vpcs'];
    case 'endpoint':
      return ['endpoints', { endpointAddresses: node.id }];
    case 'address':
      return [{ endpointAddresses: node.endpointId }];
    case 'rule':
      return ['rules', 'associations'];
    case 'association':
      return ['associations'];
    case 'group':
      return node.group === 'clusters'
        ? ['clusterNames', ...Object.keys(snapshot.clusters).map((cluster) => ({ cluster }))]
        : node.group === 'endpoints'
          ? ['endpoints', ...addressParts(snapshot)]
          : partsFor(node);
    case 'region':
      return readAlready(snapshot);
    case 'note':
      return partsToRefresh(node.parent, snapshot);
    case 'profile':
      return [];
  }
}

/** Every part of the tree that somebody has already asked for; a refresh must not read more. */
export function readAlready(snapshot: Snapshot): readonly Part[] {
  const lists = ['identity', 'clusterNames', 'vpcs', 'endpoints', 'rules', 'associations'] as const;
  return [
    ...lists.filter((list) => wasRead(snapshot[list])),
    ...Object.keys(snapshot.clusters).map((cluster) => ({ cluster })),
    ...addressParts(snapshot),
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
