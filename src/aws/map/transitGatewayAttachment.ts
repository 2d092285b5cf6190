import type { TransitGatewayVpcAttachment } from '@aws-sdk/client-ec2';
import { asId } from '../../core/model/ids.js';
import type { TransitGatewayAttachment } from '../../core/model/network.js';
import { required } from './required.js';

/** A VPC's attachment to a Transit Gateway, whatever its state. */
export function transitGatewayAttachmentFrom(
  attachment: TransitGatewayVpcAttachment,
): TransitGatewayAttachment {
  return {
    id: required(
      attachment.TransitGatewayAttachmentId,
      'TransitGatewayVpcAttachment.TransitGatewayAttachmentId',
    ),
    gatewayId: attachment.TransitGatewayId ?? '',
    vpcId: asId(attachment.VpcId ?? ''),
    state: attachment.State ?? '',
    subnetIds: (attachment.SubnetIds ?? []).map((id) => asId(id)),
  };
}
