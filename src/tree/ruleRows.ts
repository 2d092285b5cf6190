import { valueOf } from '../core/model/fact.js';
import { message } from '../core/model/message.js';
import { principalsOf } from '../core/model/sharing.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { vpcLabel } from '../core/model/names.js';
import { isTroubled } from '../ui/clusterState.js';
import { nodeId, type NodeOf } from '../ui/treeNode.js';
import { dotted, line, type Row, type RowContext } from './row.js';
import { statusIcon, statusWord } from './statusIcon.js';

/** A rule: its domain, its type, where it forwards to. */
export function ruleRow(node: NodeOf<'rule'>, { snapshot, say }: RowContext): Row {
  const rule = valueOf(snapshot.rules)?.find(({ id }) => id === node.id);
  const domain = rule?.domainName === '' ? '.' : rule?.domainName;
  const label = rule?.name === undefined || rule.name === '' ? (domain ?? node.id) : rule.name;
  const targets = rule?.targets.map(({ ip, port }) => (port === 53 ? ip : `${ip}:${port}`));
  const shared =
    rule?.shareStatus === 'SHARED_WITH_ME'
      ? say(message('ui.sharedWithMe', { owner: rule.ownerId }))
      : rule?.shareStatus === 'SHARED_BY_ME'
        ? say(message('ui.sharedByMe'))
        : '';
  const shares = valueOf(snapshot.ruleShares[rule?.arn ?? '']) ?? [];
  const receivers = shares.flatMap(principalsOf).map(({ id }) => id);
  const description = dotted(
    domain === label ? undefined : domain,
    rule?.type,
    targets?.length ? `→ ${targets.join(', ')}` : undefined,
    shared,
    statusWord(rule?.status ?? ''),
  );
  return {
    id: nodeId(node),
    label,
    description,
    ...(isTroubled(rule?.status ?? '') ? { mood: 'trouble' as const } : {}),
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
      ...line(say, message('ui.label.arn'), rule?.arn),
      ...line(say, message('ui.label.sharedWith'), receivers.join(', ')),
      ...line(say, message('ui.label.associatedVpcs'), vpcsOf(node.id, snapshot)),
    ],
    contextValue: 'rule',
    collapsible: 'collapsed',
    accessibilityLabel: say(message('ui.a11y.rule', { name: label, facts: description })),
  };
}

/** A VPC that a rule is associated with. */
export function associationRow(node: NodeOf<'association'>, { snapshot, say }: RowContext): Row {
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
    ...(isTroubled(association?.status ?? '') ? { mood: 'trouble' as const } : {}),
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

function vpcsOf(ruleId: string, snapshot: Snapshot): string {
  const of = (valueOf(snapshot.associations) ?? []).filter((one) => one.ruleId === ruleId);
  return of.map(({ vpcId }) => vpcLabel(valueOf(snapshot.vpcs), vpcId)).join(', ');
}
