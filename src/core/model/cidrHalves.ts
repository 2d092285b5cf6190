import { parseCidr } from './cidr.js';

/** The two halves of a range; none of a single address or of what is no range. */
export function halvesOf(range: string): readonly string[] {
  const read = parseCidr(range);
  const bits = read?.family === 4 ? 32 : 128;
  if (!read || read.prefix >= bits) return [];
  const prefix = read.prefix + 1;
  const upper = read.base | (1n << BigInt(bits - prefix));
  return [read.base, upper].map((base) => `${addressOf(base, read.family)}/${prefix}`);
}

function addressOf(value: bigint, family: 4 | 6): string {
  const [parts, bits, base, separator] =
    family === 4 ? ([4, 8n, 10, '.'] as const) : ([8, 16n, 16, ':'] as const);
  return Array.from({ length: parts }, (_, index) => {
    const shift = BigInt(parts - 1 - index) * bits;
    return ((value >> shift) & ((1n << bits) - 1n)).toString(base);
  }).join(separator);
}
