import type { Subnet } from '../../model/network.js';
import { ipv6RefusalOf, pickIpv6Address } from '../../net/freeIpv6Address.js';
import { formatIpv6, parseIpv6 } from '../../net/ipv6.js';
import type { World } from '../../world.js';
import { invalidParameter, invalidRequest } from './faults.js';

/** The IPv6 address for one place of an endpoint, pinned or any, or says why there is none. */
export function ipv6Place(
  world: World,
  subnet: Subnet,
  pinned: string | undefined,
  seed: string,
  taken: Set<string>,
): string {
  const { subnetId } = subnet;
  if (!subnet.ipv6) {
    throw invalidRequest(`Subnet '${subnetId}' does not have an associated IPv6 CIDR block`);
  }
  if (pinned !== undefined) return pin(world, subnet, pinned, taken);
  const found = pickIpv6Address(world, subnet, `${subnetId}/${world.serial}/6/${seed}`, taken);
  if (found === undefined) {
    throw invalidRequest(`Subnet '${subnetId}' does not have enough free IPv6 addresses`);
  }
  taken.add(found);
  return found;
}

function pin(world: World, subnet: Subnet, address: string, taken: Set<string>): string {
  const refusal = ipv6RefusalOf(world, subnet, address);
  if (refusal === 'outside') {
    throw invalidParameter(
      `[RSLVR-00405] IP address '${address}' is either not in subnet '${subnet.subnetId}' CIDR range or is reserved`,
      'Ipv6',
    );
  }
  const text = formatIpv6(parseIpv6(address) ?? 0n);
  if (refusal === 'taken' || taken.has(text)) {
    throw invalidParameter(
      `The IP address '${address}' in subnet '${subnet.subnetId}' is already in use`,
      'Ipv6',
    );
  }
  taken.add(text);
  return text;
}
