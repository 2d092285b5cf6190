import type { HeaderFlags } from './message.js';

const bits = [
  ['qr', 0x8000],
  ['aa', 0x0400],
  ['tc', 0x0200],
  ['rd', 0x0100],
  ['ra', 0x0080],
  ['z', 0x0040],
  ['ad', 0x0020],
  ['cd', 0x0010],
] as const;

/** Flags of the header's second word (RFC 1035 section 4.1.1). */
export function decodeFlags(word: number): HeaderFlags {
  const bit = (mask: number): boolean => (word & mask) !== 0;
  return {
    qr: bit(0x8000),
    opcode: (word >> 11) & 15,
    aa: bit(0x0400),
    tc: bit(0x0200),
    rd: bit(0x0100),
    ra: bit(0x0080),
    z: bit(0x0040),
    ad: bit(0x0020),
    cd: bit(0x0010),
  };
}

/** The header's second word without its rcode. */
export function encodeFlags(flags: HeaderFlags): number {
  let word = (flags.opcode & 15) << 11;
  for (const [name, mask] of bits) if (flags[name]) word |= mask;
  return word;
}

/** All flags off, opcode QUERY: spread and set what is wanted. */
export const NO_FLAGS: HeaderFlags = decodeFlags(0);
