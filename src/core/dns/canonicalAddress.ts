import { ipv4Octets, ipv6Octets, ipv6Text } from './wire/address.js';

/** An IP address in the codec's own spelling, so that equal addresses are equal text. Throws WireError. */
export function canonicalAddress(text: string): string {
  return text.includes(':') ? ipv6Text(ipv6Octets(text)) : ipv4Octets(text).join('.');
}
