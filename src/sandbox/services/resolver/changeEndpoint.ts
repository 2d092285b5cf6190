import type { CallContext } from '../../context.js';
import type { Members } from '../../protocol/members.js';
import { endpointStatus } from '../../states.js';
import { invalidRequest } from './faults.js';
import { nameLimits, resourceId } from './limits.js';
import { endpointOf } from './lookup.js';
import { endpointShape } from './shapes.js';

/** UpdateResolverEndpoint: the name is all that can be changed here. */
export function updateResolverEndpoint({ world, now }: CallContext, input: Members): object {
  const id = input.requiredString('ResolverEndpointId', resourceId);
  const name = input.string('Name', nameLimits);
  input.check();
  const endpoint = endpointOf(world, id);
  if (endpointStatus(endpoint, now) === 'DELETING') {
    throw invalidRequest(`Resolver endpoint '${id}' is being deleted`);
  }
  for (const member of ['ResolverEndpointType', 'UpdateIpAddresses', 'Protocols']) {
    if (input.has(member)) throw invalidRequest(`The sandbox cannot change ${member}.`);
  }
  if (name !== undefined) {
    endpoint.name = name;
    endpoint.modifiedAt = now;
  }
  return { ResolverEndpoint: endpointShape(endpoint, now) };
}

export function deleteResolverEndpoint({ world, now }: CallContext, input: Members): object {
  const id = input.requiredString('ResolverEndpointId', resourceId);
  input.check();
  const endpoint = endpointOf(world, id);
  const rules = world.resolverRules.filter((rule) => rule.resolverEndpointId === id);
  if (rules.length > 0) {
    throw invalidRequest(
      '[RSLVR-00600] Cannot delete resolver endpoint unless its related resolver rules are ' +
        'deleted. The following rules still exist for this resolver endpoint: ' +
        rules.map((rule) => rule.id).join(','),
    );
  }
  if (endpoint.goneAt === undefined) {
    const goneAt = now + world.timings.endpointDelete;
    endpoint.goneAt = goneAt;
    endpoint.modifiedAt = now;
    const interfaceIds = endpoint.addresses.map((address) => address.networkInterfaceId);
    for (const each of world.networkInterfaces) {
      if (interfaceIds.includes(each.networkInterfaceId)) each.goneAt = goneAt;
    }
  }
  return { ResolverEndpoint: endpointShape(endpoint, now) };
}
