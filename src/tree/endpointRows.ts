import { valueOf } from '../core/model/fact.js';
import { addressesOf } from '../core/model/resolver.js';
import { message } from '../core/model/message.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { monthlyCostOf } from '../core/plan/endpointPrice.js';
import { isTroubled } from '../ui/clusterState.js';
import { dollars } from '../ui/money.js';
import { nodeId, type NodeOf } from '../ui/treeNode.js';
import { dotted, line, type Row, type RowContext } from './row.js';
import { statusIcon, statusWord } from './statusIcon.js';

/** A Resolver endpoint: direction, VPC, and its state unless it is at rest. */
export function endpointRow(node: NodeOf<'endpoint'>, { snapshot, say }: RowContext): Row {
  const endpoint = valueOf(snapshot.endpoints)?.find(({ id }) => id === node.id);
  const direction = endpoint?.direction ?? '';
  const label = endpoint?.name === undefined || endpoint.name === '' ? node.id : endpoint.name;
  const word =
    direction === 'INBOUND'
      ? say(message('ui.inbound'))
      : direction === 'OUTBOUND'
        ? say(message('ui.outbound'))
        : direction;
  const places = valueOf(snapshot.endpointAddresses[node.id]) ?? [];
  const zones = new Set(places.map(({ subnetId }) => zoneOf(subnetId, snapshot)));
  const count = endpoint?.addressCount ?? 0;
  const cost = dollars(monthlyCostOf(count));
  const description = dotted(
    word,
    endpoint?.vpcId,
    say(message('ui.endpoint.cost', { cost })),
    statusWord(endpoint?.status ?? ''),
  );
  return {
    id: nodeId(node),
    label,
    description,
    ...(isTroubled(endpoint?.status ?? '') ? { mood: 'trouble' as const } : {}),
    icon: statusIcon(direction === 'INBOUND' ? 'sign-in' : 'sign-out', endpoint?.status ?? ''),
    tooltip: [
      { value: label },
      ...line(say, message('ui.label.direction'), word),
      ...line(say, message('ui.label.id'), node.id),
      ...line(say, message('ui.label.arn'), endpoint?.arn),
      ...line(say, message('ui.label.vpc'), endpoint?.vpcId),
      ...line(say, message('ui.label.status'), endpoint?.status),
      ...line(say, message('ui.label.statusMessage'), endpoint?.statusMessage),
      ...line(
        say,
        message('ui.label.addresses'),
        places.flatMap(addressesOf).join(', ') || String(count),
      ),
      ...line(say, message('ui.label.zones'), [...zones].filter(Boolean).sort().join(', ')),
      ...line(say, message('ui.label.protocols'), endpoint?.protocols.join(', ')),
      ...line(say, message('ui.label.groups'), endpoint?.securityGroupIds.join(', ')),
      ...line(say, message('ui.label.cost'), say(message('ui.endpoint.costOf', { cost, count }))),
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
export function addressRow(node: NodeOf<'address'>, { snapshot, say }: RowContext): Row {
  const all = valueOf(snapshot.endpointAddresses[node.endpointId]);
  const address = all?.find(({ ipId }) => ipId === node.ipId);
  const label = (address && addressesOf(address).join(', ')) || say(message('ui.noAddressYet'));
  const description = dotted(
    address?.subnetId,
    zoneOf(address?.subnetId, snapshot),
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
      ...line(say, message('ui.label.zone'), zoneOf(address?.subnetId, snapshot)),
      ...line(say, message('ui.label.status'), address?.status),
      ...line(say, message('ui.label.statusMessage'), address?.statusMessage),
    ],
    contextValue: 'address',
    collapsible: 'none',
    accessibilityLabel: say(message('ui.a11y.address', { name: label, facts: description })),
  };
}

function zoneOf(subnetId: string | undefined, snapshot: Snapshot): string | undefined {
  return valueOf(snapshot.subnets)?.find(({ id }) => id === subnetId)?.availabilityZone;
}
