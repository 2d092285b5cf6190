import type { CallContext } from '../../context.js';
import type { Members } from '../../protocol/members.js';
import { endpointStatus } from '../../states.js';
import { resourceId } from './limits.js';
import { listPage, readFilters, readPageRequest } from './listing.js';
import { endpointOf } from './lookup.js';
import { addressShape, endpointShape } from './shapes.js';

export function getResolverEndpoint({ world, now }: CallContext, input: Members): object {
  const id = input.requiredString('ResolverEndpointId', resourceId);
  input.check();
  return { ResolverEndpoint: endpointShape(endpointOf(world, id), now) };
}

export function listResolverEndpoints({ world, now }: CallContext, input: Members): object {
  const page = readPageRequest(input);
  const filters = readFilters(input);
  input.check();
  const rows = world.resolverEndpoints
    .filter((endpoint) => now >= endpoint.createdAt + world.timings.listLag)
    .map((endpoint) => ({
      key: endpoint.id,
      shape: endpointShape(endpoint, now),
      filterable: {
        CreatorRequestId: [endpoint.creatorRequestId],
        Direction: [endpoint.direction],
        HostVPCId: [endpoint.hostVpcId],
        IpAddressCount: [String(endpoint.addresses.length)],
        Name: [endpoint.name ?? ''],
        SecurityGroupIds: endpoint.securityGroupIds,
        Status: [endpointStatus(endpoint, now)],
      },
    }));
  return listPage(rows, 'ResolverEndpoints', page, filters, [
    'CreatorRequestId',
    'Direction',
    'HostVPCId',
    'IpAddressCount',
    'Name',
    'SecurityGroupIds',
    'Status',
  ]);
}

export function listResolverEndpointIpAddresses(
  { world, now }: CallContext,
  input: Members,
): object {
  const id = input.requiredString('ResolverEndpointId', resourceId);
  const page = readPageRequest(input);
  input.check();
  const endpoint = endpointOf(world, id);
  const rows = endpoint.addresses.map((address) => ({
    key: address.ipId,
    shape: addressShape(endpoint, address, now),
    filterable: {},
  }));
  return listPage(rows, 'IpAddresses', page);
}
