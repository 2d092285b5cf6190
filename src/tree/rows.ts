import type { TreeNode } from '../ui/treeNode.js';
import { clusterRow } from './clusterRow.js';
import { addressRow, endpointRow } from './endpointRows.js';
import { noteRow } from './noteRow.js';
import { forwarderRow } from './forwarders.js';
import { linkRow } from './linkRow.js';
import { groupRow, profileRow, regionRow } from './placeRows.js';
import type { Row, RowContext } from './row.js';
import { associationRow, ruleRow } from './ruleRows.js';
import { staleRow } from './stale.js';
import { comingRow, goingRow } from './underwayRows.js';
import { vpcDnsRow, vpcRow } from './vpcRows.js';

/** The row of a node, from what has been read of its scope. Pure. */
export function rowOf(node: TreeNode, context: RowContext): Row {
  const row = goingRow(node, plainRowOf(node, context), context);
  const { stale } = context.snapshot;
  return stale && 'scope' in node ? staleRow(row, stale, context.say) : row;
}

function plainRowOf(node: TreeNode, context: RowContext): Row {
  switch (node.kind) {
    case 'profile':
      return profileRow(node, context.say);
    case 'region':
      return regionRow(node, context);
    case 'group':
      return groupRow(node, context);
    case 'cluster':
      return clusterRow(node, context);
    case 'vpc':
      return vpcRow(node, context);
    case 'endpoint':
      return endpointRow(node, context);
    case 'address':
      return addressRow(node, context);
    case 'rule':
      return ruleRow(node, context);
    case 'association':
      return associationRow(node, context);
    case 'vpcDns':
      return vpcDnsRow(node, context);
    case 'link':
      return node.under.kind === 'group' && node.to.kind === 'cluster'
        ? forwarderRow(node, node.to.name, context)
        : linkRow(node, plainRowOf(node.to, context), context);
    case 'coming':
      return comingRow(node, context);
    case 'note':
      return noteRow(node, context);
  }
}
