import { valueOf } from '../core/model/fact.js';
import { message, type MessageKey } from '../core/model/message.js';
import { nodeId, type GroupKind, type TreeNode } from '../ui/treeNode.js';
import { line, type Row, type RowContext } from './row.js';

type Node<Kind extends TreeNode['kind']> = Extract<TreeNode, { kind: Kind }>;

/** A profile. Nothing of it is read until it is expanded. */
export function profileRow(node: Node<'profile'>, say: RowContext['say']): Row {
  return {
    id: nodeId(node),
    label: node.profile,
    icon: { id: 'account' },
    tooltip: [...line(say, message('ui.label.profile'), node.profile)],
    contextValue: 'profile',
    collapsible: 'collapsed',
    accessibilityLabel: say(message('ui.a11y.profile', { name: node.profile })),
  };
}

/** A Region, with the account once STS has named it. */
export function regionRow(node: Node<'region'>, { snapshot, say }: RowContext): Row {
  const identity = valueOf(snapshot.identity);
  const description = identity
    ? say(message('ui.account', { account: identity.accountId }))
    : undefined;
  return {
    id: nodeId(node),
    label: node.scope.region,
    ...(description === undefined ? {} : { description }),
    icon: { id: 'globe' },
    tooltip: [
      ...line(say, message('ui.label.region'), node.scope.region),
      ...line(say, message('ui.label.account'), identity?.accountId),
      ...line(say, message('ui.label.caller'), identity?.callerArn),
    ],
    contextValue: 'region',
    collapsible: 'collapsed',
    accessibilityLabel: say(
      description === undefined
        ? message('ui.a11y.regionUnread', { name: node.scope.region })
        : message('ui.a11y.region', { name: node.scope.region, facts: description }),
    ),
  };
}

const groups: Readonly<Record<GroupKind, { readonly title: MessageKey; readonly icon: string }>> = {
  clusters: { title: 'ui.group.clusters', icon: 'server-environment' },
  vpcs: { title: 'ui.group.vpcs', icon: 'cloud' },
  endpoints: { title: 'ui.group.endpoints', icon: 'plug' },
  rules: { title: 'ui.group.rules', icon: 'list-flat' },
};

/** One of the four folders of a Region. */
export function groupRow(node: Node<'group'>, { say }: RowContext): Row {
  const { title, icon } = groups[node.group];
  const label = say(message(title));
  return {
    id: nodeId(node),
    label,
    icon: { id: icon },
    tooltip: [{ value: label }],
    contextValue: `group.${node.group}`,
    collapsible: 'collapsed',
    accessibilityLabel: say(message('ui.a11y.group', { name: label, region: node.scope.region })),
  };
}

/** A VPC: its name if it has one, its ranges. */
export function vpcRow(node: Node<'vpc'>, { snapshot, say }: RowContext): Row {
  const vpc = valueOf(snapshot.vpcs)?.find(({ id }) => id === node.id);
  const label = vpc?.name === undefined || vpc.name === '' ? node.id : vpc.name;
  const description = vpc?.cidrs.join(', ') ?? say(message('ui.unknown'));
  return {
    id: nodeId(node),
    label,
    description,
    icon: { id: 'cloud' },
    tooltip: [
      { value: label },
      ...line(say, message('ui.label.vpc'), node.id),
      ...line(say, message('ui.label.ranges'), vpc?.cidrs.join(', ')),
      ...line(say, message('ui.label.account'), vpc?.ownerId),
    ],
    contextValue: 'vpc',
    collapsible: 'none',
    accessibilityLabel: say(message('ui.a11y.vpc', { name: label, facts: description })),
  };
}
