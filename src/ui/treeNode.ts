import { scopeKey, type AwsScope } from '../core/model/identity.js';
import type { ResolverEndpointId, ResolverRuleId, VpcId } from '../core/model/ids.js';

/** The folders below a Region. */
export const groupKinds = ['clusters', 'vpcs', 'endpoints', 'rules', 'forwarders'] as const;
export type GroupKind = (typeof groupKinds)[number];

/** What one row of the explorer stands for; commands get it as their argument. */
export type TreeNode =
  | { readonly kind: 'profile'; readonly profile: string }
  | { readonly kind: 'region'; readonly scope: AwsScope }
  | { readonly kind: 'group'; readonly scope: AwsScope; readonly group: GroupKind }
  | { readonly kind: 'cluster'; readonly scope: AwsScope; readonly name: string }
  | { readonly kind: 'vpc'; readonly scope: AwsScope; readonly id: VpcId }
  | { readonly kind: 'endpoint'; readonly scope: AwsScope; readonly id: ResolverEndpointId }
  | {
      readonly kind: 'address';
      readonly scope: AwsScope;
      readonly endpointId: ResolverEndpointId;
      readonly ipId: string;
    }
  | { readonly kind: 'rule'; readonly scope: AwsScope; readonly id: ResolverRuleId }
  | {
      readonly kind: 'association';
      readonly scope: AwsScope;
      readonly ruleId: ResolverRuleId;
      readonly id: string;
    }
  /** What decides about names in a VPC, below it. */
  | { readonly kind: 'vpcDns'; readonly scope: AwsScope; readonly id: VpcId }
  /** A resource at a second place; commands act on what it stands for. */
  | {
      readonly kind: 'link';
      readonly scope: AwsScope;
      readonly under: NodeOf<'vpc' | 'group'>;
      readonly to: NodeOf<'cluster' | 'endpoint' | 'rule'>;
    }
  /** What a run will make: a row until the resource itself is there. */
  | {
      readonly kind: 'coming';
      readonly scope: AwsScope;
      readonly under: NodeOf<'group' | 'rule'>;
      readonly key: string;
    }
  /** Not a resource: trouble, or that there is nothing, in place of a parent's children. */
  | { readonly kind: 'note'; readonly parent: TreeNode; readonly note: Note };

/** The nodes of some kinds. */
export type NodeOf<Kind extends TreeNode['kind']> = Extract<TreeNode, { readonly kind: Kind }>;

/** Why there are no children to show, not yet all, or only old ones. */
export type Note =
  | 'empty'
  | 'trouble'
  | 'stale'
  | 'checking'
  | 'noRegion'
  | 'noProfiles'
  | 'noInbound'
  | 'reading'
  | 'filtered'
  | 'allPinned';

/** Stands where the profiles would be when they cannot be read. */
export const noProfiles: TreeNode = {
  kind: 'note',
  parent: { kind: 'profile', profile: '' },
  note: 'noProfiles',
};

/** A stable id: the same thing has the same one whatever is read again, and no two rows share one. */
export function nodeId(node: TreeNode): string {
  switch (node.kind) {
    case 'profile':
      return `profile:${node.profile}`;
    case 'region':
      return `region:${scopeKey(node.scope)}`;
    case 'group':
      return `${scopeKey(node.scope)}/${node.group}`;
    case 'cluster':
      return `${scopeKey(node.scope)}/cluster/${node.name}`;
    case 'vpc':
    case 'endpoint':
    case 'rule':
      return `${scopeKey(node.scope)}/${node.id}`;
    case 'address':
      return `${scopeKey(node.scope)}/${node.endpointId}/${node.ipId}`;
    case 'association':
      return `${scopeKey(node.scope)}/${node.ruleId}/${node.id}`;
    case 'vpcDns':
      return `${scopeKey(node.scope)}/${node.id}/dns`;
    case 'link':
      return `${nodeId(node.under)}/${nodeId(node.to)}`;
    case 'coming':
      return `${nodeId(node.under)}/coming/${node.key}`;
    case 'note':
      return `${nodeId(node.parent)}/${node.note}`;
  }
}

/** The row above; `undefined` for a profile. */
export function parentOf(node: TreeNode): TreeNode | undefined {
  switch (node.kind) {
    case 'profile':
      return undefined;
    case 'region':
      return { kind: 'profile', profile: node.scope.profile };
    case 'group':
      return { kind: 'region', scope: node.scope };
    case 'cluster':
      return { kind: 'group', scope: node.scope, group: 'clusters' };
    case 'vpc':
      return { kind: 'group', scope: node.scope, group: 'vpcs' };
    case 'endpoint':
      return { kind: 'group', scope: node.scope, group: 'endpoints' };
    case 'rule':
      return { kind: 'group', scope: node.scope, group: 'rules' };
    case 'address':
      return { kind: 'endpoint', scope: node.scope, id: node.endpointId };
    case 'association':
      return { kind: 'rule', scope: node.scope, id: node.ruleId };
    case 'vpcDns':
      return { kind: 'vpc', scope: node.scope, id: node.id };
    case 'link':
    case 'coming':
      return node.under;
    case 'note':
      return node.note === 'noProfiles' ? undefined : node.parent;
  }
}
