import { ipv4Octets, ipv4Text, ipv6Octets, ipv6Text } from './address.js';
import type { EdnsOption } from './message.js';
import { WireError } from './wireError.js';

type ClientSubnet = Extract<EdnsOption, { kind: 'client-subnet' }>;

function bad(detail: string, at?: number): WireError {
  return new WireError('option-length', `client subnet: ${detail}`, at);
}

/**
 * RFC 7871 section 6: family, two prefix lengths, and just the octets the source prefix needs, with
 * no bit set behind it. Throws WireError `option-length`.
 */
export function clientSubnet(value: Uint8Array, at: number): ClientSubnet {
  if (value.length < 4) throw bad('shorter than its prefixes', at);
  const family = (value[0] ?? 0) * 256 + (value[1] ?? 0);
  const [, , source = 0, scope = 0] = value;
  if (family !== 1 && family !== 2) throw bad('family is neither IPv4 nor IPv6', at);
  const bits = family === 1 ? 32 : 128;
  if (source > bits || scope > bits) throw bad('prefix too long', at);
  const prefix = value.subarray(4);
  if (prefix.length !== Math.ceil(source / 8)) throw bad('address does not fit its prefix', at);
  if (source % 8 !== 0 && ((prefix.at(-1) ?? 0) & (0xff >> (source % 8))) !== 0) {
    throw bad('bits behind the prefix', at);
  }
  const octets = new Uint8Array(bits / 8);
  octets.set(prefix);
  const address = family === 1 ? ipv4Text(octets) : ipv6Text(octets);
  return { kind: 'client-subnet', address, source, scope };
}

/** The option's octets. Throws WireError `bad-address` or `option-length`. */
export function clientSubnetOctets({ address, source, scope }: ClientSubnet): Uint8Array {
  const v6 = address.includes(':');
  const octets = v6 ? ipv6Octets(address) : ipv4Octets(address);
  const value = Uint8Array.from([
    ...[0, v6 ? 2 : 1, source, scope],
    ...octets.slice(0, Math.ceil(source / 8)),
  ]);
  clientSubnet(value, 0);
  return value;
}
