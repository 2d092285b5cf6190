import { hexOf } from '../ids.js';
import type { Subnet } from '../model/network.js';
import type { World } from '../world.js';
import { blockSize, formatAddress, parseAddress, parseBlock } from './ipv4.js';

/** AWS keeps the first four addresses and the last one of every subnet. */
const reservedBelow = 4;
const reservedAbove = 1;

interface Range {
  readonly first: number;
  readonly count: number;
}

/** Addresses of a subnet that something may still take, were none of them in use. */
function usableRange(subnet: Subnet): Range {
  const block = parseBlock(subnet.cidr);
  if (!block) return { first: 0, count: 0 };
  const count = blockSize(block) - reservedBelow - reservedAbove - subnet.otherAddressesInUse;
  return { first: block.first + reservedBelow, count: Math.max(0, count) };
}

function addressesInUse(world: World, subnet: Subnet): Set<number> {
  const used = new Set<number>();
  for (const each of world.networkInterfaces) {
    if (each.subnetId !== subnet.subnetId) continue;
    for (const address of each.privateIpAddresses) used.add(parseAddress(address) ?? -1);
  }
  return used;
}

export function availableAddressCount(world: World, subnet: Subnet): number {
  return Math.max(0, usableRange(subnet).count - addressesInUse(world, subnet).size);
}

export type AddressRefusal = 'outside' | 'taken';

/** Why this address of the subnet cannot be had; undefined if it can. */
export function refusalOf(
  world: World,
  subnet: Subnet,
  address: string,
): AddressRefusal | undefined {
  const block = parseBlock(subnet.cidr);
  const value = parseAddress(address);
  if (!block || value === undefined) return 'outside';
  const offset = value - block.first;
  if (offset < reservedBelow || offset >= blockSize(block) - reservedAbove) return 'outside';
  const { first, count } = usableRange(subnet);
  if (value >= first + count) return 'taken';
  return addressesInUse(world, subnet).has(value) ? 'taken' : undefined;
}

/** A free address of the subnet that depends on nothing but the seed and the state. */
export function pickAddress(
  world: World,
  subnet: Subnet,
  seed: string,
  alsoTaken: ReadonlySet<string>,
): string | undefined {
  const { first, count } = usableRange(subnet);
  if (count === 0) return undefined;
  const used = addressesInUse(world, subnet);
  const start = Number.parseInt(hexOf(seed, 8), 16) % count;
  for (let step = 0; step < count; step += 1) {
    const value = first + ((start + step) % count);
    const text = formatAddress(value);
    if (!used.has(value) && !alsoTaken.has(text)) return text;
  }
  return undefined;
}
