import type { Snapshot } from '../core/model/snapshot.js';
import type { Say } from '../ui/say.js';
import { nodeId, type GroupKind, type TreeNode } from '../ui/treeNode.js';
import { childrenOf, type Sieve } from './children.js';
import { factOfChildren } from './noteRow.js';
import { wasRead } from './reads.js';
import { rowOf } from './rows.js';

/**
 * The smallest nodes that must be drawn again after a snapshot changed: a row whose
 * own text changed, or a node whose list of children did. Empty when nothing that is
 * shown changed, however much was read again.
 */
export function changedNodes(
  before: Snapshot,
  after: Snapshot,
  say: Say,
  sieve?: Sieve,
): readonly TreeNode[] {
  return changedFrom({ kind: 'region', scope: after.scope }, before, after, { say, sieve });
}

interface How {
  readonly say: Say;
  readonly sieve: Sieve | undefined;
}

function changedFrom(
  node: TreeNode,
  before: Snapshot,
  after: Snapshot,
  how: How,
): readonly TreeNode[] {
  if (untouched(node, before, after)) return [];
  if (!sameRow(node, before, after, how.say)) return [node];
  const fact = factOfChildren(node, before);
  // A list nobody had asked for was not on the screen: whoever asked draws it.
  if (node.kind !== 'region' && fact && !wasRead(fact)) return [];
  if (!sameChildren(node, before, after, how.sieve)) return [node];
  return childrenOf(node, after, how.sieve).flatMap((child) =>
    changedFrom(child, before, after, how),
  );
}

function sameRow(node: TreeNode, before: Snapshot, after: Snapshot, say: Say): boolean {
  const was = rowOf(node, { snapshot: before, say });
  const is = rowOf(node, { snapshot: after, say });
  return JSON.stringify(was) === JSON.stringify(is);
}

function sameChildren(
  node: TreeNode,
  before: Snapshot,
  after: Snapshot,
  sieve: Sieve | undefined,
): boolean {
  const was = childrenOf(node, before, sieve).map(nodeId);
  const is = childrenOf(node, after, sieve).map(nodeId);
  return was.length === is.length && was.every((id, at) => id === is[at]);
}

const membersOfGroup: Readonly<Record<GroupKind, readonly (keyof Snapshot)[]>> = {
  clusters: ['clusterNames', 'clusters', 'publicAnswers', 'rules', 'associations'],
  vpcs: [
    ...(['vpcs', 'vpcDns', 'dhcpOptions', 'clusterNames', 'clusters'] as const),
    ...(['endpoints', 'rules', 'associations', 'publicAnswers'] as const),
  ],
  endpoints: ['endpoints', 'endpointAddresses', 'subnets', 'underway'],
  rules: ['rules', 'associations', 'vpcs', 'ruleShares', 'underway'],
  forwarders: ['clusterNames', 'clusters', 'endpoints', 'endpointAddresses', 'resolverTags'],
};

/** What the verdict on a cluster is drawn from, besides the cluster. */
const ofVerdict = ['publicAnswers', 'rules', 'associations'] as const;

/** Whether all that a node and what is below it are drawn from is the very same object. */
function untouched(node: TreeNode, before: Snapshot, after: Snapshot): boolean {
  if (node.kind === 'group') {
    return membersOfGroup[node.group].every((member) => before[member] === after[member]);
  }
  if (node.kind === 'cluster') {
    const same = before.clusters[node.name] === after.clusters[node.name];
    return same && ofVerdict.every((member) => before[member] === after[member]);
  }
  // A VPC that nobody has opened shows nothing but itself.
  if (node.kind === 'vpc') return before.vpcs === after.vpcs && !(node.id in after.vpcDns);
  return false;
}
