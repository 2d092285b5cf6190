import { valueOf } from '../core/model/fact.js';
import { addressesOf } from '../core/model/resolver.js';
import { message } from '../core/model/message.js';
import { nodeId, type TreeNode } from '../ui/treeNode.js';
import { dotted, line, type Row, type RowContext } from './row.js';
import { statusIcon, statusWord } from './statusIcon.js';

type Node<Kind extends TreeNode['kind']> = Extract<TreeNode, { kind: Kind }>;

/** A Resolver endpoint: direction, VPC, and its state unless it is at rest. */
export function endpointRow(node: Node<'endpoint'>, { snapshot, say }: RowContext): Row {
  const endpoint = valueOf(snapshot.endpoints)?.find(({ id }) => id === node.id);
  const direction = endpoint?.direction ?? '';
  const label = endpoint?.name === undefined || endpoint.name === '' ? node.id : endpoint.name;
  const word =
    direction === 'INBOUND'
      ? say(message('ui.inbound'))
      : direction === 'OUTBOUND'
        ? say(message('ui.outbound'))
        : direction;
  const description = dotted(word, endpoint?.vpcId, statusWord(endpoint?.status ?? ''));
  return {
    id: nodeId(node),
    label,
    description,
    icon: statusIcon(direction === 'INBOUND' ? 'sign-in' : 'sign-out', endpoint?.status ?? ''),
    tooltip: [
      { value: label },
      ...line(say, message('ui.label.direction'), word),
      ...line(say, message('ui.label.id'), node.id),
      ...line(say, message('ui.label.vpc'), endpoint?.vpcId),
      ...line(say, message('ui.label.status'), endpoint?.status),
      ...line(say, message('ui.label.statusMessage'), endpoint?.statusMessage),
      ...line(say, message('ui.label.groups'), endpoint?.securityGroupIds.join(', ')),
    ],
    contextValue:
      direction === 'INBOUND'
        ? 'endpoint.inbound'
        : direction === 'OUTBOUND'
          ? 'endpoint.outbound'
          : 'endpoint.other',
    collapsible: 'collapsed',
    accessibilityLabel: say(message('ui.a11y.endpoint', { name: label, facts: description })),
  };
}

/** One address of an endpoint; it has no address yet while it is being made. */
export function addressRow(node: Node<'address'>, { snapshot, say }: RowContext): Row {
  const all = valueOf(snapshot.endpointAddresses[node.endpointId]);
  const address = all?.find(({ ipId }) => ipId === node.ipId);
  const label = (address && addressesOf(address).join(', ')) || say(message('ui.noAddressYet'));
  const subnet = valueOf(snapshot.subnets)?.find(({ id }) => id === address?.subnetId);
  const description = dotted(
    address?.subnetId,
    subnet?.availabilityZone,
    statusWord(address?.status ?? ''),
  );
  return {
    id: nodeId(node),
    label,
    description,
    icon: statusIcon('circle-small', address?.status ?? ''),
    tooltip: [
      { value: label },
      ...line(say, message('ui.label.id'), node.ipId),
      ...line(say, message('ui.label.subnet'), address?.subnetId),
      ...line(say, message('ui.label.status'), address?.status),
      ...line(say, message('ui.label.statusMessage'), address?.statusMessage),
    ],
    contextValue: 'address',
    collapsible: 'none',
    accessibilityLabel: say(message('ui.a11y.address', { name: label, facts: description })),
  };
}
