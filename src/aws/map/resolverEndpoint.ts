import type {
  IpAddressResponse,
  ResolverEndpoint as AwsEndpoint,
} from '@aws-sdk/client-route53resolver';
import { asId } from '../../core/model/ids.js';
import type { ResolverEndpoint, ResolverEndpointAddress } from '../../core/model/resolver.js';
import { required } from './required.js';

/** One endpoint. Enum values newer than the SDK pass through as they are. */
export function resolverEndpointFrom(endpoint: AwsEndpoint): ResolverEndpoint {
  return {
    id: asId(required(endpoint.Id, 'ResolverEndpoint.Id')),
    arn: endpoint.Arn ?? '',
    name: endpoint.Name ?? '',
    direction: endpoint.Direction ?? '',
    ...(endpoint.ResolverEndpointType ? { type: endpoint.ResolverEndpointType } : {}),
    vpcId: asId(endpoint.HostVPCId ?? ''),
    securityGroupIds: (endpoint.SecurityGroupIds ?? []).map((id) => asId(id)),
    status: endpoint.Status ?? '',
    statusMessage: endpoint.StatusMessage ?? '',
    addressCount: endpoint.IpAddressCount ?? 0,
    protocols: endpoint.Protocols ?? [],
    creatorRequestId: endpoint.CreatorRequestId ?? '',
  };
}

/** One address of an endpoint. */
export function endpointAddressFrom(address: IpAddressResponse): ResolverEndpointAddress {
  return {
    ipId: address.IpId ?? '',
    subnetId: asId(address.SubnetId ?? ''),
    ...(address.Ip === undefined ? {} : { ip: address.Ip }),
    ...(address.Ipv6 === undefined ? {} : { ipv6: address.Ipv6 }),
    status: address.Status ?? '',
    statusMessage: address.StatusMessage ?? '',
  };
}
