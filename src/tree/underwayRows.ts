import { valueOf } from '../core/model/fact.js';
import { message } from '../core/model/message.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { associationKey, type Coming } from '../core/model/underway.js';
import { vpcLabel } from '../core/model/names.js';
import { nodeId, type NodeOf, type TreeNode } from '../ui/treeNode.js';
import { dotted, line, type Row, type RowContext } from './row.js';

/** Rows for what runs will make below a folder or a rule, until AWS has it. */
export function comingBelow(under: TreeNode, snapshot: Snapshot): readonly TreeNode[] {
  if (under.kind !== 'group' && under.kind !== 'rule') return [];
  const coming = snapshot.underway?.coming ?? [];
  return coming
    .filter((one) => belongs(one, under) && !isThere(one, snapshot))
    .map(({ key }) => ({ kind: 'coming', scope: under.scope, under, key }));
}

function belongs(one: Coming, under: NodeOf<'group' | 'rule'>): boolean {
  if (under.kind === 'rule') return one.what === 'association' && one.ruleId === under.id;
  return under.group === (one.what === 'endpoint' ? 'endpoints' : one.what === 'rule' && 'rules');
}

function isThere(one: Coming, { endpoints, rules, associations }: Snapshot): boolean {
  if (one.what === 'association') {
    const key = associationKey(one.ruleId, one.vpcId);
    return (valueOf(associations) ?? []).some(
      ({ ruleId, vpcId }) => associationKey(ruleId, vpcId) === key,
    );
  }
  const all = (one.what === 'endpoint' ? valueOf(endpoints) : valueOf(rules)) ?? [];
  return all.some(({ creatorRequestId }) => creatorRequestId === one.creatorRequestId);
}

/** A row for what a run will make: nothing can be done with it yet. */
export function comingRow(node: NodeOf<'coming'>, { snapshot, say }: RowContext): Row {
  const one = snapshot.underway?.coming.find(({ key }) => key === node.key);
  const state = say(message(one?.begun ? 'ui.coming.begun' : 'ui.coming.waits'));
  const label =
    one?.what === 'association'
      ? vpcLabel(valueOf(snapshot.vpcs), one.vpcId)
      : one?.name || (one?.what === 'rule' ? one.domainName : '');
  const direction = one?.what === 'endpoint' ? one.direction : '';
  const word =
    direction === 'INBOUND' || direction === 'OUTBOUND'
      ? say(message(direction === 'INBOUND' ? 'ui.inbound' : 'ui.outbound'))
      : undefined;
  const description = dotted(word, one?.what === 'endpoint' ? one.vpcId : undefined, state);
  return {
    id: nodeId(node),
    label,
    description,
    icon: one?.begun ? { id: 'loading~spin' } : { id: 'clock', color: 'disabledForeground' },
    tooltip: [
      { value: label },
      ...line(say, message('ui.label.status'), state),
      { value: say(message('ui.coming.why', { cluster: one?.clusterName ?? '' })) },
    ],
    contextValue: 'coming',
    collapsible: 'none',
    accessibilityLabel: `${label}, ${description}`,
  };
}

/** The same row, saying that a step which still waits will delete what it stands for. */
export function goingRow(node: TreeNode, row: Row, { snapshot, say }: RowContext): Row {
  const going = snapshot.underway?.going;
  if (!going?.includes(keyOf(node, snapshot)) || row.icon.id === 'loading~spin') return row;
  const mark = say(message('ui.going'));
  return {
    ...row,
    icon: { id: 'trash', color: 'disabledForeground' },
    description: dotted(row.description, mark),
    accessibilityLabel: `${row.accessibilityLabel}, ${mark}`,
  };
}

function keyOf(node: TreeNode, snapshot: Snapshot): string {
  if (node.kind === 'endpoint' || node.kind === 'rule') return node.id;
  if (node.kind !== 'association') return '';
  const association = valueOf(snapshot.associations)?.find(({ id }) => id === node.id);
  return association ? associationKey(association.ruleId, association.vpcId) : '';
}
