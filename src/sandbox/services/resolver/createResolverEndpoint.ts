import type { CallContext } from '../../context.js';
import { newId } from '../../ids.js';
import type { EndpointType, ResolverEndpoint } from '../../model/resolver.js';
import type { Members } from '../../protocol/members.js';
import type { World } from '../../world.js';
import { attachAddresses, placeAddresses, type AddressRequest } from './endpointAddresses.js';
import { exists, invalidParameter, limitExceeded, notFound } from './faults.js';
import { creatorRequestId, groupsPerEndpoint, nameLimits, subnetIdLimits } from './limits.js';
import { resolverArn } from './lookup.js';
import { endpointShape } from './shapes.js';
import { checkTags, readTags } from './tags.js';

export function createResolverEndpoint({ world, now }: CallContext, input: Members): object {
  const creator = input.requiredString('CreatorRequestId', creatorRequestId);
  const name = input.string('Name', nameLimits);
  const direction = input.requiredString('Direction', { values: ['INBOUND', 'OUTBOUND'] });
  const groupIds = input.strings('SecurityGroupIds') ?? (input.missing('SecurityGroupIds'), []);
  const addresses = readAddresses(input);
  const protocols = readProtocols(input, direction);
  const type = readType(input);
  const requestedTags = readTags(input);
  input.check();

  const tags = checkTags({}, requestedTags);
  if (world.resolverEndpoints.some((each) => each.creatorRequestId === creator)) {
    throw exists(
      `Resolver endpoint with creator request ID '${creator}' already exists`,
      'RESOLVER_ENDPOINT',
    );
  }
  if (world.resolverEndpoints.length >= world.endpointQuota) {
    throw limitExceeded(
      `[RSLVR-00309] Account '${world.accountId}' has exceeded 'max-endpoints'.`,
      'RESOLVER_ENDPOINT',
    );
  }
  const placement = placeAddresses(world, addresses, type);
  checkGroups(world, groupIds, placement.vpcId);

  const inbound = direction === 'INBOUND';
  const id = newId(world, inbound ? 'rslvr-in-' : 'rslvr-out-');
  const { inboundEndpoint, outboundEndpoint } = world.timings;
  const endpoint: ResolverEndpoint = {
    id,
    arn: resolverArn(world, 'resolver-endpoint', id),
    creatorRequestId: creator,
    ...(name !== undefined && { name }),
    ...(type !== 'IPV4' && { type }),
    direction: inbound ? 'INBOUND' : 'OUTBOUND',
    hostVpcId: placement.vpcId,
    securityGroupIds: [...groupIds],
    addresses: attachAddresses(world, now, id, groupIds, placement),
    protocols,
    createdAt: now,
    operationalAt: now + (inbound ? inboundEndpoint : outboundEndpoint),
    modifiedAt: now,
    tags,
  };
  world.resolverEndpoints.push(endpoint);
  return { ResolverEndpoint: endpointShape(endpoint, now) };
}

function readAddresses(input: Members): AddressRequest[] {
  const list = input.structures('IpAddresses');
  if (!list) input.missing('IpAddresses');
  return (list ?? []).map((address) => {
    const ip = address.string('Ip', { min: 7, max: 36 });
    const ipv6 = address.string('Ipv6', { min: 7, max: 39 });
    return {
      subnetId: address.requiredString('SubnetId', subnetIdLimits),
      ...(ip !== undefined && { ip }),
      ...(ipv6 !== undefined && { ipv6 }),
    };
  });
}

const types: readonly EndpointType[] = ['IPV4', 'IPV6', 'DUALSTACK'];

function readType(input: Members): EndpointType {
  const text = input.string('ResolverEndpointType', { values: [...types] });
  return types.find((type) => type === text) ?? 'IPV4';
}

function readProtocols(input: Members, direction: string): string[] {
  const protocols = input.strings('Protocols') ?? ['Do53'];
  const allowed = direction === 'INBOUND' ? ['Do53', 'DoH', 'DoH-FIPS'] : ['Do53', 'DoH'];
  const wrong = protocols.find((each) => !allowed.includes(each));
  if (wrong !== undefined) {
    input.problem('Protocols', wrong, `satisfy enum value set: [${allowed.join(', ')}]`);
  }
  return protocols.length > 0 ? protocols : ['Do53'];
}

function checkGroups(world: World, groupIds: readonly string[], vpcId: string): void {
  if (groupIds.length === 0) {
    throw invalidParameter('At least one security group is required', 'SecurityGroupIds');
  }
  if (groupIds.length > groupsPerEndpoint) {
    throw invalidParameter(
      `Maximum of ${groupsPerEndpoint} security groups are allowed`,
      'SecurityGroupIds',
    );
  }
  for (const id of groupIds) {
    if (!id.startsWith('sg-')) {
      throw invalidParameter(
        `Malformed security group ID: Invalid id: '${id}' (expecting 'sg-...')`,
        'SecurityGroupIds',
      );
    }
    const group = world.securityGroups.find((each) => each.groupId === id);
    if (!group) throw notFound(`The security group '${id}' does not exist`, 'SECURITY_GROUP');
    if (group.vpcId !== vpcId) {
      throw invalidParameter(
        `The security group '${id}' does not belong to VPC '${vpcId}'`,
        'SecurityGroupIds',
      );
    }
  }
}
