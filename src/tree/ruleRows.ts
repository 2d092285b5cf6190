import { valueOf } from '../core/model/fact.js';
import { message } from '../core/model/message.js';
import { nodeId, type TreeNode } from '../ui/treeNode.js';
import { dotted, line, type Row, type RowContext } from './row.js';
import { statusIcon, statusWord } from './statusIcon.js';

type Node<Kind extends TreeNode['kind']> = Extract<TreeNode, { kind: Kind }>;

/** A rule: its domain, its type, where it forwards to. */
export function ruleRow(node: Node<'rule'>, { snapshot, say }: RowContext): Row {
  const rule = valueOf(snapshot.rules)?.find(({ id }) => id === node.id);
  const domain = rule?.domainName === '' ? '.' : rule?.domainName;
  const label = rule?.name === undefined || rule.name === '' ? (domain ?? node.id) : rule.name;
  const shared =
    rule?.shareStatus === 'SHARED_WITH_ME'
      ? say(message('ui.sharedWithMe'))
      : rule?.shareStatus === 'SHARED_BY_ME'
        ? say(message('ui.sharedByMe'))
        : '';
  const description = dotted(
    domain === label ? undefined : domain,
    rule?.type,
    shared,
    statusWord(rule?.status ?? ''),
  );
  const targets = rule?.targets.map(({ ip, port }) => (port === 53 ? ip : `${ip}:${port}`));
  return {
    id: nodeId(node),
    label,
    description,
    icon: statusIcon('arrow-swap', rule?.status ?? ''),
    tooltip: [
      { value: label },
      ...line(say, message('ui.label.domain'), domain),
      ...line(say, message('ui.label.type'), rule?.type),
      ...line(say, message('ui.label.targets'), targets?.join(', ')),
      ...line(say, message('ui.label.endpoint'), rule?.endpointId),
      ...line(say, message('ui.label.id'), node.id),
      ...line(say, message('ui.label.status'), rule?.status),
      ...line(say, message('ui.label.statusMessage'), rule?.statusMessage),
      ...line(say, message('ui.label.owner'), rule?.ownerId),
    ],
    contextValue: 'rule',
    collapsible: 'collapsed',
    accessibilityLabel: say(message('ui.a11y.rule', { name: label, facts: description })),
  };
}

/** A VPC that a rule is associated with. */
export function associationRow(node: Node<'association'>, { snapshot, say }: RowContext): Row {
  const association = valueOf(snapshot.associations)?.find(({ id }) => id === node.id);
  const vpc = valueOf(snapshot.vpcs)?.find(({ id }) => id === association?.vpcId);
  const vpcName = vpc?.name === '' ? undefined : vpc?.name;
  const label = vpcName ?? association?.vpcId ?? node.id;
  const description = dotted(
    vpcName === undefined ? undefined : association?.vpcId,
    statusWord(association?.status ?? ''),
  );
  return {
    id: nodeId(node),
    label,
    description,
    icon: statusIcon('link', association?.status ?? ''),
    tooltip: [
      { value: label },
      ...line(say, message('ui.label.vpc'), association?.vpcId),
      ...line(say, message('ui.label.id'), node.id),
      ...line(say, message('ui.label.status'), association?.status),
      ...line(say, message('ui.label.statusMessage'), association?.statusMessage),
    ],
    contextValue: 'association',
    collapsible: 'none',
    accessibilityLabel: say(message('ui.a11y.association', { name: label, facts: description })),
  };
}
