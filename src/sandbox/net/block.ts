import { contains } from '../../core/model/cidr.js';
import { isWithin, parseBlock } from './ipv4.js';
import { parseIpv6Block } from './ipv6.js';

/** IP version of an address or block. */
export function familyOf(text: string): 4 | 6 {
  return text.includes(':') ? 6 : 4;
}

/** True if the address lies in the block; never across families. */
export function isInBlock(address: string, block: string): boolean {
  return familyOf(address) === 4 ? isWithin(address, block) : contains(block, address);
}

/** Length of a block's prefix; -1 if it is none. */
export function prefixLength(block: string): number {
  const read = familyOf(block) === 4 ? parseBlock(block) : parseIpv6Block(block);
  return read?.prefix ?? -1;
}

/** Whether a destination is a prefix list's id in place of a block. */
export function isPrefixList(destination: string): boolean {
  return destination.startsWith('pl-');
}
