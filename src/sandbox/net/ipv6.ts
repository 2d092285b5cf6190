import { parseCidr } from '../../core/model/cidr.js';

/** An IPv6 block: its first address as a number, and the length of its prefix. */
export interface Ipv6Block {
  readonly first: bigint;
  readonly prefix: number;
}

export function parseIpv6Block(text: string): Ipv6Block | undefined {
  const block = text.includes('/') ? parseCidr(text) : undefined;
  return block?.family === 6 ? { first: block.base, prefix: block.prefix } : undefined;
}

export function parseIpv6(text: string): bigint | undefined {
  return parseIpv6Block(`${text}/128`)?.first;
}

/** Short lower-case text, as EC2 writes addresses (RFC 5952). */
export function formatIpv6(value: bigint): string {
  const words = Array.from({ length: 8 }, (_, at) =>
    ((value >> BigInt(16 * (7 - at))) & 0xffffn).toString(16),
  );
  return new URL(`http://[${words.join(':')}]/`).hostname.slice(1, -1);
}

/** Canonical text of an IPv6 block, host bits dropped as EC2 does (aws facts §3.3); undefined if none. */
export function canonicalIpv6Block(text: string): string | undefined {
  const block = parseIpv6Block(text);
  return block && `${formatIpv6(block.first)}/${block.prefix}`;
}
