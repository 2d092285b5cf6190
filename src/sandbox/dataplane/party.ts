import type { EndpointAddress, ResolverEndpoint } from '../model/resolver.js';
import { endpointStatus, isAddressServing } from '../states.js';
import type { World } from '../world.js';

/** One end of a packet's way inside AWS: an address in a subnet behind security groups. */
export interface Party {
  readonly ip: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly groupIds: readonly string[];
  readonly endpointId: string;
}

/** One party for each family that the address speaks, IPv4 first. */
function parties(endpoint: ResolverEndpoint, { ip, ipv6, subnetId }: EndpointAddress): Party[] {
  const { hostVpcId: vpcId, securityGroupIds: groupIds, id: endpointId } = endpoint;
  return [ip, ipv6].flatMap((each) =>
    each === undefined ? [] : [{ ip: each, subnetId, vpcId, groupIds, endpointId }],
  );
}

function speaksDo53({ protocols }: ResolverEndpoint): boolean {
  return protocols.length === 0 || protocols.includes('Do53');
}

/** Addresses of an outbound endpoint that can send now; none while it is being made or removed. */
export function outboundParties(world: World, now: number, endpointId: string): Party[] {
  const endpoint = world.resolverEndpoints.find((each) => each.id === endpointId);
  if (endpoint?.direction !== 'OUTBOUND' || !speaksDo53(endpoint)) return [];
  if (['CREATING', 'DELETING'].includes(endpointStatus(endpoint, now))) return [];
  return endpoint.addresses
    .filter((address) => isAddressServing(endpoint, address, now))
    .flatMap((address) => parties(endpoint, address));
}

/** Every inbound address that answers on port 53 now, in all VPCs. */
export function inboundParties(world: World, now: number): Party[] {
  return world.resolverEndpoints
    .filter((endpoint) => endpoint.direction === 'INBOUND' && speaksDo53(endpoint))
    .flatMap((endpoint) =>
      endpoint.addresses
        .filter((address) => isAddressServing(endpoint, address, now))
        .flatMap((address) => parties(endpoint, address)),
    );
}
