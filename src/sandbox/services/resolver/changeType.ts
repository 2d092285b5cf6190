import type { CallContext } from '../../context.js';
import type { EndpointType, ResolverEndpoint } from '../../model/resolver.js';
import { familyOf } from '../../net/block.js';
import type { Members } from '../../protocol/members.js';
import type { World } from '../../world.js';
import { invalidParameter, invalidRequest } from './faults.js';
import { ipv6Place } from './ipv6Place.js';
import { resourceId } from './limits.js';

/** What UpdateResolverEndpoint asks of the type. */
export interface TypeChange {
  readonly type: EndpointType | undefined;
  /** IPv6 addresses to be given, by `rni-…`. */
  readonly pins: ReadonlyMap<string, string>;
}

export function readTypeChange(input: Members): TypeChange {
  const text = input.string('ResolverEndpointType', { values: ['IPV4', 'IPV6', 'DUALSTACK'] });
  const pins = (input.structures('UpdateIpAddresses') ?? []).map((one): [string, string] => [
    one.requiredString('IpId', resourceId),
    one.requiredString('Ipv6', { min: 7, max: 39 }),
  ]);
  const types = ['IPV4', 'IPV6', 'DUALSTACK'] as const;
  return { type: types.find((type) => type === text), pins: new Map(pins) };
}

/** IPV4 to DUALSTACK and back; IPV6 neither way (aws facts §2.3). UPDATING for a while. */
export function changeType(
  { world, now }: CallContext,
  endpoint: ResolverEndpoint,
  { type, pins }: TypeChange,
): void {
  const before = endpoint.type ?? 'IPV4';
  const after = type ?? before;
  if (pins.size > 0 && (before !== 'IPV4' || after !== 'DUALSTACK')) {
    throw invalidRequest('UpdateIpAddresses needs a change of the type from IPV4 to DUALSTACK');
  }
  if (before === after) return;
  if (before === 'IPV6' || after === 'IPV6') {
    throw invalidRequest(`Resolver endpoint type cannot be updated from ${before} to ${after}`);
  }
  if (after === 'DUALSTACK') addIpv6(world, endpoint, pins);
  else removeIpv6(world, endpoint);
  const { inboundEndpoint, outboundEndpoint } = world.timings;
  endpoint.modifiedAt = now;
  endpoint.settledAt =
    now + (endpoint.direction === 'OUTBOUND' ? outboundEndpoint : inboundEndpoint);
}

/** All or nothing: every address finds its place before the first one gets it. */
function addIpv6(
  world: World,
  endpoint: ResolverEndpoint,
  pins: ReadonlyMap<string, string>,
): void {
  const stray = [...pins.keys()].find(
    (id) => !endpoint.addresses.some((address) => address.ipId === id),
  );
  if (stray !== undefined) {
    throw invalidParameter(`IP address ID '${stray}' is not of this endpoint`, 'UpdateIpAddresses');
  }
  const taken = new Set<string>();
  const places = endpoint.addresses.map((address) => {
    const subnet = world.subnets.find((each) => each.subnetId === address.subnetId);
    if (!subnet) throw new Error('An endpoint stands in subnets that exist.');
    const ipv6 = ipv6Place(world, subnet, pins.get(address.ipId), address.ipId, taken);
    return { address, ipv6 };
  });
  for (const { address, ipv6 } of places) {
    address.ipv6 = ipv6;
    const id = address.networkInterfaceId;
    const carrier = world.networkInterfaces.find((each) => each.networkInterfaceId === id);
    if (carrier) carrier.ipv6Addresses = [ipv6];
  }
  endpoint.type = 'DUALSTACK';
}

function removeIpv6(world: World, endpoint: ResolverEndpoint): void {
  const user = world.resolverRules.find(
    (rule) =>
      rule.resolverEndpointId === endpoint.id && rule.targets.some(({ ip }) => familyOf(ip) === 6),
  );
  if (user) {
    throw invalidRequest(`Resolver rule '${user.id}' of this endpoint has IPv6 targets`);
  }
  for (const address of endpoint.addresses) {
    delete address.ipv6;
    const id = address.networkInterfaceId;
    const carrier = world.networkInterfaces.find((each) => each.networkInterfaceId === id);
    delete carrier?.ipv6Addresses;
  }
  delete endpoint.type;
}
