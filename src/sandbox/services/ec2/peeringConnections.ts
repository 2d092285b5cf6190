import type { PeeringConnection, PeeringSide } from '../../model/network.js';
import type { XmlObject } from '../../protocol/xml.js';
import { describe, tagSet } from './describe.js';
import { idKinds } from './faults.js';

export const describeVpcPeeringConnections = describe<PeeringConnection>({
  idParameter: 'VpcPeeringConnectionId',
  kind: idKinds.peering,
  set: 'vpcPeeringConnectionSet',
  maxPage: 1000,
  rows: (world) => world.peeringConnections,
  idOf: (peering) => peering.vpcPeeringConnectionId,
  filters: () => ({
    'accepter-vpc-info.cidr-block': ({ accepter }) => accepter.cidrs,
    'accepter-vpc-info.owner-id': ({ accepter }) => [accepter.ownerId],
    'accepter-vpc-info.vpc-id': ({ accepter }) => [accepter.vpcId],
    'requester-vpc-info.cidr-block': ({ requester }) => requester.cidrs,
    'requester-vpc-info.owner-id': ({ requester }) => [requester.ownerId],
    'requester-vpc-info.vpc-id': ({ requester }) => [requester.vpcId],
    'status-code': ({ statusCode }) => [statusCode],
    'vpc-peering-connection-id': ({ vpcPeeringConnectionId }) => [vpcPeeringConnectionId],
  }),
  render: (peering) => ({
    vpcPeeringConnectionId: peering.vpcPeeringConnectionId,
    requesterVpcInfo: side(peering.requester),
    accepterVpcInfo: side(peering.accepter),
    status: { code: peering.statusCode, message: peering.statusMessage },
    tagSet: tagSet(peering.tags),
  }),
});

function side({ vpcId, ownerId, region, cidrs, ipv6Cidrs }: PeeringSide): XmlObject {
  return {
    ownerId,
    vpcId,
    cidrBlock: cidrs[0],
    cidrBlockSet: cidrs.map((cidrBlock) => ({ cidrBlock })),
    ipv6CidrBlockSet: ipv6Cidrs?.map((ipv6CidrBlock) => ({ ipv6CidrBlock })),
    region,
    peeringOptions: {
      allowDnsResolutionFromRemoteVpc: false,
      allowEgressFromLocalClassicLinkToRemoteVpc: false,
      allowEgressFromLocalVpcToRemoteClassicLink: false,
    },
  };
}
