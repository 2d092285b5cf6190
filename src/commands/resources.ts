import { valueOf } from '../core/model/fact.js';
import { partitionOf } from '../core/model/identity.js';
import { addressesOf, isAutodefined } from '../core/model/resolver.js';
import type { Snapshot } from '../core/model/snapshot.js';
import type { TreeNode } from '../ui/treeNode.js';

/** What the store holds of one resource. */
export interface Resource {
  readonly node: TreeNode;
  /** A name to read; of an address, the address. */
  readonly name: string;
  /** Absent where AWS gives none. */
  readonly id?: string;
  readonly arn?: string;
  readonly endpointName?: string;
  /** As it was read. */
  readonly facts: object;
}

/** The resource that a row stands for; `undefined` where it has not been read. */
export function resourceOf(node: TreeNode, snapshot: Snapshot): Resource | undefined {
  switch (node.kind) {
    case 'cluster': {
      const facts = valueOf(snapshot.clusters[node.name]);
      if (!facts) return { node, name: node.name, facts: { name: node.name } };
      const { arn, endpointName } = facts;
      return { node, name: node.name, arn, facts, ...(endpointName ? { endpointName } : {}) };
    }
    case 'vpc': {
      const facts = valueOf(snapshot.vpcs)?.find(({ id }) => id === node.id);
      const identity = valueOf(snapshot.identity);
      const arn =
        facts && identity
          ? `arn:${partitionOf(identity.callerArn)}:ec2:${node.scope.region}:${facts.ownerId}:vpc/${node.id}`
          : undefined;
      return facts && { node, ...named(facts), facts, ...(arn ? { arn } : {}) };
    }
    case 'vpcDns': {
      const facts = valueOf(snapshot.vpcDns[node.id]);
      return facts && { node, name: node.id, facts };
    }
    case 'endpoint': {
      const facts = valueOf(snapshot.endpoints)?.find(({ id }) => id === node.id);
      return facts && { node, ...named(facts), arn: facts.arn, facts };
    }
    case 'rule': {
      const facts = valueOf(snapshot.rules)?.find(({ id }) => id === node.id);
      return facts && { node, ...named(facts), arn: facts.arn, facts };
    }
    case 'association': {
      const facts = valueOf(snapshot.associations)?.find(({ id }) => id === node.id);
      return facts && { node, ...named(facts), facts };
    }
    case 'address': {
      const all = valueOf(snapshot.endpointAddresses[node.endpointId]);
      const facts = all?.find(({ ipId }) => ipId === node.ipId);
      return facts && { node, name: addressesOf(facts)[0] ?? '', id: node.ipId, facts };
    }
    default:
      return undefined;
  }
}

/** Everything of a scope that has been read and has a row. */
export function resourcesOf(snapshot: Snapshot): readonly Resource[] {
  const { scope } = snapshot;
  const endpoints = valueOf(snapshot.endpoints) ?? [];
  const rules = (valueOf(snapshot.rules) ?? []).filter(({ id }) => !isAutodefined(id));
  const associations = valueOf(snapshot.associations) ?? [];
  const nodes: readonly TreeNode[] = [
    ...(valueOf(snapshot.clusterNames) ?? []).map((name) => ({
      kind: 'cluster' as const,
      scope,
      name,
    })),
    ...(valueOf(snapshot.vpcs) ?? []).map(({ id }) => ({ kind: 'vpc' as const, scope, id })),
    ...endpoints.map(({ id }) => ({ kind: 'endpoint' as const, scope, id })),
    ...endpoints.flatMap(({ id: endpointId }) =>
      (valueOf(snapshot.endpointAddresses[endpointId]) ?? []).map(({ ipId }) => ({
        kind: 'address' as const,
        scope,
        endpointId,
        ipId,
      })),
    ),
    ...rules.map(({ id }) => ({ kind: 'rule' as const, scope, id })),
    ...associations
      .filter(({ ruleId }) => rules.some(({ id }) => id === ruleId))
      .map(({ id, ruleId }) => ({ kind: 'association' as const, scope, ruleId, id })),
  ];
  return nodes.flatMap((node) => resourceOf(node, snapshot) ?? []);
}

function named({ id, name }: { readonly id: string; readonly name: string }) {
  return { id, name: name || id };
}
