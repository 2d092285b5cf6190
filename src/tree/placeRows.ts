import { valueOf } from '../core/model/fact.js';
import { message, type MessageKey } from '../core/model/message.js';
import { nodeId, type GroupKind, type NodeOf } from '../ui/treeNode.js';
import { hasScope, type ViewState } from '../ui/explorerView.js';
import type { Say } from '../ui/say.js';
import { dotted, line, type Row, type RowContext } from './row.js';

/** A profile. Nothing of it is read until it is expanded. */
export function profileRow(node: NodeOf<'profile'>, say: RowContext['say']): Row {
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
export function regionRow(node: NodeOf<'region'>, { snapshot, say }: RowContext): Row {
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

/** The row of a Region where it stands: above the profiles if it is pinned, added by hand or not. */
export function placedRegion(
  row: Row,
  { scope }: NodeOf<'region'>,
  { view, say }: { readonly view: () => ViewState; readonly say: Say },
): Row {
  const { pins, added } = view();
  if (hasScope(pins, scope)) {
    return {
      ...row,
      description: dotted(scope.profile, row.description),
      icon: { id: 'pinned' },
      contextValue: 'region.pinned',
      accessibilityLabel: say(
        message('ui.a11y.pinned', { name: row.accessibilityLabel, profile: scope.profile }),
      ),
    };
  }
  return hasScope(added, scope) ? { ...row, contextValue: 'region.added' } : row;
}

const groups: Readonly<Record<GroupKind, { readonly title: MessageKey; readonly icon: string }>> = {
  clusters: { title: 'ui.group.clusters', icon: 'server-environment' },
  vpcs: { title: 'ui.group.vpcs', icon: 'cloud' },
  endpoints: { title: 'ui.group.endpoints', icon: 'plug' },
  rules: { title: 'ui.group.rules', icon: 'list-flat' },
  forwarders: { title: 'ui.group.forwarders', icon: 'server' },
};

/** One of the folders of a Region. */
export function groupRow(node: NodeOf<'group'>, { say }: RowContext): Row {
  const { title, icon } = groups[node.group];
  const label = say(message(title));
  return {
    id: nodeId(node),
    label,
    icon: { id: icon },
    tooltip: [
      { value: label },
      ...(node.group === 'forwarders' ? [{ value: say(message('ui.forwarders.about')) }] : []),
    ],
    contextValue: `group.${node.group}`,
    collapsible: 'collapsed',
    accessibilityLabel: say(message('ui.a11y.group', { name: label, region: node.scope.region })),
  };
}
