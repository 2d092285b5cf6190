import { valueOf } from '../core/model/fact.js';
import { nodeId, type NodeOf } from '../ui/treeNode.js';
import { dotted, type Row, type RowContext } from './row.js';
import { statusIcon, statusWord } from './statusIcon.js';

/** The row of a resource once more, below its VPC; of a rule, with the state of its association. */
export function linkRow(node: NodeOf<'link'>, row: Row, { snapshot }: RowContext): Row {
  const base: Row = { ...row, id: nodeId(node), collapsible: 'none' };
  if (node.to.kind !== 'rule') return base;
  const { under, to } = node;
  const association = valueOf(snapshot.associations)?.find(
    ({ vpcId, ruleId }) => 'id' in under && vpcId === under.id && ruleId === to.id,
  );
  const status = association?.status ?? '';
  const description = dotted(row.description, statusWord(status));
  return { ...base, description, icon: statusIcon('arrow-swap', status) };
}
