import type { TransitGatewayRoute } from '../model/transit.js';
import { isInBlock, prefixLength } from '../net/block.js';
import type { World } from '../world.js';

/** The VPC in which a packet comes out of a gateway, or why it does not. */
export type Transit =
  | { readonly vpcId: string; readonly detail: string }
  | { readonly vpcId?: undefined; readonly detail: string };

/**
 * Through a Transit Gateway: in by the VPC's attachment, which must have a subnet in the zone of
 * the sender's subnet; on by the table that the attachment is associated with (aws facts §4.3, F27).
 */
export function throughTransitGateway(
  world: World,
  gatewayId: string,
  subnetId: string,
  address: string,
): Transit {
  const vpcId = world.subnets.find((each) => each.subnetId === subnetId)?.vpcId;
  const attachments = world.transitGatewayAttachments.filter(
    (each) => each.transitGatewayId === gatewayId && each.state === 'available',
  );
  const own = attachments.find((each) => each.vpcId === vpcId);
  if (!own) return { detail: `${vpcId ?? subnetId} has no available attachment to ${gatewayId}` };
  const gap = zoneWithout(world, own.subnetIds, subnetId);
  if (gap !== undefined) {
    return { detail: `${own.transitGatewayAttachmentId} has no subnet in ${gap}` };
  }
  const table = world.transitGatewayRouteTables.find((each) =>
    each.associatedAttachmentIds.includes(own.transitGatewayAttachmentId),
  );
  if (!table) return { detail: `${own.transitGatewayAttachmentId} has no route table` };
  const route = longest(table.routes, address);
  if (!route) return { detail: `${table.transitGatewayRouteTableId} has no route to ${address}` };
  const next = attachments.find(
    (each) => each.transitGatewayAttachmentId === route.attachmentId && route.state === 'active',
  );
  const shown = `${table.transitGatewayRouteTableId}: ${route.destination}`;
  if (!next) return { detail: `${shown} is a blackhole` };
  return { vpcId: next.vpcId, detail: `${shown} to ${next.transitGatewayAttachmentId}` };
}

/** Through a core network: to a VPC of the same segment whose range holds the address. */
export function throughCoreNetwork(
  world: World,
  arn: string,
  subnetId: string,
  address: string,
): Transit {
  const vpcId = world.subnets.find((each) => each.subnetId === subnetId)?.vpcId;
  const network = world.coreNetworks.find((each) => each.coreNetworkArn === arn);
  const attachments = (network?.attachments ?? []).filter(({ state }) => state === 'AVAILABLE');
  const own = attachments.find((each) => each.vpcId === vpcId);
  if (!own) return { detail: `${vpcId ?? subnetId} has no available attachment to ${arn}` };
  const gap = zoneWithout(world, own.subnetIds, subnetId);
  if (gap !== undefined) return { detail: `${own.attachmentId} has no subnet in ${gap}` };
  const next = attachments.find(
    (each) => each.segment === own.segment && holds(world, each.vpcId, address),
  );
  if (!next) return { detail: `segment ${own.segment} has no route to ${address}` };
  return { vpcId: next.vpcId, detail: `segment ${own.segment} to ${next.attachmentId}` };
}

/** The zone of a subnet where an attachment with these subnets has none; undefined if it has one. */
function zoneWithout(
  world: World,
  attached: readonly string[],
  subnetId: string,
): string | undefined {
  const zoneOf = (id: string): string | undefined =>
    world.subnets.find((each) => each.subnetId === id)?.availabilityZone;
  const zone = zoneOf(subnetId) ?? subnetId;
  return attached.some((id) => zoneOf(id) === zone) ? undefined : zone;
}

function holds(world: World, vpcId: string, address: string): boolean {
  const vpc = world.vpcs.find((each) => each.vpcId === vpcId);
  return (vpc?.cidrAssociations ?? []).some(({ cidr }) => isInBlock(address, cidr));
}

/** The longest prefix; of two alike a static route before a propagated one. */
function longest(
  routes: readonly TransitGatewayRoute[],
  address: string,
): TransitGatewayRoute | undefined {
  const prefix = ({ destination }: TransitGatewayRoute): number => prefixLength(destination);
  const rank = ({ type }: TransitGatewayRoute): number => (type === 'static' ? 0 : 1);
  return routes
    .filter(({ destination }) => isInBlock(address, destination))
    .sort((a, b) => prefix(b) - prefix(a) || rank(a) - rank(b))[0];
}
