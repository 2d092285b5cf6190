import { newId } from '../ids.js';
import type { Vpc } from '../model/network.js';
import type { CoreNetwork, TransitGatewayVpcAttachment } from '../model/transit.js';
import type { World } from '../world.js';
import { subnetsOf } from './builder.js';

/** A Transit Gateway whose one route table every attachment is associated with and announced to. */
export function addTransitGateway(world: World, name: string, createdAt: number): string {
  const transitGatewayId = newId(world, 'tgw-');
  world.transitGateways.push({
    transitGatewayId,
    ownerId: world.accountId,
    description: name,
    createdAt,
    tags: { Name: name },
  });
  world.transitGatewayRouteTables.push({
    transitGatewayRouteTableId: newId(world, 'tgw-rtb-'),
    transitGatewayId,
    defaultAssociation: true,
    defaultPropagation: true,
    associatedAttachmentIds: [],
    routes: [],
    createdAt,
    tags: {},
  });
  return transitGatewayId;
}

/** Attaches a VPC in some of its zones. An attachment that is available is associated and announced. */
export function attachToTransitGateway(
  world: World,
  transitGatewayId: string,
  vpc: Vpc,
  zones: readonly string[],
  state = 'available',
): TransitGatewayVpcAttachment {
  const table = world.transitGatewayRouteTables.find(
    (each) => each.transitGatewayId === transitGatewayId && each.defaultAssociation,
  );
  const attachment: TransitGatewayVpcAttachment = {
    transitGatewayAttachmentId: newId(world, 'tgw-attach-'),
    transitGatewayId,
    transitGatewayOwnerId: world.accountId,
    vpcId: vpc.vpcId,
    vpcOwnerId: vpc.ownerId,
    state,
    subnetIds: subnetIdsIn(world, vpc, zones),
    createdAt: table?.createdAt ?? 0,
    tags: { Name: vpc.tags['Name'] ?? vpc.vpcId },
  };
  world.transitGatewayAttachments.push(attachment);
  if (table && state === 'available') {
    const attachmentId = attachment.transitGatewayAttachmentId;
    table.associatedAttachmentIds.push(attachmentId);
    table.routes.push({
      destination: vpc.cidr,
      type: 'propagated',
      state: 'active',
      attachmentId,
    });
  }
  return attachment;
}

/** A Cloud WAN core network without attachments. */
export function addCoreNetwork(world: World): CoreNetwork {
  const id = newId(world, 'core-network-');
  const network: CoreNetwork = {
    coreNetworkArn: `arn:${world.partition}:networkmanager::${world.accountId}:core-network/${id}`,
    attachments: [],
  };
  world.coreNetworks.push(network);
  return network;
}

/** Attaches a VPC to a segment of a core network in some of its zones. */
export function attachToCoreNetwork(
  world: World,
  network: CoreNetwork,
  vpc: Vpc,
  segment: string,
  zones: readonly string[],
): void {
  network.attachments.push({
    attachmentId: newId(world, 'attachment-'),
    vpcId: vpc.vpcId,
    segment,
    state: 'AVAILABLE',
    subnetIds: subnetIdsIn(world, vpc, zones),
  });
}

function subnetIdsIn(world: World, vpc: Vpc, zones: readonly string[]): string[] {
  return subnetsOf(world, vpc)
    .filter(({ availabilityZone }) => zones.includes(availabilityZone.slice(-1)))
    .map(({ subnetId }) => subnetId);
}
