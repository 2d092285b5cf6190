import { hexOf } from '../ids.js';
import type { Subnet } from '../model/network.js';
import type { World } from '../world.js';
import { isInBlock } from './block.js';
import type { AddressRefusal } from './freeAddress.js';
import { formatIpv6, parseIpv6, parseIpv6Block } from './ipv6.js';

/** AWS keeps the first four addresses and the last one of every IPv6 block too. */
const reservedBelow = 4n;
const reservedAbove = 1n;

function inUse(world: World, subnet: Subnet): Set<string> {
  const there = world.networkInterfaces.filter((each) => each.subnetId === subnet.subnetId);
  return new Set(there.flatMap((each) => each.ipv6Addresses ?? []));
}

function rangeOf(subnet: Subnet): { readonly first: bigint; readonly size: bigint } | undefined {
  const block = subnet.ipv6 && parseIpv6Block(subnet.ipv6.cidr);
  return block && { first: block.first, size: 1n << BigInt(128 - block.prefix) };
}

/** Why this IPv6 address of the subnet cannot be had; undefined if it can. */
export function ipv6RefusalOf(
  world: World,
  subnet: Subnet,
  address: string,
): AddressRefusal | undefined {
  const range = rangeOf(subnet);
  const value = parseIpv6(address);
  if (!range || value === undefined || !isInBlock(address, subnet.ipv6?.cidr ?? '')) {
    return 'outside';
  }
  const offset = value - range.first;
  if (offset < reservedBelow || offset >= range.size - reservedAbove) return 'outside';
  return inUse(world, subnet).has(formatIpv6(value)) ? 'taken' : undefined;
}

/** A free IPv6 address of the subnet that depends on nothing but the seed and the state. */
export function pickIpv6Address(
  world: World,
  subnet: Subnet,
  seed: string,
  alsoTaken: ReadonlySet<string>,
): string | undefined {
  const range = rangeOf(subnet);
  if (!range) return undefined;
  const used = inUse(world, subnet);
  const count = range.size - reservedBelow - reservedAbove;
  const start = BigInt(`0x${hexOf(seed, 16)}`) % count;
  for (let step = 0n; step < count; step += 1n) {
    const text = formatIpv6(range.first + reservedBelow + ((start + step) % count));
    if (!used.has(text) && !alsoTaken.has(text)) return text;
  }
  return undefined;
}
