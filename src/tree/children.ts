import { valueOf } from '../core/model/fact.js';
import { isAutodefined } from '../core/model/resolver.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { groupKinds, type NodeOf, type TreeNode } from '../ui/treeNode.js';
import { forwarderLinks } from './forwarders.js';
import { factOfChildren } from './noteRow.js';
import { concernsScope, problemOf } from './problem.js';
import { comingBelow } from './underwayRows.js';
import { vpcChildren } from './vpcRows.js';

/** Whether a row of a folder is shown. */
export type Sieve = (node: TreeNode, snapshot: Snapshot) => boolean;

/** The Regions of a profile: its own first, then the ones of the settings and of the workspace. */
export function regionsOf(
  profile: string,
  ownRegion: string | undefined,
  more: readonly string[],
): readonly TreeNode[] {
  const regions = new Set([...(ownRegion === undefined ? [] : [ownRegion]), ...more]);
  const parent: TreeNode = { kind: 'profile', profile };
  if (regions.size === 0) return [{ kind: 'note', parent, note: 'noRegion' }];
  return [...regions].map((region) => ({ kind: 'region', scope: { profile, region } }));
}

/**
 * The children of a node below a Region, or of a Region, from what has been read.
 * Never empty for a node that can be expanded: a note says why there is nothing.
 */
export function childrenOf(node: TreeNode, snapshot: Snapshot, sieve?: Sieve): readonly TreeNode[] {
  if (node.kind === 'region') return regionChildren(node, snapshot);
  if (node.kind === 'vpc') return vpcChildren(node, snapshot);
  const fact = factOfChildren(node, snapshot);
  if (fact === undefined) return [];
  if (!fact.known) return [{ kind: 'note', parent: node, note: 'trouble' }];
  const all = [...listed(node, snapshot), ...comingBelow(node, snapshot)];
  if (all.length === 0) return [{ kind: 'note', parent: node, note: 'empty' }];
  if (node.kind !== 'group' || !sieve) return all;
  const shown = all.filter((one) => one.kind === 'note' || sieve(one, snapshot));
  return shown.length > 0 ? shown : [{ kind: 'note', parent: node, note: 'filtered' }];
}

function regionChildren(node: NodeOf<'region'>, snapshot: Snapshot): readonly TreeNode[] {
  const problem = problemOf(snapshot.identity);
  if (problem && concernsScope(problem.kind)) {
    return [{ kind: 'note', parent: node, note: 'trouble' }];
  }
  const stale: readonly TreeNode[] = snapshot.stale
    ? [{ kind: 'note', parent: node, note: 'stale' }]
    : [];
  return [
    ...stale,
    ...groupKinds.map((group) => ({ kind: 'group', scope: node.scope, group }) as const),
  ];
}

function listed(node: TreeNode, snapshot: Snapshot): readonly TreeNode[] {
  if (node.kind === 'group') return groupChildren(node, snapshot);
  if (node.kind === 'endpoint') {
    const addresses = valueOf(snapshot.endpointAddresses[node.id]) ?? [];
    return addresses.map(({ ipId }) => ({
      kind: 'address',
      scope: node.scope,
      endpointId: node.id,
      ipId,
    }));
  }
  if (node.kind === 'rule') {
    const associations = valueOf(snapshot.associations) ?? [];
    return associations
      .filter(({ ruleId }) => ruleId === node.id)
      .map(({ id }) => ({ kind: 'association', scope: node.scope, ruleId: node.id, id }));
  }
  return [];
}

function groupChildren(node: NodeOf<'group'>, snapshot: Snapshot): readonly TreeNode[] {
  const { scope } = node;
  switch (node.group) {
    case 'clusters':
      return [...(valueOf(snapshot.clusterNames) ?? [])]
        .sort(byText)
        .map((name) => ({ kind: 'cluster', scope, name }));
    case 'vpcs':
      return byName(valueOf(snapshot.vpcs)).map(({ id }) => ({ kind: 'vpc', scope, id }));
    case 'endpoints':
      return byName(valueOf(snapshot.endpoints)).map(({ id }) => ({ kind: 'endpoint', scope, id }));
    case 'rules':
      // AWS keeps an autodefined rule or two for every VPC; nobody can change them (aws facts §2.6).
      return byName(valueOf(snapshot.rules)?.filter(({ id }) => !isAutodefined(id))).map(
        ({ id }) => ({ kind: 'rule', scope, id }),
      );
    case 'forwarders':
      return forwarderLinks(node, snapshot);
  }
}

function byName<T extends { readonly name: string; readonly id: string }>(
  items: readonly T[] | undefined,
): readonly T[] {
  return [...(items ?? [])].sort(
    (a, b) => byText(a.name || '￿', b.name || '￿') || byText(a.id, b.id),
  );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
