import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** A parsed range: family and canonical text (`100.68.0.18/18` becomes `100.68.0.0/18`). */
export interface Cidr {
  readonly family: 4 | 6;
  readonly base: bigint;
  readonly prefix: number;
}

/** Parses `a.b.c.d/n` or `x::y/n`; a bare address counts as its own range. `undefined` if it is neither. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', length, ...rest] = text.split('/');
  if (rest.length > 0) return undefined;
  const family = isIPv4(address) ? 4 : isIPv6(address) ? 6 : undefined;
  // A zone (`fe80::1%eth0`) belongs to one machine, not to a range.
  if (family === undefined || address.includes('%')) return undefined;
  const bits = family === 4 ? 32 : 128;
  const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (prefix < 0 || prefix > bits) return undefined;
  const shift = BigInt(bits - prefix);
  const value = family === 4 ? ipv4Value(address) : ipv6Value(address);
  return { family, base: (value >> shift) << shift, prefix };
}

/** `10.20.0.53` as `10.20.0.53/32`, for AWS takes ranges only; a range as it is. */
export function asRange(text: string): string {
  return text.includes('/') ? text : `${text}/${parseCidr(text)?.family === 6 ? 128 : 32}`;
}

/** Whether every address of `inner` lies in `outer`. Unreadable texts contain nothing. */
export function contains(outer: string, inner: string): boolean {
  const o = parseCidr(outer);
  const i = parseCidr(inner);
  if (!o || !i || o.family !== i.family || i.prefix < o.prefix) return false;
  const shift = BigInt((o.family === 4 ? 32 : 128) - o.prefix);
  return o.base >> shift === i.base >> shift;
}

/** Whether two ranges share an address. */
export function overlaps(a: string, b: string): boolean {
  return contains(a, b) || contains(b, a);
}

/** Whether an address is never routed on the internet: RFC 1918, 6598 (shared), 4193, link-local, loopback. */
export function isPrivateAddress(address: string): boolean {
  if (isIPv4(address)) return privateRanges.check(address, 'ipv4');
  return isIPv6(address) && privateRanges.check(address, 'ipv6');
}

const privateRanges = new BlockList();
privateRanges.addSubnet('10.0.0.0', 8, 'ipv4');
privateRanges.addSubnet('172.16.0.0', 12, 'ipv4');
privateRanges.addSubnet('192.168.0.0', 16, 'ipv4');
privateRanges.addSubnet('100.64.0.0', 10, 'ipv4');
privateRanges.addSubnet('127.0.0.0', 8, 'ipv4');
privateRanges.addSubnet('169.254.0.0', 16, 'ipv4');
privateRanges.addSubnet('fc00::', 7, 'ipv6');
privateRanges.addSubnet('fe80::', 10, 'ipv6');
privateRanges.addAddress('::1', 'ipv6');

function ipv4Value(address: string): bigint {
  return address.split('.').reduce((sum, octet) => (sum << 8n) | BigInt(octet), 0n);
}

function ipv6Value(address: string): bigint {
  const v4 = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  const plain = v4?.[1] && v4[2] ? v4[1] + hexPair(ipv4Value(v4[2])) : address;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(tail === undefined ? 0 : 8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].reduce(
    (sum, part) => (sum << 16n) | BigInt(`0x${part}`),
    0n,
  );
}

function hexPair(value: bigint): string {
  return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
}
