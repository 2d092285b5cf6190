import { ipv4Octets, ipv6Octets, ipv6Text } from './wire/address.js';

/** An IP address in the codec's own spelling, so that equal addresses are equal text. Throws WireError. */
export function canonicalAddress(text: string): string {
  return text.includes(':') ? ipv6Text(ipv6Octets(text)) : ipv4Octets(text).join('.');
}

/** Whether an address is never routed on the internet: RFC 1918, 6598 (shared), 4193, link-local, loopback. */
export function isPrivateAddress(text: string): boolean {
  if (text.includes(':')) {
    const octets = ipv6Octets(text);
    const [a = 0, b = 0] = octets;
    const linkLocal = a === 0xfe && (b & 0xc0) === 0x80;
    return (a & 0xfe) === 0xfc || linkLocal || ipv6Text(octets) === '::1';
  }
  const [a = 0, b = 0] = ipv4Octets(text);
  return (
    a === 10 ||
    a === 127 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254)
  );
}
