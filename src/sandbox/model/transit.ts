import type { Tags } from './network.js';

/** A Transit Gateway, with the tables that a new attachment is associated with and announced to. */
export interface TransitGateway {
  transitGatewayId: string;
  ownerId: string;
  description: string;
  /** Epoch milliseconds. */
  createdAt: number;
  tags: Tags;
}

/** A VPC's attachment to a Transit Gateway. Only zones with one of `subnetIds` can use it. */
export interface TransitGatewayVpcAttachment {
  transitGatewayAttachmentId: string;
  transitGatewayId: string;
  transitGatewayOwnerId: string;
  vpcId: string;
  vpcOwnerId: string;
  /** As AWS: `available`, `pendingAcceptance`, `failed`, `deleting`, … */
  state: string;
  subnetIds: string[];
  createdAt: number;
  tags: Tags;
}

/** One route of a Transit Gateway route table. A black hole has no attachment. */
export interface TransitGatewayRoute {
  destination: string;
  type: 'static' | 'propagated';
  state: 'active' | 'blackhole';
  attachmentId?: string;
}

export interface TransitGatewayRouteTable {
  transitGatewayRouteTableId: string;
  transitGatewayId: string;
  defaultAssociation: boolean;
  defaultPropagation: boolean;
  /** Attachments whose packets this table leads. */
  associatedAttachmentIds: string[];
  routes: TransitGatewayRoute[];
  createdAt: number;
  tags: Tags;
}

/** A VPC's attachment to a core network; members of one segment reach one another. */
export interface CoreNetworkAttachment {
  attachmentId: string;
  vpcId: string;
  segment: string;
  state: string;
  subnetIds: string[];
}

/** A Cloud WAN core network. EC2 shows no more of it than its ARN as a route's target. */
export interface CoreNetwork {
  coreNetworkArn: string;
  attachments: CoreNetworkAttachment[];
}
