import type { CallContext } from '../../context.js';
import type { Members } from '../../protocol/members.js';
import { endpointStatus } from '../../states.js';
import { changeType, readTypeChange } from './changeType.js';
import { invalidRequest } from './faults.js';
import { nameLimits, resourceId } from './limits.js';
import { endpointOf } from './lookup.js';
import { endpointShape } from './shapes.js';

/** UpdateResolverEndpoint: the name, and the type between IPV4 and DUALSTACK. */
export function updateResolverEndpoint(context: CallContext, input: Members): object {
  const { world, now } = context;
  const id = input.requiredString('ResolverEndpointId', resourceId);
  const name = input.string('Name', nameLimits);
  const type = readTypeChange(input);
  input.check();
  const endpoint = endpointOf(world, id);
  if (endpointStatus(endpoint, now) === 'DELETING') {
    throw invalidRequest(`Resolver endpoint '${id}' is being deleted`);
  }
  if (input.has('Protocols')) throw invalidRequest('The sandbox cannot change Protocols.');
  changeType(context, endpoint, type);
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
