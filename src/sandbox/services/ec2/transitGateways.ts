import type { TransitGateway, TransitGatewayVpcAttachment } from '../../model/transit.js';
import { describe, tagSet } from './describe.js';
import { idKinds } from './faults.js';

export const describeTransitGateways = describe<TransitGateway>({
  idParameter: 'TransitGatewayIds',
  kind: idKinds.transitGateway,
  set: 'transitGatewaySet',
  maxPage: 1000,
  rows: (world) => world.transitGateways,
  idOf: (gateway) => gateway.transitGatewayId,
  filters: () => ({
    'owner-id': (gateway) => [gateway.ownerId],
    state: () => ['available'],
    'transit-gateway-id': (gateway) => [gateway.transitGatewayId],
  }),
  render: (gateway, world) => {
    const tables = world.transitGatewayRouteTables.filter(
      (table) => table.transitGatewayId === gateway.transitGatewayId,
    );
    const association = tables.find((table) => table.defaultAssociation);
    const propagation = tables.find((table) => table.defaultPropagation);
    return {
      transitGatewayId: gateway.transitGatewayId,
      transitGatewayArn: `arn:${world.partition}:ec2:${world.region}:${gateway.ownerId}:transit-gateway/${gateway.transitGatewayId}`,
      state: 'available',
      ownerId: gateway.ownerId,
      description: gateway.description,
      creationTime: new Date(gateway.createdAt).toISOString(),
      options: {
        amazonSideAsn: 64512,
        autoAcceptSharedAttachments: 'disable',
        defaultRouteTableAssociation: association ? 'enable' : 'disable',
        associationDefaultRouteTableId: association?.transitGatewayRouteTableId,
        defaultRouteTablePropagation: propagation ? 'enable' : 'disable',
        propagationDefaultRouteTableId: propagation?.transitGatewayRouteTableId,
        vpnEcmpSupport: 'enable',
        dnsSupport: 'enable',
        securityGroupReferencingSupport: 'disable',
        multicastSupport: 'disable',
      },
      tagSet: tagSet(gateway.tags),
    };
  },
});

export const describeTransitGatewayVpcAttachments = describe<TransitGatewayVpcAttachment>({
  idParameter: 'TransitGatewayAttachmentIds',
  kind: idKinds.transitGatewayAttachment,
  set: 'transitGatewayVpcAttachments',
  maxPage: 1000,
  rows: (world) => world.transitGatewayAttachments,
  idOf: (attachment) => attachment.transitGatewayAttachmentId,
  filters: () => ({
    state: (attachment) => [attachment.state],
    'transit-gateway-attachment-id': (attachment) => [attachment.transitGatewayAttachmentId],
    'transit-gateway-id': (attachment) => [attachment.transitGatewayId],
    'vpc-id': (attachment) => [attachment.vpcId],
  }),
  render: (attachment) => ({
    transitGatewayAttachmentId: attachment.transitGatewayAttachmentId,
    transitGatewayId: attachment.transitGatewayId,
    vpcId: attachment.vpcId,
    vpcOwnerId: attachment.vpcOwnerId,
    state: attachment.state,
    subnetIds: attachment.subnetIds,
    creationTime: new Date(attachment.createdAt).toISOString(),
    options: {
      dnsSupport: 'enable',
      securityGroupReferencingSupport: 'enable',
      ipv6Support: 'disable',
      applianceModeSupport: 'disable',
    },
    tagSet: tagSet(attachment.tags),
  }),
});
