import type { VpcPeeringConnection as AwsPeering } from '@aws-sdk/client-ec2';
import { asId } from '../../core/model/ids.js';
import type { VpcPeeringConnection } from '../../core/model/network.js';
import { required } from './required.js';

/** `region` is the caller's: AWS may leave out the Region of a side. */
export function peeringFrom(peering: AwsPeering, region: string): VpcPeeringConnection {
  return {
    id: asId(
      required(peering.VpcPeeringConnectionId, 'VpcPeeringConnection.VpcPeeringConnectionId'),
    ),
    status: peering.Status?.Code ?? '',
    requesterVpcId: asId(peering.RequesterVpcInfo?.VpcId ?? ''),
    accepterVpcId: asId(peering.AccepterVpcInfo?.VpcId ?? ''),
    requesterRegion: peering.RequesterVpcInfo?.Region ?? region,
    accepterRegion: peering.AccepterVpcInfo?.Region ?? region,
  };
}
